/** Data Integrity EdDSA Cryptosuites 1.0, appendix B: canonical texts, hashes, signatures and signed documents, byte for byte. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { CryptosuiteName } from '../../packages/credentials/src/data-integrity/index.ts'
import { addProof, verifyProof } from '../../packages/credentials/src/data-integrity/index.ts'
import { resolveDidKey } from '../../packages/credentials/src/did/index.ts'
import { canonicalizeJson, type JsonObject, parseJson } from '../../packages/credentials/src/json/index.ts'
import { canonicalize } from '../../packages/credentials/src/json-ld/index.ts'
import { decodeMultibase, encodeMultibase } from '../../packages/credentials/src/multiformats/index.ts'
import { createTestKey, nodeCryptography } from '../node-cryptography.ts'
import { readStandardsFile, standardsDirectory } from '../standards-directory.ts'
import { withKnownContext } from '../vc-di-ecdsa/citizenship-context.ts'

const folder = 'vectors/vc-di-eddsa'
const readText = (path: string) => readStandardsFile(`${folder}/${path}`).trim()
const readJson = (path: string) => parseJson(readText(path)) as JsonObject
/** With our own words for a context that is not at hand. */
const readObject = (path: string) => withKnownContext(readJson(path))
const hash = (text: string) => createHash('sha256').update(text).digest('hex')

interface VectorSet {
  readonly suite: CryptosuiteName
  readonly unsigned: string
  readonly directory: string
  /** How the files of the set end. */
  readonly ending: string
}

const sets: readonly VectorSet[] = [
  { suite: 'eddsa-rdfc-2022', unsigned: 'unsigned.json', directory: 'eddsa-rdfc-2022', ending: 'DataInt' },
  { suite: 'eddsa-rdfc-2022', unsigned: 'employmentAuth.json', directory: 'eddsa-rdfc-2022/employ', ending: 'DataInt' },
  { suite: 'eddsa-jcs-2022', unsigned: 'unsigned.json', directory: 'eddsa-jcs-2022', ending: 'JCS' },
]

const expectations = {
  resolveDid: async (did: string) => resolveDidKey(did),
  cryptography: nodeCryptography,
  now: new Date('2026-06-01T00:00:00Z'),
}

/** The vectors write the private key as a Multikey: two bytes of header, then the seed. */
function officialKey() {
  const secret = (readJson('keyPair.json')['privateKeyMultibase'] ?? '') as string
  return createTestKey(decodeMultibase(secret).slice(2))
}

describe.skipIf(standardsDirectory === null).each(sets)('$suite with $unsigned', (set) => {
  const { suite, unsigned, directory, ending } = set
  const canonicalText = (document: JsonObject) =>
    suite === 'eddsa-jcs-2022' ? Promise.resolve(canonicalizeJson(document)) : canonicalize(document)

  it('canonicalises the document and hashes it', async () => {
    const text = await canonicalText(readObject(unsigned))
    expect(text.trim()).toBe(readText(`${directory}/canonDoc${ending}.txt`))
    expect(hash(text)).toBe(readText(`${directory}/docHash${ending}.txt`))
  })

  it('canonicalises the proof configuration and hashes it', async () => {
    const text = await canonicalText(readObject(`${directory}/proofConfig${ending}.json`))
    expect(text.trim()).toBe(readText(`${directory}/proofCanon${ending}.txt`))
    expect(hash(text)).toBe(readText(`${directory}/proofHash${ending}.txt`))
  })

  it('hashes the two canonical texts of the vector, the proof first', async () => {
    const proofHash = hash(
      `${readText(`${directory}/proofCanon${ending}.txt`)}${suite === 'eddsa-jcs-2022' ? '' : '\n'}`,
    )
    const documentHash = hash(
      `${readText(`${directory}/canonDoc${ending}.txt`)}${suite === 'eddsa-jcs-2022' ? '' : '\n'}`,
    )
    expect(proofHash + documentHash).toBe(readText(`${directory}/combinedHash${ending}.txt`))
  })

  it('signs the two hashes as the vector does', async () => {
    const signature = await officialKey().signer.sign(
      Buffer.from(readText(`${directory}/combinedHash${ending}.txt`), 'hex'),
    )
    expect(Buffer.from(signature).toString('hex')).toBe(readText(`${directory}/sigHex${ending}.txt`))
    expect(encodeMultibase(signature, 'base58btc')).toBe(readText(`${directory}/sigBTC58${ending}.txt`))
  })

  it('makes the signed document, member for member', async () => {
    const config = readObject(`${directory}/proofConfig${ending}.json`)
    const signed = await addProof(readObject(unsigned), {
      signer: officialKey().signer,
      cryptosuite: suite,
      created: new Date(config['created'] as string),
      cryptography: nodeCryptography,
    })
    expect(signed).toEqual(readObject(`${directory}/signed${ending}.json`))
  })

  it('verifies the signed document', async () => {
    const report = await verifyProof(readObject(`${directory}/signed${ending}.json`), expectations)
    expect(report).toMatchObject({ result: 'passed', reason: 'proof.verified', controller: officialKey().did })
  })
})

