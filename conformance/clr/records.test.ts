/** Learner records and endorsements: credentials inside credentials, each judged by itself. */
import { clrContextUrls } from '@meshe/credentials/clr'
import { readMicroCredential } from '@meshe/credentials/crosswalk'
import type { JsonObject } from '@meshe/credentials/json'
import { verifyContainedCredentials, verifyCredential } from '@meshe/credentials/verification'
import { describe, expect, it } from 'vitest'
import { demonstrationIssuer } from '../open-badges/demonstration-award.ts'
import { listStandardsFiles, readStandardsFile, standardsDirectory } from '../standards-directory.ts'
import { seal, verifier } from '../verification/demonstration-issuer.ts'
import { sealed as badge } from '../verification/judged-badge.ts'

const base = 'https://purl.imsglobal.org/spec/ob/v3p0'
const issuer = { id: demonstrationIssuer, type: ['Profile'], name: 'Riverside University (demo)' }
const common = {
  issuer,
  validFrom: '2026-06-03T00:00:00Z',
}
const record = (held: readonly JsonObject[], members: object = {}) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', clrContextUrls['2.0.1'], `${base}/context-3.0.3.json`],
  id: 'urn:uuid:0198c0de-0000-7000-8000-0000000000c1',
  type: ['VerifiableCredential', 'ClrCredential'],
  name: 'All of it',
  ...common,
  credentialSubject: { type: ['ClrSubject'], id: 'did:example:learner', verifiableCredential: held },
  ...members,
})
const endorsement = (about: string, members: object = {}) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', `${base}/context-3.0.3.json`],
  id: 'urn:uuid:0198c0de-0000-7000-8000-0000000000e1',
  type: ['VerifiableCredential', 'EndorsementCredential'],
  name: 'Word of the agency',
  ...common,
  credentialSubject: { id: about, type: ['EndorsementSubject'], endorsementComment: 'In good standing' },
  ...members,
})
const endorsed = async (members: object) =>
  seal({
    '@context': ['https://www.w3.org/ns/credentials/v2', `${base}/context-3.0.3.json`],
    id: 'urn:uuid:0198c0de-0000-7000-8000-0000000000b1',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Teamwork',
    ...common,
    credentialSubject: {
      id: 'did:example:learner',
      type: ['AchievementSubject'],
      achievement: {
        id: 'https://riverside.example/achievements/1',
        type: ['Achievement'],
        name: 'Teamwork',
        description: 'Works with others.',
        criteria: { narrative: 'shares work' },
      },
    },
    ...members,
  } as JsonObject)

describe('a learner record', () => {
  it('is judged by itself, and shows what it holds as parts', async () => {
    const report = await verifyCredential(await seal(record([badge])), verifier())
    expect(report).toMatchObject({ verdict: 'valid', format: 'clr-2.0' })
    expect(report.content?.parts).toEqual([
      expect.objectContaining({
        title: { en: 'Data literacy for care work' },
        awardingBody: 'Riverside University (demo)',
        ects: 2.5,
      }),
    ])
  })

  it('does not make valid what it holds', async () => {
    const changed = { ...badge, name: 'Other' } as JsonObject
    const sealedRecord = await seal(record([badge, { ...changed, id: 'urn:uuid:other' } as JsonObject]))
    const { judged } = await verifyContainedCredentials(sealedRecord, verifier())
    expect(judged.map(({ kind, report }) => [kind, report.verdict])).toEqual([
      ['part', 'valid'],
      ['part', 'changed'],
    ])
  })

  it.each<readonly [string, (sealedRecord: JsonObject) => JsonObject, string]>([
    [
      'a credential less',
      (one) => ({ ...one, credentialSubject: { ...(one['credentialSubject'] as object), verifiableCredential: [] } }),
      'changed',
    ],
    ['another name', (one) => ({ ...one, name: 'Some of it' }), 'changed'],
    [
      'two subjects',
      (one) =>
        ({
          ...one,
          credentialSubject: [one['credentialSubject'], { id: 'did:example:other', type: 'ClrSubject' }],
        }) as JsonObject,
      'unreadable',
    ],
  ])('with %s is not what was signed', async (_, change, verdict) => {
    expect((await verifyCredential(change(await seal(record([badge]))), verifier())).verdict).toBe(verdict)
  })

  it('that says two things of one credential is ambiguous', async () => {
    const other = { ...badge, name: 'Other' } as JsonObject
    const report = await verifyCredential(await seal(record([badge, other])), verifier())
    expect(report.checks[0]?.reason).toBe('readable.ambiguous-nodes')
  })

  it('of very many does not make us ask for all of them', async () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ ...badge, id: `urn:uuid:${at}` }) as JsonObject)
    const { judged, left } = await verifyContainedCredentials(record(many) as JsonObject, verifier())
    expect([judged.length, left]).toEqual([16, 24])
  })

  it('that holds one is the beginning of a description, and that holds two is not', () => {
    expect(readMicroCredential(record([badge]) as JsonObject).draft.title).toEqual({
      en: 'Data literacy for care work',
    })
    expect(() => readMicroCredential(record([badge, badge]) as JsonObject)).toThrow(
      expect.objectContaining({ code: 'credential.unknown-format' }),
    )
    expect(() => readMicroCredential(record([]) as JsonObject)).toThrow(
      expect.objectContaining({ code: 'credential.unknown-format' }),
    )
  })
})

