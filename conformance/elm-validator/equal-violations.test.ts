import { type ElmProfile, type ElmVersion, validateElm } from '@meshe/credentials/elm'
import type { JsonObject } from '@meshe/credentials/json'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { standardsDirectory } from '../standards-directory.ts'
import { mutatedCredential } from './mutated-credentials.ts'
import { officialValidator, unique, type Violations } from './official-violations.ts'
import { soundCredentials } from './sound-credentials.ts'

const seed = Number(process.env['MESHE_SEED'] ?? 20_261_124)

/** Sound ones and mutated ones; the sum of the mutated is over 500. */
const runs: readonly (readonly [ElmVersion, ElmProfile, number])[] = [
  ['3.2', 'edc-generic-full', 400],
  ['3.1', 'edc-generic-full', 80],
  ['3.2', 'edc-generic-no-cv', 60],
  ['3.2', 'edc-accredited', 30],
  ['3.2', 'edc-diploma-supplement', 30],
  ['3.2', 'edc-converted', 15],
  ['3.2', 'edc-issued-by-mandate', 15],
]

function ours(credential: JsonObject, version: ElmVersion, profile: ElmProfile): Violations | null {
  const { violations } = validateElm(credential, { version, profile })
  if (violations.some(({ constraint }) => constraint === 'unreadable')) return null
  return unique(violations.map(({ focus, path, constraint }) => `${focus.id ?? focus.pointer} ${path} ${constraint}`))
}

describe.skipIf(standardsDirectory === null)(`our violations, seed ${seed}`, () => {
  const standards = standardsDirectory ?? ''
  const kinds = new Map<string, number>()
  afterAll(() => {
    console.info(`seed ${seed}, violations by kind: ${JSON.stringify(Object.fromEntries([...kinds].sort()))}`)
  })

  it.each(runs)(
    'under %s %s are those of the official shapes, for sound credentials',
    async (version, profile) => {
      const official = officialValidator(standards, version, profile)
      for (const credential of soundCredentials(standards, version)) {
        expect(ours(credential, version, profile)).toEqual(await official.violationsOf(credential))
      }
    },
    120_000,
  )

  it.each(runs)(
    'under %s %s are those of the official shapes, for %i mutated ones',
    async (version, profile, numRuns) => {
      const official = officialValidator(standards, version, profile)
      await fc.assert(
        fc.asyncProperty(mutatedCredential(soundCredentials(standards, version)), async (credential) => {
          const expected = await official.violationsOf(credential)
          for (const violation of expected ?? []) {
            const kind = violation.split(' ').at(-1) ?? ''
            kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
          }
          expect(ours(credential, version, profile)).toEqual(expected)
        }),
        { numRuns, seed },
      )
    },
    600_000,
  )
})
