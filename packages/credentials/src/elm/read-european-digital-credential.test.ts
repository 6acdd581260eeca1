import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { readAwardingCountry, readEuropeanDigitalCredential, readHolder } from './read-european-digital-credential.ts'
import { exampleAward } from './testing/example-award.ts'
import { toEuropeanDigitalCredential } from './to-european-digital-credential.ts'

function refusal(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (error instanceof MesheError) return error.code
    throw error
  }
  return 'nothing was refused'
}

/** A credential whose only claim is `claim`. */
function claiming(claim: JsonValue) {
  return readEuropeanDigitalCredential({
    type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
    credentialSubject: { type: 'Person', hasClaim: claim },
  })
}

describe('reading a European Digital Credential', () => {
  it.each([
    ['nothing at all', {}],
    ['a badge', { type: ['VerifiableCredential', 'OpenBadgeCredential'], credentialSubject: {} }],
    ['no subject', { type: ['VerifiableCredential', 'EuropeanDigitalCredential'] }],
    ['a subject that is a number', { type: 'EuropeanDigitalCredential', credentialSubject: 4 }],
    ['an empty subject list', { type: 'EuropeanDigitalCredential', credentialSubject: [] }],
    ['a list', [] as never],
    ['null', null as never],
  ])('refuses %s', (_what, credential) => {
    expect(refusal(() => readEuropeanDigitalCredential(credential))).toBe('credential.malformed')
  })

  it.each([
    { hasClaim: null },
    { hasClaim: 'urn:epass:claim:1' },
    { hasClaim: [[], 7, 'x', { type: 'LearningAchievement', awardedBy: 3, specifiedBy: [null], provenBy: {} }] },
    {
      hasClaim: {
        title: 4,
        specifiedBy: { creditPoint: { point: {} }, eqfLevel: 6, thematicArea: '0612', mode: [[]] },
      },
    },
    {
      hasClaim: {
        specifiedBy: { learningOutcome: [{ title: { en: 5 } }, 'x'], additionalNote: [{ noteLiteral: [] }] },
      },
    },
    { hasClaim: { provenBy: { specifiedBy: { hasPart: { dcType: { prefLabel: 'quiz' } } }, grade: 5 } } },
    { givenName: ['Maja'], familyName: { en: ['Demo', 'Second'] }, hasClaim: { __proto__: { title: 'x' } } },
  ])('leaves out what has an odd shape: %j', (subject) => {
    const { content, missing } = readEuropeanDigitalCredential({
      type: 'EuropeanDigitalCredential',
      credentialSubject: subject,
      issuer: 'did:web:x',
    })
    expect(content.ects).toBeNull()
    expect(content.field).toBeNull()
    expect(content.learningOutcomes).toEqual([])
    expect(missing).toContain('workload')
  })

  it('does not follow a link into a circle', () => {
    const { content } = claiming({
      id: 'urn:a',
      type: 'LearningAchievement',
      title: { en: 'A' },
      hasPart: { id: 'urn:a' },
      specifiedBy: 'urn:a',
    })
    expect(content.title).toEqual({ en: 'A' })
  })

  it('follows a link to a node that stands elsewhere', () => {
    const body = { id: 'urn:b', type: 'Organisation', legalName: { en: 'University of Zagorica (demo)' } }
    const { content } = readEuropeanDigitalCredential({
      type: 'EuropeanDigitalCredential',
      issuer: body,
      credentialSubject: { hasClaim: { type: 'LearningAchievement', awardedBy: { awardingBody: { id: 'urn:b' } } } },
    })
    expect(content.awardingBodies).toEqual(['University of Zagorica (demo)'])
  })

  it('prefers an achievement among several claims', () => {
    const { content } = claiming([
      { type: 'LearningActivity', title: { en: 'Attended' } },
      { type: 'LearningAchievement', title: { en: 'Achieved' } },
    ])
    expect(content.title).toEqual({ en: 'Achieved' })
  })

  it.each(['P60M', 'P1Y', 'sixty'])('does not make hours of the duration %s', (volumeOfLearning) => {
    expect(claiming({ specifiedBy: { volumeOfLearning } }).content.hours).toBeNull()
  })

  it('counts credits of the European system only', () => {
    const creditPoint = { point: '5', framework: { id: 'http://data.europa.eu/snb/education-credit/60b314e826' } }
    expect(claiming({ specifiedBy: { creditPoint } }).content.ects).toBeNull()
  })

  it('says that an assessment is told though its type is not of the European list', () => {
    const proof = { type: 'LearningAssessment', specifiedBy: { dcType: { prefLabel: { en: 'Graded exercises' } } } }
    const { content, draft, missing } = claiming({ provenBy: proof })
    expect(draft.assessments).toBeUndefined()
    expect(content.annexOne).toContain('assessment')
    expect(missing).not.toContain('assessment')
  })

  it('shows a quality assurance of unknown type and does not put it into the description', () => {
    const accreditation = { accreditingAgent: { legalName: { en: 'Agency (demo)' } }, dcType: { id: 'urn:other' } }
    const { content, draft } = claiming({ specifiedBy: { accreditation } })
    expect(content.qualityAssurance).toEqual([{ type: null, body: 'Agency (demo)', reference: null, validUntil: null }])
    expect(draft.qualityAssurance).toBeUndefined()
  })

  it('does not take an identifier that is valid in one file only for that of a description', () => {
    expect(
      claiming({ specifiedBy: { id: 'urn:epass:qualification:1', title: { en: 'A' } } }).content.achievementId,
    ).toBeNull()
    expect(claiming({ specifiedBy: { id: 'https://x.example/q', title: { en: 'A' } } }).content.achievementId).toBe(
      'https://x.example/q',
    )
  })

  it('finds the country of the awarding body, not of the list it does not know', () => {
    const { credential } = toEuropeanDigitalCredential(exampleAward)
    expect(readAwardingCountry(credential)).toBe('SI')
    const foreign = JSON.parse(JSON.stringify(credential).replaceAll('country/SVN', 'country/AUS'))
    expect(readAwardingCountry(foreign)).toBeNull()
    expect(readAwardingCountry({})).toBeNull()
    expect(readEuropeanDigitalCredential(foreign).content.annexOne).toContain('country')
  })

  it('carries all sixteen elements of Annex I when the award has them', () => {
    const { content, draft, missing } = readEuropeanDigitalCredential(
      toEuropeanDigitalCredential(exampleAward).credential,
    )
    expect(content.annexOne).toHaveLength(16)
    expect(missing).toEqual([])
    expect(draft).toEqual(exampleAward.microCredential)
  })

  it('names the holder, and nobody where nobody is named', () => {
    expect(readHolder(toEuropeanDigitalCredential(exampleAward).credential)).toEqual({
      id: 'did:key:z6MkExampleHolder',
      name: 'Maja Demonstracija',
      givenName: 'Maja',
      familyName: 'Demonstracija',
      dateOfBirth: '1999-10-02',
    })
    const nobody = { id: null, name: null, givenName: null, familyName: null, dateOfBirth: null }
    expect(readHolder({})).toEqual(nobody)
    expect(readHolder({ credentialSubject: [{ dateOfBirth: 'long ago', givenName: 7 }] })).toEqual(nobody)
  })
})