describe.skipIf(standardsDirectory === null)('Ed25519Signature2020', () => {
  const legacy = 'Ed25519Signature2020'
  const read = () => readObject(`${legacy}/signedEdSig.json`)

  it('canonicalises and hashes as the vector does', async () => {
    const { proof: _, ...unsecured } = read()
    const document = await canonicalize(unsecured)
    const proof = await canonicalize(readObject(`${legacy}/proofConfigEdSig.json`))
    expect(document.trim()).toBe(readText(`${legacy}/canonDocEdSig.txt`))
    expect(proof.trim()).toBe(readText(`${legacy}/proofCanonEdSig.txt`))
    expect(hash(proof) + hash(document)).toBe(readText(`${legacy}/combinedHashEdSig.txt`))
  })

  it('is verified on input', async () => {
    expect(await verifyProof(read(), expectations)).toMatchObject({ result: 'passed', controller: officialKey().did })
  })

  it.each([
    [
      'another content',
      (signed: JsonObject) => ({ ...signed, validFrom: '2001-01-01T00:00:00Z' }),
      'signature-mismatch',
    ],
    ['a cryptosuite beside its type', withProof({ cryptosuite: 'eddsa-rdfc-2022' }), 'unsupported-cryptosuite'],
    ['the name of a newer proof', withProof({ type: 'DataIntegrityProof' }), 'malformed'],
    ['a newer suite', withProof({ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' }), 'signature-mismatch'],
  ])('is not verified with %s', async (_what, change, reason) => {
    expect(await verifyProof(change(read()), expectations)).toMatchObject({ reason: `proof.${reason}` })
  })

  it('is not made any more', async () => {
    const signing = addProof(readObject('unsigned.json'), {
      signer: officialKey().signer,
      cryptosuite: 'Ed25519Signature2020',
      created: new Date('2026-05-01T00:00:00Z'),
      cryptography: nodeCryptography,
    })
    await expect(signing).rejects.toThrow(expect.objectContaining({ code: 'proof.unsupported-cryptosuite' }))
  })
})

function withProof(more: JsonObject) {
  return (signed: JsonObject): JsonObject => ({ ...signed, proof: { ...(signed['proof'] as JsonObject), ...more } })
}

describe.skipIf(standardsDirectory === null)('proof sets and proof chains', () => {
  const proofSets = 'proof-set-chain'

  it.each(['signedProofSet1', 'signedProofSet2', 'signedProofChain1', 'signedProofChain2'])(
    '%s verifies',
    async (name) => {
      const report = await verifyProof(readObject(`${proofSets}/${name}.json`), expectations)
      expect(report).toMatchObject({ result: 'passed', reason: 'proof.verified' })
    },
  )

  it('a set falls with any of its proofs', async () => {
    const signed = readObject(`${proofSets}/signedProofSet2.json`)
    const proofs = signed['proof'] as readonly JsonObject[]
    for (const index of proofs.keys()) {
      const changed = proofs.map((proof, at) => (at === index ? { ...proof, created: '2023-02-24T23:36:39Z' } : proof))
      const report = await verifyProof({ ...signed, proof: changed }, expectations)
      expect(report).toMatchObject({ result: 'failed', reason: 'proof.signature-mismatch' })
    }
  })

  it('a chain falls when a proof it builds on is missing, renamed or another', async () => {
    const signed = readObject(`${proofSets}/signedProofChain2.json`)
    const [first, second, third, fourth] = signed['proof'] as [JsonObject, JsonObject, JsonObject, JsonObject]
    const broken: readonly (readonly [readonly JsonObject[], string])[] = [
      [[first, third, fourth], 'proof.previous-missing'],
      [[first, second, fourth], 'proof.previous-missing'],
      [[third], 'proof.previous-missing'],
      [[{ ...first, id: 'urn:uuid:00000000-0000-4000-8000-000000000000' }, second, third], 'proof.signature-mismatch'],
      [[{ ...second, id: first['id'] }, second, third] as JsonObject[], 'proof.signature-mismatch'],
      [[first, second, { ...third, previousProof: first['id'] }] as JsonObject[], 'proof.signature-mismatch'],
      [[first, second, { ...third, previousProof: [] }] as JsonObject[], 'proof.signature-mismatch'],
      [[first, second, { ...third, previousProof: [1] }] as JsonObject[], 'proof.malformed'],
    ]
    for (const [proof, reason] of broken) {
      expect(await verifyProof({ ...signed, proof }, expectations)).toMatchObject({ result: 'failed', reason })
    }
  })
})
