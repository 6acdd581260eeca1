/** Data Integrity ECDSA Cryptosuites 1.0, appendix B.4: ecdsa-sd-2023 step by step, byte for byte wherever nothing is random. */
import { describe, expect, it } from 'vitest'
import {
  encodeBaseProof,
  encodeDerivedProof,
} from '../../packages/credentials/src/data-integrity/ecdsa-sd-2023/proof-value.ts'
import { readPart, readWhole } from '../../packages/credentials/src/data-integrity/ecdsa-sd-2023/whole-document.ts'
import { addBaseProof, deriveProof, verifyProof } from '../../packages/credentials/src/data-integrity/index.ts'
import { resolveDidKey } from '../../packages/credentials/src/did/index.ts'
import { type JsonObject, parseJson } from '../../packages/credentials/src/json/index.ts'
import { canonicalize, sha256Hex } from '../../packages/credentials/src/json-ld/index.ts'
import { decodeHex, decodeMultibase } from '../../packages/credentials/src/multiformats/index.ts'
import { nodeCryptography } from '../node-cryptography.ts'
import { readStandardsFile, standardsDirectory } from '../standards-directory.ts'
import { withKnownContext } from './citizenship-context.ts'
import { issuerOfMultikey } from './official-key.ts'

const folder = 'vectors/vc-di-ecdsa'
const read = <T = JsonObject>(path: string) => parseJson(readStandardsFile(`${folder}/${path}`)) as T

interface KeyMaterial {
  readonly baseKeyPair: { readonly secretKeyMultibase: string }
  readonly proofKeyPair: { readonly secretKeyMultibase: string; readonly publicKeyMultibase: string }
  readonly hmacKeyString: string
}
interface Grouped {
  readonly value: readonly (readonly [number, string])[]
}
interface RawSignatures {
  readonly baseSignature: string
  readonly signatures: readonly string[]
}

const sets = [
  { name: 'prc', pointers: 'prCred' },
  { name: 'employ', pointers: 'employ' },
]

