/**
 * Credentials to begin with: the official samples, real ones, and what MESHE writes, with pictures cut short.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ElmVersion, elmContextUrl, toEuropeanDigitalCredential } from '@meshe/credentials/elm'
import { isJsonObject, type JsonObject } from '@meshe/credentials/json'
import fc from 'fast-check'
import { awardArbitrary } from '../elm/award-arbitrary.ts'
import { officialCredentials } from '../elm/official-credentials.ts'

export function soundCredentials(standards: string, version: ElmVersion): readonly JsonObject[] {
  const official = officialCredentials(standards)
    .filter(({ credential }) => Array.isArray(credential['@context']) && credential['@context'].includes(elmContextUrl))
    .map(({ credential }) => withShortTexts(credential) as JsonObject)
  const awards = fc.sample(awardArbitrary, { numRuns: 6, seed: 20_261_124 })
  const written = awards.map((award) => withShortTexts(toEuropeanDigitalCredential(award).credential) as JsonObject)
  const sample = join(
    standards,
    version === '3.1' ? 'elm/v3.1-master' : 'elm/v3.2-lts',
    'rdf/samples/credential-sample.jsonld',
  )
  return [...official, ...written, JSON.parse(readFileSync(sample, 'utf8')) as JsonObject]
}

function withShortTexts(value: unknown): unknown {
  if (typeof value === 'string') return value.length > 400 ? value.slice(0, 400) : value
  if (Array.isArray(value)) return value.map(withShortTexts)
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([member, inner]) => [member, withShortTexts(inner)]))
}
