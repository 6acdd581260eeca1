import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readEuropeanDigitalCredential } from '@meshe/credentials/elm'
import {
  assessmentTypeScheme,
  base64ContentEncoding,
  type ConceptScheme,
  countries,
  countryIri,
  countrySchemeId,
  ectsCreditFramework,
  eqfLevelIri,
  eqfLevelSchemeId,
  eqfLevels,
  escoSkillPrefix,
  escoSkills,
  genericCredentialProfile,
  iscedFieldIri,
  iscedFieldSchemeId,
  iscedFields,
  languageIri,
  languageSchemeId,
  languages,
  modeOfLearningScheme,
  qualityAssuranceTypeScheme,
  shortLearningProgramme,
  svgFileType,
} from '@meshe/credentials/vocabulary'
import { describe, expect, it } from 'vitest'
import { standardsDirectory } from '../standards-directory.ts'
import { officialCredentials } from './official-credentials.ts'

interface CodeList {
  readonly scheme: string
  readonly concepts: readonly { readonly id: string; readonly label: string }[]
}

describe.skipIf(standardsDirectory === null)('our tables against the official lists', () => {
  const list = (name: string): CodeList =>
    JSON.parse(readFileSync(join(standardsDirectory ?? '', 'codelists', `${name}.json`), 'utf8'))
  const labels = ({ concepts }: CodeList) => new Map(concepts.map(({ id, label }) => [id, label]))

  it.each<[string, ConceptScheme]>([
    ['europass-learning-assessment-types', assessmentTypeScheme],
    ['europass-modes', modeOfLearningScheme],
    ['europass-accreditation-types', qualityAssuranceTypeScheme],
  ])('have every concept of %s', (name, scheme) => {
    const official = list(name)
    expect(scheme.id).toBe(official.scheme)
    expect(new Map(Object.values(scheme.concepts).map(({ id, label }) => [id, label]))).toEqual(labels(official))
  })

  it('have every field of ISCED-F with its title', () => {
    const official = list('isced-f')
    expect(iscedFieldSchemeId).toBe(official.scheme)
    expect(new Map(Object.entries(iscedFields).map(([code, title]) => [iscedFieldIri(code), title]))).toEqual(
      labels(official),
    )
  })

  it('have all levels of the European Qualifications Framework', () => {
    const official = list('eqf')
    expect(eqfLevelSchemeId).toBe(official.scheme)
    expect(new Map(Object.entries(eqfLevels).map(([level, { label }]) => [eqfLevelIri(Number(level)), label]))).toEqual(
      labels(official),
    )
  })

  it.each([
    ['country', countrySchemeId, countries, countryIri],
    ['language', languageSchemeId, languages, languageIri],
  ] as const)('name each %s as the authority table does', (name, scheme, table, iriOf) => {
    const official = list(name)
    expect(scheme).toBe(official.scheme)
    const known = labels(official)
    for (const [code, { name: label }] of Object.entries(table)) expect(known.get(iriOf(code)), code).toBe(label)
    expect(new Set(Object.keys(table).map(iriOf)).size).toBe(Object.keys(table).length)
  })

  it.each([
    ['credit-points', ectsCreditFramework],
    ['europass-credential-types', genericCredentialProfile],
    ['europass-learning-opportunity-types', shortLearningProgramme],
    ['europass-content-encoding-types', base64ContentEncoding],
    ['file-type', svgFileType],
  ])('have a concept of %s', (name, concept) => {
    const official = list(name)
    expect(concept.scheme).toBe(official.scheme)
    expect(labels(official).get(concept.id)).toBe(concept.label)
  })

  it('name countries and languages as the platform does, by the same code', () => {
    const regions = new Intl.DisplayNames('en', { type: 'region' })
    const tongues = new Intl.DisplayNames('en', { type: 'language' })
    const otherwise = (table: typeof countries, names: Intl.DisplayNames) =>
      Object.entries(table).flatMap(([code, { name }]) => (names.of(code) === name ? [] : [code]))
    const spelledOtherwise = ['BA', 'FO', 'PS', 'TR', 'VA', 'fy', 'gd', 'ku', 'rom', 'se']
    expect(otherwise(countries, regions).filter((code) => !spelledOtherwise.includes(code))).toEqual([])
    expect(otherwise(languages, tongues).filter((code) => !spelledOtherwise.includes(code))).toEqual([])
  })

  it('have the skills that stand in the official sample of a micro-credential', () => {
    const sample = officialCredentials(standardsDirectory ?? '').find(({ name }) => name.includes('MC-Annex1-signed'))
    const known = new Map(escoSkills.map(({ id, label }) => [id, label]))
    const { draft } = readEuropeanDigitalCredential(sample?.credential ?? {})
    const skills = draft.learningOutcomes?.flatMap((outcome) => outcome.skills ?? []) ?? []
    const esco = skills.filter(({ id }) => id.startsWith(escoSkillPrefix))
    expect(esco.length).toBe(4)
    for (const { id, title } of esco) expect(known.get(id)).toBe(title['en'])
  })
})
