import { describe, expect, it } from 'vitest'
import { nodeCryptography } from '../../../../conformance/node-cryptography.ts'
import { demonstrationAward } from '../../../../conformance/open-badges/demonstration-award.ts'
import { toEuropeanDigitalCredential } from '../elm/index.ts'
import type { JsonObject } from '../json/index.ts'
import { toAchievementCredential } from '../open-badges/index.ts'
import { detectFormat, readContent, readMicroCredential } from './index.ts'
import { languageMapOf, numberOf, objectOf, textsOf } from './members.ts'

const badge = (await toAchievementCredential(demonstrationAward, { cryptography: nodeCryptography })).credential
const european = toEuropeanDigitalCredential(demonstrationAward).credential

describe('the format of a document', () => {
  it.each<readonly [JsonObject, string]>([
    [badge, 'open-badges-3.0'],
    [european, 'european-digital-credential'],
    [{ payload: '{}', signatures: [{}] }, 'european-digital-credential'],
    [{ type: 'OpenBadgeCredential' }, 'open-badges-3.0'],
    [{ type: ['VerifiableCredential', 'RecognitionDecisionCredential'] }, 'recognition-decision'],
    [{ type: ['VerifiableCredential'] }, 'verifiable-credential'],
    [{ type: 'openbadgecredential' }, 'unknown'],
    [{ type: { id: 'OpenBadgeCredential' } }, 'unknown'],
    [{ payload: '{}', signatures: 'x' }, 'unknown'],
    [{ payload: {}, signatures: [{}] }, 'unknown'],
    [{}, 'unknown'],
  ])('of %# is told by its types', (document, format) => {
    expect(detectFormat(document)).toBe(format)
  })
})

describe('a description taken over from another system', () => {
  it.each([
    ['a badge', badge],
    ['a badge in an envelope of the VC API', { verifiableCredential: badge }],
    ['a European credential', european],
    ['a European credential in an upload', { credential: european }],
    ['a sealed European credential', { payload: JSON.stringify(european), signatures: [{ protected: 'e30' }] }],
  ])('from %s of MESHE lacks nothing', (_, input) => {
    const { missing, draft, institution } = readMicroCredential(input as JsonObject)
    expect(missing).toEqual([])
    expect(draft).toMatchObject({
      title: { en: 'Data literacy for care work' },
      workload: { ects: 2.5, hours: 65 },
      level: { eqf: 5 },
      modes: ['blended'],
      field: '0612',
    })
    expect(institution).toEqual({ legalName: { en: 'Riverside University (demo)' }, country: 'IE' })
  })

  it.each<readonly [string, JsonObject, string]>([
    ['nothing', {}, 'credential.unknown-format'],
    ['a credential of another kind', { type: ['VerifiableCredential'] }, 'credential.unknown-format'],
    ['an envelope with nothing in it', { credential: 'x' }, 'credential.unknown-format'],
    ['a seal around nothing', { payload: 'null', signatures: [{}] }, 'credential.malformed'],
    ['a seal around broken JSON', { payload: '{', signatures: [{}] }, 'json.malformed'],
    ['a European credential without subject', { type: ['EuropeanDigitalCredential'] }, 'credential.malformed'],
  ])('cannot come from %s', (_, input, code) => {
    expect(() => readMicroCredential(input)).toThrow(expect.objectContaining({ code }))
  })

  const achievement = objectOf(objectOf(badge['credentialSubject'])['achievement'])
  const foreign = (changes: JsonObject): JsonObject => ({
    ...badge,
    '@context': (badge['@context'] as string[]).slice(0, 2),
    issuer: { id: 'https://x.example', type: ['Profile'], ...(changes['issuer'] as JsonObject | undefined) },
    credentialSubject: { type: ['AchievementSubject'], achievement: { ...achievement, ...changes } },
  })
  const draftOf = (changes: JsonObject) => readMicroCredential(foreign(changes)).draft
  const alignment = (members: JsonObject) => ({
    type: ['Alignment'],
    targetName: 'x',
    targetUrl: 'https://x.example',
    ...members,
  })

  it('does not believe words of MESHE that a foreign context defines', () => {
    const { draft, missing } = readMicroCredential(foreign({}))
    expect(draft.assessments).toBeUndefined()
    expect(missing).toContain('assessment')
    expect(draft.workload).toEqual({ ects: 2.5, hours: 0 })
  })

  it.each<readonly [string, JsonObject, number | undefined]>([
    ['the European list', alignment({ targetUrl: 'http://data.europa.eu/snb/eqf/7' }), 7],
    [
      'a code under its framework',
      alignment({ targetFramework: 'European Qualifications Framework', targetCode: '6' }),
      6,
    ],
    ['a name under its framework', alignment({ targetType: 'ext:EQF', targetName: 'EQF level 4' }), 4],
    ['a level that does not exist', alignment({ targetUrl: 'http://data.europa.eu/snb/eqf/9' }), undefined],
    ['level zero', alignment({ targetType: 'ext:EQF', targetCode: '0' }), undefined],
    ['a code of another framework', alignment({ targetFramework: 'NLQF', targetCode: '6' }), undefined],
    ['a lookalike address', alignment({ targetUrl: 'http://data.europa.eu.x.example/snb/eqf/7' }), undefined],
  ])('reads the level from %s', (_, item, eqf) => {
    expect(draftOf({ alignment: item }).level?.eqf).toBe(eqf)
  })

  it.each<readonly [string, JsonObject, readonly string[] | undefined]>([
    [
      'a list in the criteria',
      { criteria: { narrative: 'You:\n- read charts\n* draw charts\n1. tell' } },
      ['read charts', 'draw charts', 'tell'],
    ],
    ['the criteria as one', { criteria: { narrative: 'Pass the test.' } }, ['Pass the test.']],
    ['no criteria', { criteria: {} }, undefined],
    ['criteria that are a number', { criteria: { narrative: 5 } }, undefined],
  ])('reads outcomes from %s', (_, changes, outcomes) => {
    const draft = draftOf({ alignment: [], ...changes })
    expect(draft.learningOutcomes?.map((outcome) => Object.values(outcome.title)[0])).toEqual(outcomes)
  })

  it('keeps a badge that says everything in wrong types readable', () => {
    const wrong = {
      name: 5,
      description: [],
      alignment: 'x',
      criteria: 'y',
      version: 'one',
      resultDescription: 3,
      inLanguage: { toString: 7 },
    }
    const { draft, missing } = readMicroCredential(foreign({ ...wrong, fieldOfStudy: {}, issuer: { address: 'IE' } }))
    expect(draft.title).toBeUndefined()
    expect(missing).toContain('title')
    expect(missing).toContain('country')
  })
})

