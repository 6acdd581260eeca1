/** Nothing can be added to a document signed with eddsa-rdfc-2022 without a trace, and no input breaks the verification. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addProof, verifyProof } from '../../packages/credentials/src/data-integrity/index.ts'
import { resolveDidKey } from '../../packages/credentials/src/did/index.ts'
import type { JsonObject, JsonValue } from '../../packages/credentials/src/json/index.ts'
import { lookForeignContext } from '../../packages/credentials/src/json-ld/index.ts'
import { createTestKey, nodeCryptography } from '../node-cryptography.ts'

const key = createTestKey(new Uint8Array(32).fill(9))
const v2 = 'https://www.w3.org/ns/credentials/v2'
const openBadges = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const expectations = {
  resolveDid: async (did: string) => resolveDidKey(did),
  cryptography: nodeCryptography,
  now: new Date('2026-06-01T12:00:00Z'),
}
const credential: JsonObject = {
  '@context': [v2, openBadges],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: key.did, type: ['Profile'], name: 'University of the North (demo)' },
  credentialSubject: { id: 'did:example:learner', type: ['AchievementSubject'] },
}
const sign = (document: JsonObject) =>
  addProof(document, {
    signer: key.signer,
    cryptosuite: 'eddsa-rdfc-2022',
    created: new Date('2026-05-01T00:00:00Z'),
    cryptography: nodeCryptography,
  })

const members = [
  ...['constructor', 'toString', 'hasOwnProperty', 'prototype', 'grade', 'ects', 'evidence', 'holder', 'name', ''],
  ...['@foo', '@value', '@graph', '@included', '@index', '@nest', '@reverse', '@set', '@list', '@language', '@base'],
  ...['@vocab', '@json', '@none', '@direction', '@', 'a:b', 'x y', '/relative', '#fragment', '_:b', 'urn:x:y'],
]
const values: readonly JsonValue[] = [
  'x',
  5,
  true,
  ['x'],
  { id: 'urn:x:y' },
  { a: 1 },
  { '@value': 'x' },
  { type: 'x' },
]

describe('a member added to a signed credential', () => {
  it.each(members)('is noticed when it is called %j, whatever it holds', async (member) => {
    const signed = await sign(credential)
    for (const value of values) {
      for (const place of ['issuer', 'credentialSubject', null]) {
        const holder = (place === null ? signed : signed[place]) as JsonObject
        if (Object.hasOwn(holder, member)) continue
        const changed = { ...holder, [member]: value }
        const report = await verifyProof(place === null ? changed : { ...signed, [place]: changed }, expectations)
        expect.soft(report.result, `${place} ${JSON.stringify(value)}`).not.toBe('passed')
      }
    }
  })
})

describe('a context written into a signed credential', () => {
  const names = { '@vocab': 'https://example.org/#' }
  const turned = { ...names, ects: 'https://example.org/#hours', hours: 'https://example.org/#ects' }

  /** RDF does not know names: the signature stays whole, which is why readers ask `lookForeignContext` first. */
  it('can exchange two names without breaking the signature, and is found', async () => {
    const base = { ...credential, '@context': [v2, openBadges, names] }
    const subject = credential['credentialSubject'] as JsonObject
    const signed = await sign({ ...base, credentialSubject: { ...subject, ects: 5, hours: 125 } })
    const forged = {
      ...signed,
      '@context': [v2, openBadges, turned],
      credentialSubject: { ...subject, ects: 125, hours: 5 },
    }
    expect((await verifyProof(forged, expectations)).result).toBe('passed')
    expect(lookForeignContext(forged, [v2, openBadges])).toBe('/@context')
    expect(lookForeignContext(await sign(credential), [v2, openBadges])).toBeNull()
  })
})

describe('the verification of anything', () => {
  it('answers with a report and never passes what was not signed', async () => {
    const proofMember = fc.constantFrom<JsonValue>(
      null,
      1,
      '',
      'z',
      'did:key:z6Mk#a',
      [],
      {},
      'assertionMethod',
      'z111',
    )
    const proof = fc.record(
      {
        type: fc.constantFrom<JsonValue>('DataIntegrityProof', 'Other', 7),
        cryptosuite: fc.constantFrom<JsonValue>('eddsa-rdfc-2022', 'eddsa-jcs-2022', 'none', null),
        created: proofMember,
        expires: proofMember,
        verificationMethod: fc.oneof(proofMember, fc.constant(key.signer.verificationMethod)),
        proofPurpose: proofMember,
        previousProof: proofMember,
        proofValue: fc.oneof(proofMember, fc.constant(`z${'2'.repeat(87)}`)),
        '@context': fc.jsonValue() as fc.Arbitrary<JsonValue>,
      },
      { requiredKeys: [] },
    )
    const document = fc.oneof(
      fc.jsonValue(),
      fc.record({
        '@context': fc.oneof(fc.constant([v2]), fc.jsonValue()),
        type: fc.jsonValue(),
        proof: fc.oneof(proof, fc.array(proof), fc.jsonValue()),
      }),
      fc.record({ proof }).map((more) => ({ ...credential, ...more })),
    )
    await fc.assert(
      fc.asyncProperty(document, async (given) => {
        expect(['failed', 'undetermined']).toContain((await verifyProof(given, expectations)).result)
      }),
      { numRuns: 500 },
    )
  })
})