describe.skipIf(standardsDirectory === null).each(sets)('ecdsa-sd-2023 on $name', ({ name, pointers }) => {
  const step = <T = JsonObject>(file: string) => read<T>(`ecdsa-sd-2023/${name}/${file}`)
  const material = () => read<KeyMaterial>('ecdsa-sd-2023/SDKeyMaterial.json')
  const hmacKey = () => decodeHex(material().hmacKeyString.toLowerCase())
  const mandatoryPointers = () => read<readonly string[]>(`${pointers}Mandatory.json`)
  const selectivePointers = () => read<readonly string[]>(`${pointers}Selective.json`)
  const based = () => withKnownContext(step('addSignedSDBase.json'))
  const unsecured = () => {
    const { proof: _, ...document } = based()
    return document
  }
  const cryptography = () => ({ ...nodeCryptography, randomBytes: () => hmacKey() })
  const whole = () => readWhole(unsecured(), { hmacKey: hmacKey(), sha256Hex })
  const bytesOf = (texts: readonly string[]) => texts.map((text) => decodeHex(text))
  const expectations = {
    resolveDid: async (did: string) => resolveDidKey(did),
    cryptography: nodeCryptography,
    now: new Date('2026-06-01T00:00:00Z'),
  }

  it('canonicalises the document', async () => {
    expect(await canonicalize(unsecured())).toBe(step<readonly string[]>('addBaseDocCanon.json').join(''))
  })

  it('gives blank nodes the labels of the secret', async () => {
    expect((await whole()).lines).toEqual(step<readonly string[]>('addBaseDocHMACCanon.json'))
  })

  it('groups the statements by pointers', async () => {
    const document = await whole()
    const { mandatory } = step('addBaseTransform.json') as unknown as { readonly mandatory: Grouped }
    const part = await readPart(document, mandatoryPointers())
    expect([...part.indexes].sort((one, other) => one - other)).toEqual(mandatory.value.map(([index]) => index))
    const groups = step('derivedGroupIndexes.json')
    const shown = await readPart(document, [...mandatoryPointers(), ...selectivePointers()])
    expect([...shown.indexes].sort((one, other) => one - other)).toEqual(groups['combinedIndexes'])
  })

  it('hashes the proof configuration and the mandatory statements', async () => {
    const { proofHash, mandatoryHash } = step('addHashData.json')
    const config = withKnownContext(step('addProofConfig.json'))
    const canonical = await canonicalize(config)
    expect(canonical).toBe(readStandardsFile(`${folder}/ecdsa-sd-2023/${name}/addProofConfigCanon.txt`))
    expect(sha256Hex(canonical)).toBe(proofHash)
    const document = await whole()
    const { indexes } = await readPart(document, mandatoryPointers())
    expect(sha256Hex(document.lines.filter((_, index) => indexes.has(index)).join(''))).toBe(mandatoryHash)
  })

  it('writes the base proof value', () => {
    const { baseSignature, signatures } = step('addRawBaseSignatureInfo.json') as unknown as RawSignatures
    const written = encodeBaseProof({
      baseSignature: decodeHex(baseSignature),
      publicKey: decodeMultibase(material().proofKeyPair.publicKeyMultibase),
      hmacKey: hmacKey(),
      signatures: bytesOf(signatures),
      mandatoryPointers: mandatoryPointers(),
    })
    expect(written).toBe((based()['proof'] as JsonObject)['proofValue'])
  })

  it('derives the document that is shown, with its proof', async () => {
    const derived = await deriveProof(based(), {
      selectivePointers: selectivePointers(),
      cryptography: nodeCryptography,
    })
    expect(derived).toEqual(withKnownContext(step('derivedRevealDocument.json')))
  })

  it('writes the derived proof value', () => {
    const data = step('derivedDisclosureData.json') as unknown as RawSignatures & {
      readonly labelMap: { readonly value: readonly (readonly [string, string])[] }
      readonly mandatoryIndexes: readonly number[]
    }
    const labels = data.labelMap.value.map(([canonical, label]): [number, Uint8Array] => [
      Number(canonical.slice('c14n'.length)),
      decodeMultibase(label),
    ])
    const written = encodeDerivedProof({
      baseSignature: decodeHex(data.baseSignature),
      publicKey: decodeMultibase(material().proofKeyPair.publicKeyMultibase),
      signatures: bytesOf(data.signatures),
      labels: new Map(labels),
      mandatoryIndexes: data.mandatoryIndexes,
    })
    expect(written).toBe((step('derivedRevealDocument.json')['proof'] as JsonObject)['proofValue'])
  })

  it('verifies the derived document, and not with a changed one', async () => {
    const shown = withKnownContext(step('derivedRevealDocument.json'))
    expect(await verifyProof(shown, expectations)).toMatchObject({ result: 'passed', reason: 'proof.verified' })
    const changed = { ...shown, validFrom: '2001-01-01T00:00:00Z' }
    expect(await verifyProof(changed, expectations)).toMatchObject({ reason: 'proof.signature-mismatch' })
    expect(await verifyProof(based(), expectations)).toMatchObject({ reason: 'proof.base-proof' })
  })

  it('makes a base proof with the same keys, which holds when a part is shown', async () => {
    const { baseKeyPair, proofKeyPair } = material()
    const ephemeral = issuerOfMultikey('ES256', proofKeyPair.secretKeyMultibase)
    const made = await addBaseProof(unsecured(), {
      signer: issuerOfMultikey('ES256', baseKeyPair.secretKeyMultibase).signer,
      created: new Date('2023-08-15T23:36:38Z'),
      cryptography: cryptography(),
      ephemeralKey: { publicKey: ephemeral.publicKey, sign: ephemeral.signer.sign },
      mandatoryPointers: mandatoryPointers(),
    })
    const { proofValue, ...options } = made['proof'] as JsonObject
    const { proofValue: official, ...officialOptions } = based()['proof'] as JsonObject
    expect(options).toEqual(officialOptions)
    expect(String(proofValue)).toHaveLength(String(official).length)
    const shown = await deriveProof(made, { selectivePointers: selectivePointers(), cryptography: nodeCryptography })
    expect(await verifyProof(shown, expectations)).toMatchObject({ result: 'passed', reason: 'proof.verified' })
  })
})
