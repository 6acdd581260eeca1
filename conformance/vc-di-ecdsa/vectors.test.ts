/**
 * Data Integrity ECDSA Cryptosuites 1.0, appendix B: canonical texts, hashes and signatures of ecdsa-rdfc-2019 and
 * ecdsa-jcs-2019. ECDSA as `node:crypto` makes it is random, so that signatures are compared by verifying them.
 */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { addProof, type CryptosuiteName, verifyProof } from '../../packages/credentials/src/data-integrity/index.ts'
import { resolveDidKey } from '../../packages/credentials/src/did/index.ts'
import { canonicalizeJson, type JsonObject, parseJson } from '../../packages/credentials/src/json/index.ts'
import { canonicalize, sha384Hex } from '../../packages/credentials/src/json-ld/index.ts'
import { decodeMultibase } from '../../packages/credentials/src/multiformats/index.ts'
import { nodeCryptography } from '../node-cryptography.ts'
import { readStandardsFile, standardsDirectory } from '../standards-directory.ts'
import { withKnownContext } from './citizenship-context.ts'
import { issuerOfMultikey } from './official-key.ts'

const folder = 'vectors/vc-di-ecdsa'
const readText = (path: string) => readStandardsFile(`${folder}/${path}`).trim()
const readObject = (path: string) => parseJson(readText(path)) as JsonObject

interface VectorSet {
  readonly suite: CryptosuiteName
  readonly curve: '256' | '384'
  readonly directory: string
  readonly ending: string
}

const sets = (['256', '384'] as const).flatMap((curve): readonly VectorSet[] => {
  const rdfc = { suite: 'ecdsa-rdfc-2019', curve, ending: `ECDSAP${curve}` } as const
  return [
    { ...rdfc, directory: `ecdsa-rdfc-2019-p${curve}` },
    { ...rdfc, directory: `ecdsa-rdfc-2019-p${curve}/employ` },
    {
      suite: 'ecdsa-jcs-2019',
      curve,
      directory: `ecdsa-jcs-2019-p${curve}`,
      ending: `JCSECDSAP${curve}`,
    },
  ]
})

const expectations = {
  resolveDid: async (did: string) => resolveDidKey(did),
  cryptography: nodeCryptography,
  now: new Date('2026-06-01T00:00:00Z'),
}

describe.skipIf(standardsDirectory === null).each(sets)('$directory', ({ suite, curve, directory, ending }) => {
  const hash = (text: string) => createHash(`sha${curve}`).update(text).digest('hex')
  const lineFeed = suite === 'ecdsa-jcs-2019' ? '' : '\n'
  const issuer = () => issuerOfMultikey(`ES${curve}`, String(readObject(`p${curve}KeyPair.json`)['secretKeyMultibase']))
  const canonicalText = (document: JsonObject) =>
    suite === 'ecdsa-jcs-2019'
      ? Promise.resolve(canonicalizeJson(document))
      : canonicalize(document, curve === '384' ? { sha256Hex: sha384Hex } : {})
  const signed = () => withKnownContext(readObject(`${directory}/signed${ending}.json`))

  it('canonicalises the document and its proof configuration', async () => {
    const { proof: _, ...unsecured } = signed()
    const document = await canonicalText(unsecured)
    const proof = await canonicalText(withKnownContext(readObject(`${directory}/proofConfig${ending}.json`)))
    expect(document.trim()).toBe(readText(`${directory}/canonDoc${ending}.txt`))
    expect(proof.trim()).toBe(readText(`${directory}/proofCanon${ending}.txt`))
    expect(hash(document)).toBe(readText(`${directory}/docHash${ending}.txt`))
    expect(hash(proof)).toBe(readText(`${directory}/proofHash${ending}.txt`))
  })

  it('hashes the two canonical texts of the vector, the proof first', () => {
    const proofHash = hash(`${readText(`${directory}/proofCanon${ending}.txt`)}${lineFeed}`)
    const documentHash = hash(`${readText(`${directory}/canonDoc${ending}.txt`)}${lineFeed}`)
    expect(proofHash + documentHash).toBe(readText(`${directory}/combinedHash${ending}.txt`))
  })

  it('writes the signature as the vector does, and verifies it over the two hashes', async () => {
    const signature = decodeMultibase(readText(`${directory}/sigBTC58${ending}.txt`))
    expect(Buffer.from(signature).toString('hex')).toBe(readText(`${directory}/sigHex${ending}.txt`))
    const message = Buffer.from(readText(`${directory}/combinedHash${ending}.txt`), 'hex')
    const { publicKey: key } = issuer()
    const input = { algorithm: `ES${curve}`, key, message, signature } as const
    expect(await nodeCryptography.verify(input)).toBe(true)
  })

  it('verifies the signed document, and not with a changed one', async () => {
    expect(await verifyProof(signed(), expectations)).toMatchObject({ result: 'passed', controller: issuer().did })
    const changed = { ...signed(), validFrom: '2001-01-01T00:00:00Z' }
    expect(await verifyProof(changed, expectations)).toMatchObject({ reason: 'proof.signature-mismatch' })
  })

  it('makes the same proof but for its value, which verifies', async () => {
    const { proof, ...unsecured } = signed()
    const { proofValue: _, ...options } = proof as JsonObject
    const made = await addProof(unsecured, {
      signer: issuer().signer,
      cryptosuite: suite,
      created: new Date(String(options['created'])),
      cryptography: nodeCryptography,
    })
    const { proofValue, ...madeOptions } = made['proof'] as JsonObject
    expect(madeOptions).toEqual(options)
    expect(proofValue).toMatch(/^z/)
    expect(await verifyProof(made, expectations)).toMatchObject({ result: 'passed', reason: 'proof.verified' })
  })
})
