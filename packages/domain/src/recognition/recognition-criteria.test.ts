import { type CredentialContent, noExtras, type VerificationReport } from '@meshe/credentials/verification'
import { describe, expect, it } from 'vitest'
import { recognitionCriteria } from './recognition-case.ts'
import {
  missingForAssessment,
  nothingToCompare,
  prefillCriteria,
  type RecognitionComparison,
} from './recognition-criteria.ts'

const content: CredentialContent = {
  id: 'urn:uuid:1',
  title: { en: 'Data literacy' },
  description: {},
  holderName: 'Maria Kos (demo)',
  awardingBodies: ['Northshore University (demo)'],
  awardedOn: '2026-12-01',
  validFrom: null,
  validUntil: null,
  ects: 3,
  hours: 75,
  eqf: 6,
  field: '0612',
  languages: ['en'],
  learningOutcomes: [{ en: 'Cleans and combines tables of data' }, { en: 'Draws honest pictures of numbers' }],
  assessments: ['written-examination' as never],
  supervision: 'supervised-online-with-identity-verification',
  modes: [],
  qualityAssurance: [{ type: 'institutional' as never, body: 'Quality board', reference: null, validUntil: null }],
  grade: null,
  parts: [],
  annexOne: [],
  achievementId: 'https://northshore.example/micro-credentials/1',
}
const valid: VerificationReport = {
  verdict: 'valid',
  verified: true,
  checkedAt: '2027-01-15T10:00:00.000Z',
  format: 'open-badges-3.0',
  checks: [],
  issuer: null,
  content,
  ...noExtras,
}

function resultOf(
  criterion: string,
  changes: Partial<CredentialContent>,
  comparison: Partial<RecognitionComparison> = {},
) {
  const filled = prefillCriteria({ ...content, ...changes }, valid, { ...nothingToCompare, ...comparison })
  return filled.find((one) => one.criterion === criterion)
}

describe('the criteria of an evaluation', () => {
  it('are always the seven, in their order', () => {
    expect(prefillCriteria(content, valid).map(({ criterion }) => criterion)).toEqual([...recognitionCriteria])
    expect(
      prefillCriteria(null, { ...valid, verdict: 'changed', verified: false, content: null }).map(
        ({ criterion }) => criterion,
      ),
    ).toEqual([...recognitionCriteria])
  })

  it('say nothing of a credential that did not prove intact', () => {
    const filled = prefillCriteria(null, { ...valid, verdict: 'changed', verified: false, content: null })
    expect(filled.map(({ result }) => result)).toEqual([
      'missing',
      'look-at-this',
      'missing',
      'missing',
      'missing',
      'missing',
      'missing',
    ])
    expect(filled.flatMap(({ credentialSays }) => credentialSays)).toEqual(['verdict:changed'])
  })

  it.each([
    ['level', { eqf: null }, { eqf: 6 }, 'missing'],
    ['level', { eqf: 5 }, { eqf: 6 }, 'look-at-this'],
    ['level', { eqf: 6 }, { eqf: 6 }, 'fits'],
    ['level', { eqf: 7 }, { eqf: 6 }, 'fits'],
    ['level', { eqf: 6 }, {}, 'not-compared'],
    ['workload', { ects: 3 }, { ects: 3 }, 'fits'],
    ['workload', { ects: 2.5 }, { ects: 3 }, 'look-at-this'],
    ['workload', { ects: null }, { ects: 3 }, 'look-at-this'],
    ['workload', { ects: null, hours: null }, { ects: 3 }, 'missing'],
    ['workload', {}, {}, 'not-compared'],
    ['testing', { assessments: [] }, {}, 'missing'],
    ['testing', {}, {}, 'not-compared'],
    ['testing', {}, { assessments: ['written-examination' as never] }, 'fits'],
    ['testing', {}, { assessments: ['practical-assessment' as never] }, 'look-at-this'],
    ['identification', { supervision: null }, {}, 'missing'],
    ['identification', {}, {}, 'fits'],
    ['identification', { supervision: 'supervised-without-identity-verification' }, {}, 'look-at-this'],
    [
      'identification',
      { supervision: 'unsupervised-without-identity-verification' },
      { supervision: 'unsupervised-without-identity-verification' },
      'fits',
    ],
    [
      'identification',
      { supervision: 'supervised-without-identity-verification' },
      { supervision: 'supervised-on-site-with-identity-verification' },
      'look-at-this',
    ],
    ['quality', { qualityAssurance: [] }, {}, 'missing'],
    [
      'quality',
      { qualityAssurance: [{ type: null, body: 'Board', reference: null, validUntil: null }] },
      {},
      'look-at-this',
    ],
    [
      'quality',
      { qualityAssurance: [{ type: 'external' as never, body: 'Agency', reference: null, validUntil: '2026-11-30' }] },
      {},
      'look-at-this',
    ],
    [
      'quality',
      { qualityAssurance: [{ type: 'external' as never, body: 'Agency', reference: null, validUntil: '2026-12-01' }] },
      {},
      'fits',
    ],
    ['learning-outcomes', { learningOutcomes: [] }, { learningOutcomes: [{ en: 'Cleans tables' }] }, 'missing'],
    ['learning-outcomes', {}, {}, 'not-compared'],
    ['learning-outcomes', {}, { learningOutcomes: [{ sl: 'Ureja tabele podatkov' }] }, 'not-compared'],
    ['learning-outcomes', {}, { learningOutcomes: [{ en: 'Combines tables and cleans data' }] }, 'fits'],
    [
      'learning-outcomes',
      {},
      { learningOutcomes: [{ en: 'Combines tables' }, { en: 'Proves theorems by induction' }] },
      'look-at-this',
    ],
  ] as const)('%s of %j against %j: %s', (criterion, changes, comparison, result) => {
    expect(
      resultOf(criterion, changes as Partial<CredentialContent>, comparison as Partial<RecognitionComparison>)?.result,
    ).toBe(result)
  })

  it('carry codes that a catalogue of sentences can put into words', () => {
    expect(resultOf('level', {}, { eqf: 7 })).toMatchObject({ credentialSays: ['eqf:6'], comparedWith: ['eqf:7'] })
    expect(resultOf('workload', {}, { ects: 6 })).toMatchObject({
      credentialSays: ['ects:3', 'hours:75'],
      comparedWith: ['ects:6'],
    })
    expect(
      resultOf('learning-outcomes', {}, { learningOutcomes: [{ en: 'Combines tables' }, { en: 'Proves theorems' }] }),
    ).toMatchObject({
      credentialSays: ['outcomes:2'],
      comparedWith: ['outcomes:2', 'matched:1'],
    })
  })
})

describe('a case is complete', () => {
  it('when the credential is valid and says what an assessment needs', () => {
    expect(missingForAssessment(valid)).toEqual([])
  })
  it.each([
    ['verification', { verdict: 'valid_issuer_unlisted', verified: false }, {}],
    ['workload', {}, { ects: null }],
    ['workload', {}, { ects: 0 }],
    ['learning-outcomes', {}, { learningOutcomes: [] }],
    ['testing', {}, { assessments: [] }],
    ['quality', {}, { qualityAssurance: [] }],
  ] as const)('but not without %s', (missing, report, changes) => {
    expect(missingForAssessment({ ...valid, ...report, content: { ...content, ...changes } })).toEqual([missing])
  })
  it('and nothing of it when nothing could be read', () => {
    expect(missingForAssessment({ ...valid, verdict: 'unreadable', verified: false, content: null })).toHaveLength(5)
  })
})
