import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seal, verifier, withStatusList } from '../../../../conformance/verification/demonstration-issuer.ts'
import type { JsonObject } from '../json/index.ts'
import { canonicalize } from '../json-ld/index.ts'
import { verifyCredential } from '../verification/index.ts'
import {
  decisionOutcomes,
  decisionPurposes,
  differenceElements,
  type RecognitionDecisionRecord,
  readRecognitionDecisionCredential,
  toRecognitionDecisionCredential,
} from './index.ts'

const decision: RecognitionDecisionRecord = {
  id: 'urn:uuid:0193a1b2-0000-7000-8000-0000000000d1',
  caseId: 'urn:uuid:0193a1b2-0000-7000-8000-0000000000c1',
  institution: { id: 'did:web:riverside.example', name: { en: 'Riverside University (demo)' }, country: 'IE' },
  holder: { name: 'Robin Sample', id: 'did:key:z6MkwYMhwTvsq376YBAcJHy3vyRWzBgn5vKfVqqDCgm7XVKU' },
  credential: {
    id: 'urn:uuid:0193a1b2-0000-7000-8000-0000000000e1',
    title: { sl: 'Podatkovna pismenost', en: 'Data literacy' },
    awardingBody: 'Hillside Academy (demo)',
    ectsClaimed: 3,
  },
  outcome: 'partial',
  ectsGranted: 2,
  purpose: 'credits',
  countsTowards: {
    id: 'urn:uuid:0193a1b2-0000-7000-8000-0000000000f1',
    title: { en: 'Diploma in digital care' },
    component: 'Module 2',
  },
  substantialDifferences: [{ element: 'workload', reasoning: 'The module asks for a laboratory part of 20 hours.' }],
  conditions: ['Take the laboratory part', 'Hand in the report'],
  reason: { text: 'We count two of three credits.', language: 'en' },
  decidedOn: new Date('2026-11-01T09:30:00Z'),
  appealUntil: new Date('2026-12-01T23:59:59Z'),
  appealRoute: 'Write to the appeals office.',
  status: { statusListCredential: 'https://riverside.example/status/1', statusListIndex: 12 },
}
const refusal: RecognitionDecisionRecord = {
  ...decision,
  holder: { name: 'Robin Sample' },
  credential: { ...decision.credential, id: null, ectsClaimed: null },
  outcome: 'refused',
  ectsGranted: 0,
  countsTowards: null,
  conditions: [],
  appealUntil: null,
  appealRoute: null,
}

const text = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((value) => value.trim() !== '')
const map = fc.dictionary(fc.constantFrom('en', 'sl', 'de', 'pt-BR'), text, {
  minKeys: 1,
  maxKeys: 3,
  noNullPrototype: true,
})
const uuid = fc.uuid().map((id) => `urn:uuid:${id}`)
const ects = fc.integer({ min: 0, max: 120 }).map((halves) => halves / 2)
const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
const decisions: fc.Arbitrary<RecognitionDecisionRecord> = fc.record({
  id: uuid,
  caseId: uuid,
  institution: fc.record({
    id: fc.constant('did:web:riverside.example'),
    name: map,
    country: fc.constantFrom('IE', 'SI'),
  }),
  holder: fc.record({ name: text }),
  credential: fc.record({
    id: fc.option(uuid),
    title: map,
    awardingBody: text,
    ectsClaimed: fc.option(ects),
  }),
  outcome: fc.constantFrom(...decisionOutcomes),
  ectsGranted: ects,
  purpose: fc.constantFrom(...decisionPurposes),
  countsTowards: fc.option(fc.record({ id: uuid, title: map, component: fc.option(text) })),
  substantialDifferences: fc.array(fc.record({ element: fc.constantFrom(...differenceElements), reasoning: text }), {
    maxLength: 3,
  }),
  conditions: fc.array(text, { maxLength: 3 }),
  reason: fc.record({ text, language: fc.constantFrom('en', 'es', 'de', 'pt-BR') }),
  decidedOn: moment,
  appealUntil: fc.option(moment),
  appealRoute: fc.option(text),
})

