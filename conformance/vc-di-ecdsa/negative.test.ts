/** What must not verify with ECDSA: other keys, other curves, signatures that no signer makes, methods that are none. */
import { describe, expect, it } from 'vitest'
import type { SignatureAlgorithm } from '../../packages/credentials/src/cryptography.ts'
import {
  addProof,
  addProofToSet,
  type CryptosuiteName,
  type ProofReason,
  verifyProof,
  verifyProofs,
} from '../../packages/credentials/src/data-integrity/index.ts'
import { type DidDocument, didJwkOf } from '../../packages/credentials/src/did/index.ts'
import { curves } from '../../packages/credentials/src/jose/curves.ts'
import { toJwk } from '../../packages/credentials/src/jose/index.ts'
import type { JsonObject } from '../../packages/credentials/src/json/index.ts'
import { decodeMultibase, encodeMultibase } from '../../packages/credentials/src/multiformats/index.ts'
import { createTestIssuer, createTestSigner, nodeCryptography } from '../node-cryptography.ts'
import { created, expectations } from './disclosure-issuer.ts'
import { gradedBadge } from './graded-badge.ts'

type Ecdsa = 'ES256' | 'ES384'
const issuers = { ES256: createTestIssuer('ES256'), ES384: createTestIssuer('ES384'), EdDSA: createTestIssuer('EdDSA') }
const curveOf = { ES256: curves['P-256'], ES384: curves['P-384'] } as const
const other = { ES256: 'ES384', ES384: 'ES256' } as const
const sign = (cryptosuite: CryptosuiteName, algorithm: SignatureAlgorithm & keyof typeof issuers) =>
  addProof(gradedBadge(issuers[algorithm].did), {
    signer: issuers[algorithm].signer,
    cryptosuite,
    created,
    cryptography: nodeCryptography,
  })
const proofOf = (signed: JsonObject) => signed['proof'] as JsonObject
const withProof = (signed: JsonObject, more: JsonObject): JsonObject => ({
  ...signed,
  proof: { ...proofOf(signed), ...more },
})
const reasonOf = async (document: unknown, more = {}) =>
  (await verifyProof(document, { ...expectations, ...more })).reason

const combinations = (['ecdsa-rdfc-2019', 'ecdsa-jcs-2019'] as const).flatMap((suite) =>
  (['ES256', 'ES384'] as const).map((algorithm) => ({ suite, algorithm })),
)

