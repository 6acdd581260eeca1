import { describe, expect, it } from 'vitest'
import { MesheError } from '../meshe-error.ts'
import {
  countries,
  countryIri,
  eqfLevelIri,
  eqfLevels,
  escoSkills,
  iscedFieldIri,
  iscedFields,
  languageIri,
  languages,
  lookCountryCode,
  lookEqfLevel,
  lookLanguageTag,
  searchEscoSkills,
} from './index.ts'

function refusalOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (error instanceof MesheError) return error.code
    throw error
  }
  return 'nothing was refused'
}

describe('codes of European vocabularies', () => {
  it.each([
    ['a country in lower case', () => countryIri('ie')],
    ['a country by its alpha-3 code', () => countryIri('IRL')],
    ['no country', () => countryIri('')],
    ['a country far away', () => countryIri('AU')],
    ['a name of every object', () => countryIri('constructor')],
    ['a language with its region', () => languageIri('pt-BR')],
    ['a language in upper case', () => languageIri('EN')],
    ['a made-up language', () => languageIri('tlh')],
    ['another name of every object', () => languageIri('__proto__')],
    ['a field of one digit', () => iscedFieldIri('6')],
    ['a field that ISCED-F does not have', () => iscedFieldIri('0699')],
    ['a third name of every object', () => iscedFieldIri('toString')],
    ['level 0', () => eqfLevelIri(0)],
    ['level 9', () => eqfLevelIri(9)],
    ['half a level', () => eqfLevelIri(6.5)],
    ['no level', () => eqfLevelIri(Number.NaN)],
  ])('are refused for %s', (_what, action) => {
    expect(refusalOf(action)).toBe('vocabulary.unknown-code')
  })

  it('are found again by their IRI', () => {
    for (const code of Object.keys(countries)) expect(lookCountryCode(countryIri(code))).toBe(code)
    for (const tag of Object.keys(languages)) expect(lookLanguageTag(languageIri(tag))).toBe(tag)
    for (const level of Object.keys(eqfLevels)) expect(lookEqfLevel(eqfLevelIri(Number(level)))).toBe(Number(level))
  })

  it.each([
    '',
    'IE',
    'https://publications.europa.eu/resource/authority/country/IRL',
    'http://data.europa.eu/snb/eqf/9',
  ])('are null for the IRI "%s"', (iri) => {
    expect([lookCountryCode(iri), lookLanguageTag(iri), lookEqfLevel(iri)]).toEqual([null, null, null])
  })

  it('cover the union, its languages and the fields in three depths', () => {
    expect(Object.keys(countries).length).toBeGreaterThanOrEqual(47)
    expect(['IE', 'DE', 'NO', 'UA', 'CH', 'TR', 'XK'].every((code) => code in countries)).toBe(true)
    expect(['ga', 'eu', 'ca', 'gl', 'uk', 'nb', 'is', 'tr', 'mt'].every((tag) => tag in languages)).toBe(true)
    expect(new Set(Object.keys(iscedFields).map((code) => code.length))).toEqual(new Set([2, 3, 4]))
  })
})

describe('the few skills that come along', () => {
  it('have well-formed identifiers, each once', () => {
    const uuid = /^http:\/\/data\.europa\.eu\/esco\/skill\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
    expect(escoSkills.filter(({ id }) => !uuid.test(id))).toEqual([])
    expect(new Set(escoSkills.map(({ label }) => label)).size).toBe(escoSkills.length)
  })

  it('are found by any words of their label', () => {
    expect(searchEscoSkills('DIGITAL content').map(({ label }) => label)).toContain('develop digital content')
    expect(searchEscoSkills('basket weaving')).toEqual([])
    expect(searchEscoSkills('', 3)).toHaveLength(3)
  })
})