describe('reading foreign members', () => {
  it.each<readonly [unknown, number | null]>([
    ['2.5', 2.5],
    ['2,5', 2.5],
    [3, 3],
    ['three', null],
    ['1e9', null],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, null],
    [true, null],
    [{}, null],
    ['', null],
  ])('a number from %o', (value, number) => {
    expect(numberOf(value)).toBe(number)
  })

  it.each<readonly [unknown, object]>([
    ['Data', { nl: 'Data' }],
    [
      { en: 'Data', de: ['Daten', 'x'] },
      { en: 'Data', de: 'Daten' },
    ],
    [[{ '@value': 'Data', '@language': 'en' }, { '@value': 'Daten' }], { en: 'Data', nl: 'Daten' }],
    [{ en: ' ', '': 'x', 'not a tag': 'y', __proto__: 'z' }, {}],
    [5, {}],
    [null, {}],
  ])('texts by language from %o', (value, map) => {
    expect(languageMapOf(value, 'nl')).toEqual(map)
  })

  it('texts from a mixed list', () => {
    expect(textsOf(['a', 5, null, '', ' ', 'b'])).toEqual(['a', 'b'])
  })

  it('any credential gives at least its name, issuer and period', () => {
    const content = readContent({
      type: ['VerifiableCredential'],
      name: 'Certificate',
      issuer: { id: 'did:example:1', name: 'Somebody (demo)' },
      validFrom: '2026-01-01T00:00:00Z',
    })
    expect(content).toMatchObject({
      title: { und: 'Certificate' },
      awardingBodies: ['Somebody (demo)'],
      validFrom: '2026-01-01T00:00:00Z',
      annexOne: [],
      ects: null,
    })
  })
})