describe.each(combinations)('$suite with $algorithm', ({ suite, algorithm }) => {
  const { coordinateLength, order } = curveOf[algorithm]
  const withHalves = (signed: JsonObject, change: (r: Uint8Array, s: Uint8Array) => readonly Uint8Array[]) => {
    const signature = decodeMultibase(String(proofOf(signed)['proofValue']))
    const halves = change(signature.slice(0, coordinateLength), signature.slice(coordinateLength))
    return withProof(signed, { proofValue: encodeMultibase(Buffer.concat(halves), 'base58btc') })
  }
  const zeros = new Uint8Array(coordinateLength)

  it('verifies, and names its key and who controls it', async () => {
    expect(await verifyProof(await sign(suite, algorithm), expectations)).toEqual({
      result: 'passed',
      reason: 'proof.verified',
      verificationMethod: issuers[algorithm].signer.verificationMethod,
      controller: issuers[algorithm].did,
      created: '2026-05-01T00:00:00Z',
    })
  })

  /** The twin of a signature is as good as the signature (FIPS 186-5); nothing is known here by its signature. */
  it('verifies with s and with the order less s, with the same report', async () => {
    const signed = await sign(suite, algorithm)
    const twin = withHalves(signed, (r, s) => [r, difference(order, s)])
    expect(proofOf(twin)['proofValue']).not.toBe(proofOf(signed)['proofValue'])
    expect(await verifyProof(twin, expectations)).toEqual(await verifyProof(signed, expectations))
  })

  const badHalves: readonly (readonly [
    string,
    (r: Uint8Array, s: Uint8Array) => readonly Uint8Array[],
    ProofReason,
  ])[] = [
    ['r of zero', (_r, s) => [zeros, s], 'proof.malformed'],
    ['s of zero', (r) => [r, zeros], 'proof.malformed'],
    ['r as large as the order', (_r, s) => [order, s], 'proof.malformed'],
    ['s as large as the order', (r) => [r, order], 'proof.malformed'],
    ['a byte less', (r, s) => [r, s.slice(1)], 'proof.malformed'],
    ['a byte more', (r, s) => [r, s, Uint8Array.of(0)], 'proof.malformed'],
    ['halves exchanged', (r, s) => [s, r], 'proof.signature-mismatch'],
    ['another last bit', (r, s) => [r, s.map((byte, at) => (at === 9 ? byte ^ 1 : byte))], 'proof.signature-mismatch'],
  ]
  it.each(badHalves)('fails with %s', async (_what, change, reason) => {
    expect(await reasonOf(withHalves(await sign(suite, algorithm), change))).toBe(reason)
  })

  it('fails with the key of another curve or kind, and of somebody else', async () => {
    const signed = await sign(suite, algorithm)
    const method = (key: { readonly signer: { readonly verificationMethod: string } }) => ({
      verificationMethod: key.signer.verificationMethod,
    })
    expect(await reasonOf(withProof(signed, method(issuers[other[algorithm]])))).toBe('proof.malformed')
    expect(await reasonOf(withProof(signed, method(issuers.EdDSA)))).toBe('proof.key-type-mismatch')
    expect(await reasonOf(withProof(signed, method(createTestIssuer(algorithm))))).toBe('proof.signature-mismatch')
  })

  it('fails under the name of another suite', async () => {
    const signed = await sign(suite, algorithm)
    const cousin = suite === 'ecdsa-rdfc-2019' ? 'ecdsa-jcs-2019' : 'ecdsa-rdfc-2019'
    expect(await reasonOf(withProof(signed, { cryptosuite: cousin }))).toBe('proof.signature-mismatch')
    expect(await reasonOf(withProof(signed, { cryptosuite: 'eddsa-rdfc-2022' }))).toBe('proof.key-type-mismatch')
    expect(await reasonOf(withProof(signed, { cryptosuite: 'ecdsa-2019' }))).toBe('proof.unsupported-cryptosuite')
  })

  it('fails with any change of the content, the moment or the purpose', async () => {
    const signed = await sign(suite, algorithm)
    expect(await reasonOf({ ...signed, name: 'Data mastery' })).toBe('proof.signature-mismatch')
    expect(await reasonOf(withProof(signed, { created: '2026-05-01T00:00:01Z' }))).toBe('proof.signature-mismatch')
    expect(await reasonOf(withProof(signed, { proofPurpose: 'authentication' }))).toBe('proof.purpose-mismatch')
    expect(await reasonOf(withProof(signed, { expires: '2026-05-31T00:00:00Z' }))).toBe('proof.expired')
    expect(await reasonOf(withProof(signed, { created: '2026-07-01T00:00:00Z' }))).toBe('proof.created-in-future')
    expect(await reasonOf(signed, { domain: 'https://verifier.example' })).toBe('proof.domain-mismatch')
    expect(await reasonOf(signed, { challenge: 'n-1' })).toBe('proof.challenge-mismatch')
  })

  it('is not signed with a key of Ed25519, nor a suite of Ed25519 with this one', async () => {
    const refused = expect.objectContaining({ code: 'proof.key-type-mismatch' })
    await expect(sign(suite, 'EdDSA')).rejects.toThrow(refused)
    await expect(sign('eddsa-rdfc-2022', algorithm)).rejects.toThrow(refused)
    await expect(sign('eddsa-jcs-2022', algorithm)).rejects.toThrow(refused)
  })
})

describe('the key as JWK', () => {
  const did = 'did:web:northshore.example'
  const id = `${did}#key-1`
  const { publicKey, privateKey } = issuers.ES256
  const signed = () =>
    addProof(gradedBadge(did), {
      signer: createTestSigner(privateKey, id, 'ES256'),
      cryptosuite: 'ecdsa-jcs-2019',
      created,
      cryptography: nodeCryptography,
    })
  const publicKeyJwk = toJwk(publicKey)
  const method = { id, type: 'JsonWebKey', controller: did, publicKeyJwk }
  const documentWith = (more: JsonObject) =>
    ({ id: did, verificationMethod: [{ ...method, ...more }], assertionMethod: [id] }) as unknown as DidDocument
  const multikey = issuers.ES256.signer.verificationMethod.split('#')[1] ?? ''

  it.each<readonly [string, JsonObject, ProofReason]>([
    ['as it is', {}, 'proof.verified'],
    ['under its older name', { type: 'JsonWebKey2020' }, 'proof.verified'],
    ['with its algorithm', { publicKeyJwk: { ...publicKeyJwk, alg: 'ES256', use: 'sig' } }, 'proof.verified'],
    ['with its private half', { publicKeyJwk: { ...publicKeyJwk, d: 'AAAA' } }, 'proof.key-unsound'],
    ['beside its curve', { publicKeyJwk: { ...publicKeyJwk, y: publicKeyJwk['x'] } }, 'proof.key-unsound'],
    ['to encrypt', { publicKeyJwk: { ...publicKeyJwk, use: 'enc' } }, 'proof.key-unresolvable'],
    ['for another algorithm', { publicKeyJwk: { ...publicKeyJwk, alg: 'ES384' } }, 'proof.key-unresolvable'],
    ['in two ways', { publicKeyMultibase: multikey }, 'proof.key-unresolvable'],
    ['as Multikey by name only', { type: 'Multikey' }, 'proof.key-unresolvable'],
    ['as a shared secret', { publicKeyJwk: { kty: 'oct', k: 'AAAA' } }, 'proof.key-unsound'],
    ['of somebody else', { controller: 'did:web:other.example' }, 'proof.controller-mismatch'],
    ['of another curve', { publicKeyJwk: toJwk(issuers.ES384.publicKey) }, 'proof.malformed'],
    ['of another kind', { publicKeyJwk: toJwk(issuers.EdDSA.publicKey) }, 'proof.key-type-mismatch'],
  ])('%s', async (_what, more, reason) => {
    expect(await reasonOf(await signed(), { resolveDid: async () => documentWith(more) })).toBe(reason)
  })

  it('as did:jwk verifies, under the name of its first key only', async () => {
    const jwkDid = didJwkOf(publicKey)
    const signing = (fragment: string) =>
      addProof(gradedBadge(jwkDid), {
        signer: createTestSigner(privateKey, `${jwkDid}#${fragment}`, 'ES256'),
        cryptosuite: 'ecdsa-rdfc-2019',
        created,
        cryptography: nodeCryptography,
      })
    expect(await verifyProof(await signing('0'), expectations)).toMatchObject({ result: 'passed', controller: jwkDid })
    expect(await reasonOf(await signing('1'))).toBe('proof.key-not-authorized')
  })
})

