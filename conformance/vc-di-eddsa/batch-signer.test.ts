/** Signing many credentials of one achievement gives, byte for byte, what signing each by itself gives. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addProof,
  createBatchSigner,
  type ProofSettings,
  verifyProof,
} from '../../packages/credentials/src/data-integrity/index.ts'
import { resolveDidKey } from '../../packages/credentials/src/did/index.ts'
import { toEuropeanDigitalCredential } from '../../packages/credentials/src/elm/index.ts'
import { exampleAward } from '../../packages/credentials/src/elm/testing/example-award.ts'
import type { JsonObject, JsonValue } from '../../packages/credentials/src/json/index.ts'
import { toAchievementCredential } from '../../packages/credentials/src/open-badges/index.ts'
import { createTestKey, nodeCryptography } from '../node-cryptography.ts'

const key = createTestKey(new Uint8Array(32).fill(9))
const settings: ProofSettings = {
  signer: key.signer,
  cryptosuite: 'eddsa-rdfc-2022',
  created: new Date('2026-05-01T00:00:00Z'),
  cryptography: nodeCryptography,
}
const { credential: badge } = await toAchievementCredential(exampleAward, { cryptography: nodeCryptography })
const { credential: european } = toEuropeanDigitalCredential(exampleAward)
const subjectOf = (document: JsonObject) => document['credentialSubject'] as JsonObject
const plain: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
  id: 'urn:uuid:shared',
  type: ['VerifiableCredential'],
  issuer: { id: key.did, name: 'Northshore University (demo)' },
  credentialSubject: {
    alumniOf: { id: 'https://northshore.example', name: 'Northshore University (demo)', seat: { city: 'Port' } },
    parts: [{ colour: 'red' }, { colour: 'red' }, { colour: 'blue', of: { shade: 'dark' } }],
    twin: { like: { a: 1 } },
    other: { like: { a: 1 } },
  },
}

/** The batch way and the single way, or the code with which both refuse. */
async function signBoth(
  shared: JsonObject,
  own: JsonObject,
  whole: JsonObject,
  batch = createBatchSigner(shared, settings),
) {
  const outcome = (work: Promise<JsonObject>) =>
    work.then(
      (document) => JSON.stringify(document),
      (error) => `refused: ${error.code}`,
    )
  return [await outcome(batch(own)), await outcome(addProof(whole, settings))] as const
}

