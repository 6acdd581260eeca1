import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  applicationProfile,
  elmNamespaces,
  elmTerms,
  lintElm,
  toEuropeanDigitalCredential,
} from '@meshe/credentials/elm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standardsDirectory } from '../standards-directory.ts'
import { awardArbitrary } from './award-arbitrary.ts'
import { officialCredentials } from './official-credentials.ts'

interface OfficialShape {
  readonly properties: readonly { readonly path: string; readonly min: number; readonly max: string }[]
}

const credentialNamespace = 'https://www.w3.org/2018/credentials#'

/** Properties of the shapes for which the official context has no term that means the same. */
const withoutTerm = [
  'http://data.europa.eu/m8g/latitude',
  'http://data.europa.eu/m8g/longitude',
  'http://data.europa.eu/snb/model/elm/areaDialing',
  'http://data.europa.eu/snb/model/elm/defaultLanguage',
  'http://www.w3.org/ns/locn#geometry',
  'http://www.w3.org/ns/org#hasMember',
  'https://w3id.org/security#proof',
]

describe.skipIf(standardsDirectory === null)('our cardinalities', () => {
  const directory = standardsDirectory ?? ''
  const official = (): Record<string, readonly OfficialShape[]> =>
    JSON.parse(readFileSync(join(directory, 'derived/elm-3.2-edc-generic-no-cv.summary.json'), 'utf8'))
  const termOf = new Map(
    [...elmTerms.values()].map(({ term, compactIri }) => {
      const [prefix = '', local = ''] = compactIri.split(':')
      return [`${elmNamespaces[prefix as keyof typeof elmNamespaces]}${local}`, term]
    }),
  )

  it('are those of the official shapes, class by class', () => {
    const unnamed = new Set<string>()
    for (const [name, shapes] of Object.entries(official()).filter(([key]) => !key.startsWith('http'))) {
      const expected = shapes
        .flatMap(({ properties }) => properties)
        .flatMap(({ path, min, max }) => {
          const term = path.startsWith(credentialNamespace) ? path.slice(credentialNamespace.length) : termOf.get(path)
          if (term === undefined) unnamed.add(path)
          return term === undefined || (min === 0 && max === '*') ? [] : [`${term} ${min} ${max}`]
        })
      const ours = (applicationProfile.get(name) ?? []).map(
        (rule) => `${rule.term} ${rule.minimum} ${rule.maximum ?? '*'}`,
      )
      expect([...ours].sort(), name).toEqual(expected.sort())
    }
    expect([...unnamed].filter((path) => !withoutTerm.includes(path))).toEqual([])
  })

  it('know no class that the shapes do not', () => {
    const shapes = official()
    expect([...applicationProfile.keys()].filter((name) => !(name in shapes))).toEqual([])
  })

  it('find the known traps in the samples and nothing in those that are clean', () => {
    const found = new Map(
      officialCredentials(directory).map(({ name, credential }) => [
        name.split('/').slice(-1)[0] ?? name,
        lintElm(credential).map(({ code, path }) => `${code} ${path}`),
      ]),
    )
    expect(found.get('Sample-MC-Annex1-signed.jsonld')).toEqual([
      'elm.date-of-birth-shifted /credentialSubject/dateOfBirth',
      'elm.duration-without-hours /credentialSubject/hasClaim/influencedBy/specifiedBy/volumeOfLearning',
    ])
    expect(found.get('Sample-MC-Annex1-unsigned.jsonld')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^elm\.member-missing .*issued$/)]),
    )
    expect(found.get('edc-mc-signed.jsonld')).toEqual(expect.arrayContaining(['elm.term-undefined /cnf']))
    expect(
      found.get('edc-mc-signed.jsonld')?.filter((warning) => warning.startsWith('elm.content-repeated')).length,
    ).toBe(3)
  })
})

describe('a credential that we write', () => {
  it('gives no warning, whatever the award', () => {
    fc.assert(
      fc.property(awardArbitrary, (award) => {
        expect(lintElm(toEuropeanDigitalCredential(award).credential)).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