describe('proofs beside and upon each other', () => {
  const badge = gradedBadge(issuers.ES256.did)
  const settings = (algorithm: Ecdsa | 'EdDSA', id: string) =>
    ({
      signer: issuers[algorithm].signer,
      cryptosuite: algorithm === 'EdDSA' ? 'eddsa-jcs-2022' : 'ecdsa-rdfc-2019',
      created,
      cryptography: nodeCryptography,
      id,
    }) as const
  const chained = async () => {
    const first = await addProofToSet(badge, settings('ES256', 'urn:uuid:1'))
    return addProofToSet(first, { ...settings('EdDSA', 'urn:uuid:2'), previousProof: 'urn:uuid:1' })
  }
  const proofsOf = (signed: JsonObject) => signed['proof'] as [JsonObject, JsonObject]

  it('all verify, each with its report', async () => {
    const set = await addProofToSet(
      await addProofToSet(badge, settings('ES256', 'urn:uuid:1')),
      settings('ES384', 'urn:uuid:2'),
    )
    expect((await verifyProofs(set, expectations)).map(({ controller }) => controller)).toEqual([
      issuers.ES256.did,
      issuers.ES384.did,
    ])
    expect(await reasonOf(set)).toBe('proof.verified')
    expect(await reasonOf(await chained())).toBe('proof.verified')
  })

  it('verify in any order, and a set also without one of them', async () => {
    const signed = await chained()
    const [first, second] = proofsOf(signed)
    expect(await reasonOf({ ...signed, proof: [second, first] })).toBe('proof.verified')
    expect(await reasonOf({ ...signed, proof: first })).toBe('proof.verified')
  })

  it.each<readonly [string, (proofs: readonly [JsonObject, JsonObject]) => readonly JsonObject[], ProofReason]>([
    ['the first is missing', ([, second]) => [second], 'proof.previous-missing'],
    [
      'the first is changed',
      ([first, second]) => [{ ...first, created: '2026-05-02T00:00:00Z' }, second],
      'proof.signature-mismatch',
    ],
    [
      'the second names another',
      ([first, second]) => [first, { ...second, previousProof: 'urn:uuid:3' }],
      'proof.previous-missing',
    ],
    [
      'the second names itself',
      ([first, second]) => [first, { ...second, previousProof: 'urn:uuid:2' }],
      'proof.signature-mismatch',
    ],
    [
      'the second builds on nothing',
      ([first, { previousProof: _, ...second }]) => [first, second],
      'proof.signature-mismatch',
    ],
  ])('fail when %s', async (_what, change, reason) => {
    const signed = await chained()
    expect(await reasonOf({ ...signed, proof: change(proofsOf(signed)) })).toBe(reason)
  })

  it('are not built on a proof that is not there', async () => {
    const building = addProofToSet(badge, { ...settings('ES256', 'urn:uuid:1'), previousProof: 'urn:uuid:0' })
    await expect(building).rejects.toThrow(expect.objectContaining({ code: 'proof.previous-missing' }))
  })

  it('end when they say so', async () => {
    const ending = await addProof(badge, {
      ...settings('ES256', 'urn:uuid:1'),
      expires: new Date('2026-06-01T12:00:00Z'),
    })
    expect(await reasonOf(ending)).toBe('proof.expired')
    expect(await reasonOf(ending, { now: new Date('2026-06-01T11:59:59Z') })).toBe('proof.verified')
  })
})

/** order - s, both big-endian and equally long. */
function difference(order: Uint8Array, s: Uint8Array): Uint8Array {
  const left = BigInt(`0x${Buffer.from(order).toString('hex')}`)
  const digits = (left - BigInt(`0x${Buffer.from(s).toString('hex')}`)).toString(16).padStart(order.length * 2, '0')
  return Uint8Array.from(Buffer.from(digits, 'hex'))
}