describe('a decision on recognition', () => {
  it.each([
    ['partial', decision],
    ['refused', refusal],
  ])('that is %s is read as it was written', (_, record) => {
    expect(readRecognitionDecisionCredential(toRecognitionDecisionCredential(record))).toEqual(record)
  })

  it('of any kind is read as it was written, and can be signed', async () => {
    await fc.assert(
      fc.asyncProperty(decisions, async (record) => {
        const credential = toRecognitionDecisionCredential(record)
        expect(readRecognitionDecisionCredential(JSON.parse(JSON.stringify(credential)))).toEqual(record)
        await expect(canonicalize(credential)).resolves.toContain(`<${record.caseId}>`)
      }),
      { numRuns: 80 },
    )
  })

  it('verifies, and says what counts', async () => {
    const report = await verifyCredential(await seal(toRecognitionDecisionCredential(decision)), verifier())
    expect(report).toMatchObject({ verdict: 'valid', format: 'recognition-decision' })
    expect(report.content).toMatchObject({
      title: { en: 'Data literacy' },
      awardingBodies: ['Riverside University (demo)'],
      ects: 2,
      parts: [{ awardingBody: 'Hillside Academy (demo)', ects: 3 }],
    })
  })

  it('can be taken back', async () => {
    const report = await verifyCredential(
      await seal(toRecognitionDecisionCredential(decision)),
      withStatusList({ on: [12] }),
    )
    expect(report.verdict).toBe('withdrawn')
  })

  it('holds no mail address and no date of birth', () => {
    const written = JSON.stringify(toRecognitionDecisionCredential(decision))
    expect(written).not.toMatch(/@[a-z]+\.example|birth/i)
  })

  const credential = toRecognitionDecisionCredential(decision)
  const subject = credential['credentialSubject'] as JsonObject
  const inner = subject['recognitionDecision'] as JsonObject
  const withInner = (changes: JsonObject): JsonObject => ({
    ...credential,
    credentialSubject: { ...subject, recognitionDecision: { ...inner, ...changes } },
  })
  const recognised = inner['recognisedCredential'] as JsonObject

  it.each<readonly [string, JsonObject, string]>([
    ['another type', { ...credential, type: ['VerifiableCredential'] }, 'type'],
    ['no identifier', { ...credential, id: undefined }, 'id'],
    ['no institution', { ...credential, issuer: 'did:web:riverside.example' }, 'id'],
    [
      'no country',
      { ...credential, issuer: { ...(credential['issuer'] as JsonObject), institutionCountry: '' } },
      'institutionCountry',
    ],
    ['no holder', { ...credential, credentialSubject: { recognitionDecision: inner } }, 'name'],
    ['no decision', { ...credential, credentialSubject: { name: 'Robin' } }, 'reason'],
    ['no reason', withInner({ reason: undefined }), 'reason'],
    ['an empty reason', withInner({ reason: { en: ' ' } }), 'reason'],
    ['no case', withInner({ caseId: undefined }), 'caseId'],
    ['an outcome that does not exist', withInner({ outcome: 'perhaps' }), 'outcome'],
    ['two outcomes', withInner({ outcome: ['full', 'refused'] }), 'outcome'],
    ['credits in words', withInner({ ectsGranted: 'two' }), 'ectsGranted'],
    ['credits as text', withInner({ ectsGranted: '2' }), 'ectsGranted'],
    ['credits below zero', withInner({ ectsGranted: -1 }), 'ectsGranted'],
    ['no credits', withInner({ ectsGranted: undefined }), 'ectsGranted'],
    ['a purpose that does not exist', withInner({ purpose: 'fun' }), 'purpose'],
    ['a pathway without a name', withInner({ countsTowards: { id: 'urn:example:1' } }), 'pathwayTitle'],
    [
      'a difference in an unknown element',
      withInner({ substantialDifference: { element: 'colour', reasoning: { en: 'x' } } }),
      'element',
    ],
    ['a difference without reasoning', withInner({ substantialDifference: { element: 'level' } }), 'reasoning'],
    ['a day without time', withInner({ decidedOn: '2026-11-01' }), 'decidedOn'],
    ['no day', withInner({ decidedOn: undefined }), 'decidedOn'],
    ['an appeal until never', withInner({ appealUntil: 'never' }), 'appealUntil'],
    [
      'a credential without title',
      withInner({ recognisedCredential: { ...recognised, credentialTitle: {} } }),
      'credentialTitle',
    ],
    [
      'a credential without awarding body',
      withInner({ recognisedCredential: { ...recognised, awardingBody: 4 } }),
      'awardingBody',
    ],
  ])('is not read with %s', (_, malformed, member) => {
    expect(() => readRecognitionDecisionCredential(malformed)).toThrow(
      expect.objectContaining({ code: 'credential.malformed', facts: { member } }),
    )
  })
})