describe('a batch signer', () => {
  it('gives each badge the proof that it would get by itself', async () => {
    const { id: _id, validFrom: _validFrom, credentialStatus: _status, ...rest } = badge
    const { identifier: _identifier, ...subject } = subjectOf(badge)
    const batch = createBatchSigner({ ...rest, credentialSubject: subject }, settings)
    for (let person = 0; person < 40; person += 1) {
      const own: JsonObject = {
        id: `urn:uuid:${person}`,
        validFrom: `2026-05-${String((person % 28) + 1).padStart(2, '0')}T00:00:00Z`,
        credentialStatus: { ...(badge['credentialStatus'] as JsonObject), id: `urn:status:${person}` },
        credentialSubject: {
          identifier: [
            { type: 'IdentityObject', hashed: false, identityHash: `Person ${person}`, identityType: 'name' },
          ],
        },
      }
      const signed = await batch(own)
      const { proof: _proof, ...unsecured } = signed
      expect(subjectOf(unsecured)['achievement']).toEqual(subjectOf(badge)['achievement'])
      expect(JSON.stringify(signed)).toBe(JSON.stringify(await addProof(unsecured, settings)))
    }
  })

  it('verifies, and a change of the shared part is found', async () => {
    const signed = await createBatchSigner(plain, settings)({ id: 'urn:uuid:1' })
    const expectations = {
      resolveDid: async (did: string) => resolveDidKey(did),
      cryptography: nodeCryptography,
      now: new Date('2026-06-01T00:00:00Z'),
    }
    expect(await verifyProof(signed, expectations)).toMatchObject({ result: 'passed' })
    const changed = { ...signed, issuer: { ...(signed['issuer'] as JsonObject), name: 'Another' } }
    expect(await verifyProof(changed, expectations)).toMatchObject({ reason: 'proof.signature-mismatch' })
  })

  const value: fc.Arbitrary<JsonValue> = fc.oneof(
    fc.constantFrom<JsonValue>('x', 7, true, null, [], {}, { id: 'urn:x:1' }, ['a', 'b'], { '@context': null }),
    fc.constantFrom<JsonValue>(
      { id: 'https://northshore.example', note: 'said twice' },
      { like: { a: 1 } },
      { city: 'Port' },
      { '@graph': [] },
      { '@value': 'x', '@language': 'en' },
      { '@list': [{ a: 1 }] },
      'urn:x:y',
    ),
  )
  const member = fc.constantFrom(
    'id',
    'type',
    'issuer',
    'name',
    'alumniOf',
    'parts',
    'twin',
    'achievement',
    'seat',
    'unknown',
    'evidence',
    '@context',
    'proof',
    'awardedBy',
    'hasClaim',
  )
  const change = fc.dictionary(member, value, { maxKeys: 3, noNullPrototype: true })
  it.each([
    ['plain', plain],
    ['badge', badge],
    ['european', european],
  ] as const)('agrees with the single way on any changes of a %s, in any order', async (_kind, shared) => {
    const batch = createBatchSigner(shared, settings)
    await fc.assert(
      fc.asyncProperty(change, change, fc.boolean(), async (top, inner, isDeep) => {
        const own: JsonObject = isDeep ? { ...top, credentialSubject: inner } : top
        const [ours, single] = await signBoth(shared, own, putTogether(shared, own), batch)
        expect(ours).toBe(single)
      }),
      { numRuns: 300 },
    )
  })

  it('takes another way for a part that stands in two places, or in another one', async () => {
    const part = { colour: 'green', of: { shade: 'light' } }
    const shared = { ...plain, credentialSubject: { ...subjectOf(plain), one: part, two: part } }
    const batch = createBatchSigner(shared, settings)
    const signed = await batch({ id: 'urn:uuid:1' })
    const taken = subjectOf(signed)['one']!
    for (const own of [
      { evidence: taken },
      { credentialSubject: { one: 'gone', three: taken } },
      { credentialSubject: { one: taken } },
    ]) {
      const [ours, single] = await signBoth(shared, own, putTogether(shared, own), batch)
      expect(ours).toBe(single)
    }
  })

  it('signs with other suites too', async () => {
    const jcs = { ...settings, cryptosuite: 'eddsa-jcs-2022' } as const
    const own = { id: 'urn:uuid:1' }
    expect(await createBatchSigner(plain, jcs)(own)).toEqual(await addProof({ ...plain, ...own }, jcs))
  })

  it('does not see what happens to the shared content afterwards, and lets nobody change it', async () => {
    const shared = structuredClone(plain) as { issuer: { name: string } } & JsonObject
    const batch = createBatchSigner(shared, settings)
    const before = await batch({ id: 'urn:uuid:1' })
    shared.issuer.name = 'Another'
    expect(await batch({ id: 'urn:uuid:1' })).toEqual(before)
    expect(() => Object.assign(before['issuer'] as object, { name: 'Another' })).toThrow(TypeError)
  })

  it.each([
    [{ ...plain, proof: {} }, {}, 'credential.proof-present'],
    [plain, { proof: {} }, 'credential.proof-present'],
    [plain, JSON.parse('{"__proto__":{"id":"urn:x:1"}}'), 'json.forbidden-member'],
    [plain, JSON.parse('{"credentialSubject":{"__proto__":{"id":"urn:x:1"}}}'), 'json.forbidden-member'],
    [plain, { '@context': 'https://unknown.example' }, 'credential.context-unknown'],
    [{ ...plain, '@context': 'https://www.w3.org/ns/credentials/v2' }, {}, 'credential.undefined-term'],
    [plain, { credentialSubject: { '@index': 'x' } }, 'credential.undefined-term'],
    [{ ...plain, credentialSubject: { size: Number.NaN } }, {}, 'credential.malformed'],
    [plain, { id: 'relative' }, 'credential.malformed'],
  ])('refuses (%#)', async (shared, own, code) => {
    const sign = async () => createBatchSigner(shared, settings)(own)
    await expect(sign()).rejects.toThrow(expect.objectContaining({ code }))
  })

  it('knows no other suite', () => {
    const unknown = { ...settings, cryptosuite: 'rsa' } as unknown as ProofSettings
    expect(() => createBatchSigner(plain, unknown)).toThrow(
      expect.objectContaining({ code: 'proof.unsupported-cryptosuite' }),
    )
  })
})

function putTogether(shared: JsonObject, own: JsonObject): JsonObject {
  const whole: Record<string, JsonValue | undefined> = { ...shared }
  for (const [name, given] of Object.entries(own)) {
    const before = shared[name]
    const areObjects = [given, before].every((one) => typeof one === 'object' && one !== null && !Array.isArray(one))
    whole[name] = areObjects ? putTogether(before as JsonObject, given as JsonObject) : given
  }
  return whole
}
