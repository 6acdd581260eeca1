import { describe, expect, it } from 'vitest'
import { checkCredentialShape, lookDataModelVersion, lookDateTimeStamp } from './index.ts'

const v2 = 'https://www.w3.org/ns/credentials/v2'
const v1 = 'https://www.w3.org/2018/credentials/v1'
const credential = {
  '@context': [v2],
  type: ['VerifiableCredential'],
  issuer: 'did:web:uni-north.example',
  credentialSubject: { id: 'did:example:learner' },
}
const older = { ...credential, '@context': [v1], issuanceDate: '2026-05-01T00:00:00Z' }
const digest = { digestSRI: `sha384-${'A'.repeat(64)}` }
const resource = { id: 'https://uni-north.example/a.css', ...digest }
const found = (value: unknown) => checkCredentialShape(value).map(({ code, path }) => `${code} ${path}`)

describe('a credential of the data model 2.0', () => {
  it.each([
    [{}],
    [{ id: 'urn:uuid:0199f0a0-0000-7000-8000-000000000001' }],
    [{ issuer: { id: 'https://uni-north.example', name: 'University of the North (demo)' } }],
    [{ type: 'VerifiableCredential' }],
    [{ validFrom: '2026-05-01T00:00:00Z', validUntil: '2026-05-01T02:00:00+02:00' }],
    [{ name: { '@value': 'Data literacy', '@language': 'en-IE', '@direction': 'ltr' } }],
    [{ description: ['One', { '@value': 'Eins', '@language': 'de' }] }],
    [{ credentialStatus: { type: 'BitstringStatusListEntry' } }],
    [{ evidence: [{ type: ['Evidence'] }], termsOfUse: { type: 'Policy', id: 'urn:policy:1' } }],
    [{ relatedResource: [resource, { id: 'urn:other', digestMultibase: 'uEiAA' }] }],
    [{ relatedResource: { ...resource, digestSRI: `${digest.digestSRI} ${digest.digestSRI}` } }],
  ])('is sound (%#)', (more) => {
    expect(checkCredentialShape({ ...credential, ...more })).toEqual([])
  })

  it.each([
    [{ '@context': undefined }, 'shape.context-missing /@context'],
    [{ '@context': v2 }, 'shape.context-malformed /@context'],
    [{ '@context': [] }, 'shape.context-base-not-first /@context/0'],
    [{ '@context': ['https://www.w3.org/ns/credentials/examples/v2', v2] }, 'shape.context-base-not-first /@context/0'],
    [{ '@context': [{}, v2] }, 'shape.context-base-not-first /@context/0'],
    [{ '@context': [v2, 'a b:c'] }, 'shape.context-malformed /@context/1'],
    [{ '@context': [v2, null] }, 'shape.context-malformed /@context/1'],
    [{ '@context': [v2, [v1]] }, 'shape.context-malformed /@context/1'],
    [{ type: undefined }, 'shape.type-missing /type'],
    [{ type: [] }, 'shape.type-missing /type'],
    [{ type: ['OpenBadgeCredential'] }, 'shape.type-not-a-credential /type'],
    [{ type: ['VerifiableCredential', 7] }, 'shape.type-malformed /type/1'],
    [{ type: ['VerifiableCredential', ''] }, 'shape.type-malformed /type/1'],
    [{ id: 'credential 1' }, 'shape.id-malformed /id'],
    [{ id: null }, 'shape.id-malformed /id'],
    [{ id: ['urn:a:b', 'urn:a:c'] }, 'shape.id-malformed /id'],
    [{ id: 'https://a.example/<x>' }, 'shape.id-malformed /id'],
    [{ issuer: undefined }, 'shape.issuer-missing /issuer'],
    [{ issuer: null }, 'shape.issuer-malformed /issuer'],
    [{ issuer: 'University' }, 'shape.issuer-malformed /issuer'],
    [{ issuer: [credential.issuer] }, 'shape.issuer-malformed /issuer'],
    [{ issuer: {} }, 'shape.issuer-malformed /issuer'],
    [{ issuer: { id: null } }, 'shape.issuer-malformed /issuer'],
    [{ issuer: { id: credential.issuer, name: 7 } }, 'shape.text-malformed /issuer/name'],
    [{ validFrom: '2026-05-01' }, 'shape.date-malformed /validFrom'],
    [{ validFrom: '2026-05-01T00:00:00' }, 'shape.date-malformed /validFrom'],
    [{ validFrom: null }, 'shape.date-malformed /validFrom'],
    [{ validUntil: 1_780_000_000 }, 'shape.date-malformed /validUntil'],
    [
      { validFrom: '2026-05-01T00:00:00Z', validUntil: '2026-04-30T23:59:59Z' },
      'shape.valid-until-before-valid-from /validUntil',
    ],
    [
      { validFrom: '2026-05-01T00:00:00Z', validUntil: '2026-05-01T01:59:59+02:00' },
      'shape.valid-until-before-valid-from /validUntil',
    ],
    [{ credentialSubject: undefined }, 'shape.subject-missing /credentialSubject'],
    [{ credentialSubject: [] }, 'shape.subject-missing /credentialSubject'],
    [{ credentialSubject: {} }, 'shape.subject-empty /credentialSubject'],
    [{ credentialSubject: [{ id: 'urn:a:b' }, {}] }, 'shape.subject-empty /credentialSubject/1'],
    [{ credentialSubject: 'did:example:learner' }, 'shape.subject-malformed /credentialSubject'],
    [{ credentialSubject: null }, 'shape.subject-malformed /credentialSubject'],
    [{ credentialSubject: { id: 'learner' } }, 'shape.id-malformed /credentialSubject/id'],
    [{ credentialStatus: {} }, 'shape.type-missing /credentialStatus/type'],
    [{ credentialStatus: null }, 'shape.member-malformed /credentialStatus'],
    [{ credentialStatus: { type: 'A', id: 'b' } }, 'shape.id-malformed /credentialStatus/id'],
    [{ credentialSchema: { type: 'A' } }, 'shape.id-missing /credentialSchema/id'],
    [{ credentialSchema: [{ id: 'urn:a:b' }] }, 'shape.type-missing /credentialSchema/0/type'],
    [{ refreshService: { id: 'urn:a:b' } }, 'shape.type-missing /refreshService/type'],
    [{ termsOfUse: [{ type: 'A' }, 'none'] }, 'shape.member-malformed /termsOfUse/1'],
    [{ evidence: { type: null } }, 'shape.type-missing /evidence/type'],
    [{ proof: { cryptosuite: 'eddsa-rdfc-2022' } }, 'shape.type-missing /proof/type'],
    [{ name: { '@language': 'en' } }, 'shape.text-malformed /name'],
    [{ name: { '@value': 'A', url: 'urn:a:b' } }, 'shape.text-malformed /name'],
    [{ name: { '@value': 'A', '@language': 'not a tag' } }, 'shape.text-malformed /name'],
    [{ description: ['A', { '@value': 'A', '@direction': 'up' }] }, 'shape.text-malformed /description/1'],
    [{ description: null }, 'shape.text-malformed /description'],
    [{ relatedResource: [resource, resource] }, 'shape.resource-named-twice /relatedResource/1/id'],
    [{ relatedResource: digest }, 'shape.id-missing /relatedResource/id'],
    [{ relatedResource: { id: resource.id } }, 'shape.digest-missing /relatedResource'],
    [{ relatedResource: { ...resource, digestSRI: 'md5-AAAA' } }, 'shape.digest-malformed /relatedResource/digestSRI'],
    [
      { relatedResource: { ...resource, digestMultibase: 7 } },
      'shape.digest-malformed /relatedResource/digestMultibase',
    ],
    [{ relatedResource: { ...digest, id: { toString: 'x' } } }, 'shape.id-malformed /relatedResource/id'],
    [{ relatedResource: 'https://uni-north.example/a.css' }, 'shape.member-malformed /relatedResource'],
  ])('is found wanting (%#)', (more, expected) => {
    expect(found({ ...credential, ...more })).toEqual([expected])
  })

  it('tells everything at once', () => {
    expect(found({ '@context': [v2] })).toEqual([
      'shape.type-missing /type',
      'shape.issuer-missing /issuer',
      'shape.subject-missing /credentialSubject',
    ])
  })

  it.each([null, 'text', 1, [], undefined])('is no credential when it is %j', (value) => {
    expect(found(value)).toEqual(['shape.not-an-object '])
  })

  it('is checked in a moment however it is written', () => {
    const hostile = { ...credential, relatedResource: { id: 'urn:a:b', digestSRI: `${'sha256-A'.repeat(20_000)} ! ` } }
    expect(found(hostile)).toEqual(['shape.digest-malformed /relatedResource/digestSRI'])
  })
})

