import { errorStatus } from '@meshe/credentials'
import { verdicts, verificationReasonCodes } from '@meshe/credentials/verification'
import {
  assessmentTypes,
  modesOfLearning,
  qualityAssuranceTypes,
  supervisionTypes,
} from '@meshe/credentials/vocabulary'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { credentialMessages, vocabularyMessages } from '../credential/index.ts'
import { errorMessages } from '../primitives/error-messages.ts'
import { languages } from './languages.ts'

type AnyCatalogue = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Every catalogue of the app, also those written later. */
const modules = import.meta.glob<Record<string, unknown>>(
  ['../../**/messages.ts', '../../**/messages/*.ts', '../../**/*-messages.ts'],
  {
    eager: true,
  },
)
const catalogues = Object.entries(modules).flatMap(([file, exported]) =>
  Object.entries(exported)
    .filter((entry): entry is [string, AnyCatalogue] => isCatalogue(entry[1]))
    .map(([name, catalogue]) => ({ name: `${file} ${name}`, catalogue })),
)

function isCatalogue(value: unknown): value is AnyCatalogue {
  return typeof value === 'object' && value !== null && languages.every((language) => language in value)
}

describe.each(catalogues)('$name', ({ catalogue }) => {
  it.each(languages)('can be read as ICU messages in %s, with the arguments of the source', (language) => {
    for (const [key, text] of Object.entries(catalogue[language] ?? {})) {
      const source = catalogue['en']?.[key] ?? ''
      expect(argumentsOf(text, language), `${key}: ${text}`).toEqual(argumentsOf(source, 'en'))
    }
  })

  it.each(['es', 'de'])('is not left in English in %s', (language) => {
    const long = Object.entries(catalogue['en'] ?? {}).filter(([, text]) => text.split(' ').length > 3)
    const same = long.filter(([key, text]) => catalogue[language]?.[key] === text)
    expect(same.map(([key]) => key)).toEqual([])
  })
})

it('finds the catalogues of all slices', () => {
  expect(catalogues.length).toBeGreaterThan(8)
})

describe('texts for codes of others', () => {
  it('has a headline for every verdict', () => {
    expect(verdicts.filter((verdict) => !(`${verdict}.title` in credentialMessages.en))).toEqual([])
    expect(verdicts.filter((verdict) => !(`status.${verdict}` in credentialMessages.en))).toEqual([])
  })

  it('has a sentence for every reason of a check', () => {
    const keys = verificationReasonCodes.map((code) => `reason.${code.replace(/^(skipped\.[a-z-]+)\..*$/, '$1')}`)
    expect(keys.filter((key) => !(key in credentialMessages.en))).toEqual([])
  })

  it('has words for every code of the vocabularies', () => {
    const keys = [
      ...assessmentTypes.map((code) => `assessment.${code}`),
      ...modesOfLearning.map((code) => `mode.${code}`),
      ...qualityAssuranceTypes.map((code) => `quality.${code}`),
      ...supervisionTypes.map((code) => `supervision.${code}`),
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((level) => `level.${level}`),
    ]
    expect(keys.filter((key) => !(key in vocabularyMessages.en))).toEqual([])
  })

  it('says no refusal that the node does not know', () => {
    expect(Object.keys(errorMessages.en).filter((code) => !(code in errorStatus))).toEqual([])
  })
})

/** Names of all arguments and tags, in order. */
function argumentsOf(text: string, language: string): string[] {
  const names = new Set<string>()
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) walk(item)
    else if (typeof value === 'object' && value !== null) {
      // 0 is text and 7 the number sign of a plural; all else is named.
      if ('type' in value && 'value' in value && value.type !== 0) names.add(String(value.value))
      for (const [key, member] of Object.entries(value)) if (key !== 'location' && key !== 'style') walk(member)
    }
  }
  walk(new IntlMessageFormat(text, language).getAst())
  return [...names].sort()
}