describe('an endorsement', () => {
  const about = (of: {
    readonly pointer: string
    readonly isAbout: boolean | null
    readonly comment: string | null
    readonly report: { readonly verdict: string }
  }) => [of.pointer, of.isAbout, of.comment, of.report.verdict] as const

  it('of a badge and of its issuer is judged, and says what it says', async () => {
    const ofBadge = await seal(endorsement('urn:uuid:0198c0de-0000-7000-8000-0000000000b1') as JsonObject)
    const ofIssuer = await seal(endorsement(demonstrationIssuer, { id: 'urn:uuid:e2' }) as JsonObject)
    const document = await endorsed({ endorsement: [ofBadge], issuer: { ...issuer, endorsement: [ofIssuer] } })
    expect((await verifyCredential(document, verifier())).verdict).toBe('valid')
    const { judged } = await verifyContainedCredentials(document, verifier())
    expect(judged.map(about)).toEqual([
      ['/endorsement/0', true, 'In good standing', 'valid'],
      ['/issuer/endorsement/0', true, 'In good standing', 'valid'],
    ])
  })

  it('of something else is not about the badge', async () => {
    const document = await endorsed({ endorsement: [await seal(endorsement('did:example:other') as JsonObject)] })
    const { judged } = await verifyContainedCredentials(document, verifier())
    expect(judged.map(about)).toEqual([['/endorsement/0', false, 'In good standing', 'valid']])
  })

  it.each<readonly [string, () => Promise<unknown>, string]>([
    ['that was changed', async () => ({ ...(await seal(endorsement('x:y') as JsonObject)), name: 'Other' }), 'changed'],
    ['that is not signed', async () => endorsement('x:y'), 'changed'],
    [
      'that is over',
      async () => seal(endorsement('x:y', { validUntil: '2026-07-01T00:00:00Z' }) as JsonObject),
      'expired',
    ],
    ['that is a number', async () => 7, 'unreadable'],
    ['that is an empty object', async () => ({}), 'unreadable'],
  ])('%s says nothing', async (_, make, verdict) => {
    const contained = { endorsement: [await make()] } as unknown as JsonObject
    const { judged } = await verifyContainedCredentials(contained, verifier())
    expect(judged.map(({ report }) => report.verdict)).toEqual([verdict])
    if (verdict !== 'expired') expect(judged[0]?.comment).toBeNull()
  })

  it('as a token is found, at the badge and at the achievement', async () => {
    const contained = {
      endorsementJwt: ['a.b'],
      credentialSubject: { achievement: { id: 'x:y', endorsementJwt: 'c.d' } },
    }
    const { judged } = await verifyContainedCredentials(contained as unknown as JsonObject, verifier())
    expect(judged.map(({ form, pointer, report }) => [form, pointer, report.verified])).toEqual([
      ['token', '/endorsementJwt/0', false],
      ['token', '/credentialSubject/achievement/endorsementJwt/0', false],
    ])
  })
})

describe.skipIf(standardsDirectory === null)('of 1EdTech’s fixtures', () => {
  it.each(
    listStandardsFiles('ob3/validator-fixtures').filter((name) => /^(complete|simple\.json|endorsement)/.test(name)),
  )('%s has its endorsements judged without an error', async (name) => {
    const document = JSON.parse(readStandardsFile(`ob3/validator-fixtures/${name}`)) as JsonObject
    const { judged } = await verifyContainedCredentials(document, verifier())
    expect(judged.filter(({ report }) => report.verified)).toEqual([])
    expect(judged.length).toBe({ 'complete.json': 5, 'complete_v1.json': 5 }[name] ?? 0)
  })
})