describe('a credential of the data model 1.1', () => {
  it('is sound', () => {
    expect(lookDataModelVersion(older)).toBe('1.1')
    expect(found(older)).toEqual([])
    expect(found({ ...older, validFrom: '2026-05-02T00:00:00Z', expirationDate: '2027-05-01T00:00:00Z' })).toEqual([])
  })

  it.each([
    [{ issuanceDate: undefined }, 'shape.date-missing /issuanceDate'],
    [{ issuanceDate: '2026-05-01' }, 'shape.date-malformed /issuanceDate'],
    [{ expirationDate: '2026-04-01T00:00:00Z' }, 'shape.valid-until-before-valid-from /expirationDate'],
    [{ credentialStatus: { type: 'A' } }, 'shape.id-missing /credentialStatus/id'],
    [{ refreshService: { type: 'A' } }, 'shape.id-missing /refreshService/id'],
    [{ credentialSchema: { type: 'A' } }, 'shape.id-missing /credentialSchema/id'],
  ])('is found wanting (%#)', (more, expected) => {
    expect(found({ ...older, ...more })).toEqual([expected])
  })
})

describe('a moment', () => {
  it.each([
    ['2026-02-28T24:00:00Z', '2026-03-01T00:00:00.000Z'],
    ['2024-02-29T00:00:00+14:00', '2024-02-28T10:00:00.000Z'],
    ['2026-05-01T00:00:00.123456Z', '2026-05-01T00:00:00.123Z'],
    ['0099-01-01T00:00:00Z', '0099-01-01T00:00:00.000Z'],
  ])('%s is %s', (text, moment) => {
    expect(lookDateTimeStamp(text)?.toISOString()).toBe(moment)
  })

  it.each([
    '2026-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-05-01T24:00:01Z',
    '2026-05-01T23:59:60Z',
    '2026-05-01T00:00:00+14:01',
    '2026-05-01T00:00:00+2:00',
    '2026-05-01t00:00:00z',
    '2026-05-01 00:00:00Z',
    '26-05-01T00:00:00Z',
    '2026-05-01T00:00:00.Z',
    '',
    null,
    0,
  ])('%j is none', (text) => {
    expect(lookDateTimeStamp(text)).toBeNull()
  })
})
