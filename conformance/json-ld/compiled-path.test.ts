/** The compiled path against the general one (jsonld and rdf-canonize): the same canonical N-Quads, or it steps aside. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toEuropeanDigitalCredential } from '../../packages/credentials/src/elm/index.ts'
import { exampleAward } from '../../packages/credentials/src/elm/testing/example-award.ts'
import { asList, isJsonObject, type JsonObject, type JsonValue } from '../../packages/credentials/src/json/index.ts'
import {
  canonicalizeDataset,
  compileContext,
  compileDocument,
} from '../../packages/credentials/src/json-ld/compiled/index.ts'
import { bundledContexts, canonicalize } from '../../packages/credentials/src/json-ld/index.ts'
import { toAchievementCredential } from '../../packages/credentials/src/open-badges/index.ts'
import { nodeCryptography } from '../node-cryptography.ts'
import { listStandardsTree, readStandardsFile, standardsDirectory } from '../standards-directory.ts'
import { canonicalizeByReference, hasReference } from './reference.ts'

const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex')

/** 5,000 and more when asked; a few hundred in the ordinary check. */
const generatedDocuments = Number(process.env['MESHE_GENERATED_DOCUMENTS'] ?? 1000)

type Outcome = 'same' | 'stepped-aside' | 'both-refused' | 'no-reference'

/** Throws where our two paths or the reference disagree. */
async function compare(document: JsonObject): Promise<Outcome> {
  const { proof: _proof, ...unsecured } = document
  const reference = await canonicalizeByReference(unsecured)
  if (!hasReference(reference)) return 'no-reference'
  expect(await canonicalize(unsecured).catch(() => null)).toBe(reference)
  const context = compileContext(unsecured['@context'], bundledContexts)
  const dataset = context && compileDocument(unsecured, context)
  if (dataset === null) return reference === null ? 'both-refused' : 'stepped-aside'
  expect(canonicalizeDataset(dataset, sha256Hex)).toBe(reference)
  return 'same'
}

const badge = async () => (await toAchievementCredential(exampleAward, { cryptography: nodeCryptography })).credential
const european = () => toEuropeanDigitalCredential(exampleAward).credential

describe('the compiled path', () => {
  it('takes our own credentials', async () => {
    expect(await compare(await badge())).toBe('same')
    expect(await compare(european())).toBe('same')
  })

  it.skipIf(standardsDirectory === null)(
    'agrees on every official credential, and takes nearly all of them',
    async () => {
      const outcomes: Outcome[] = []
      const files = ['ob3', 'elm', 'mynextid', 'vectors', 'w3c', 'dc4eu-vc']
        .flatMap((folder) => listStandardsTree(folder))
        .filter((name) => /\.json(ld)?$/.test(name))
      for (const file of files) {
        const document = credentialIn(readStandardsFile(file))
        if (document !== null) outcomes.push(await compare(document))
      }
      const count = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length
      expect(count('same')).toBeGreaterThan(100)
      expect(count('stepped-aside')).toBeLessThan(15)
    },
  )

  const odd: fc.Arbitrary<JsonValue> = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => !/\p{Surrogate}/u.test(text)),
    fc.constantFrom(
      'urn:x:y',
      'not an iri',
      '_:b0',
      '@id',
      'https://a.example/é',
      'a\nb"\\\u0001',
      'elm:Note',
      '',
      'Achievement',
    ),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant([]),
    fc.constant({}),
    fc.constant({ '@value': 'x', '@language': 'EN' }),
    fc.constant({ '@value': 1.5 }),
    fc.constant({ id: 'urn:x:z' }),
    fc.constant({ type: 'Evidence', id: 'urn:x:e' }),
    fc.constant([{ id: 'urn:x:1' }, { id: 'urn:x:2' }, 'three']),
    fc.constant({ en: 'one', de: ['zwei', 'drei'] }),
    fc.constant({ '@list': ['a'] }),
    fc.constant({ '@context': null, id: 'urn:x:q', 'urn:x:p': 'v' }),
    fc.constant({ '@context': { '@vocab': 'urn:v:' }, anything: { goes: [1, true] } }),
  )
  const names = fc.constantFrom(
    'name',
    'unknown',
    '@type',
    'type',
    'id',
    '@graph',
    '@index',
    '@reverse',
    'evidence',
    'issuer',
    'note',
    'alignment',
    'title',
    'urn:x:p',
    '@language',
    'credentialSubject',
    'annexOne',
    'credentialSchema',
  )

  it.each(['badge', 'european'] as const)(
    'agrees on any %s in which something was put in, taken out or changed',
    { timeout: 60_000 + generatedDocuments * 100 },
    async (kind) => {
      const original = kind === 'badge' ? await badge() : european()
      const places = placesOf(original)
      const outcomes = { same: 0, 'stepped-aside': 0, 'both-refused': 0, 'no-reference': 0 }
      await fc.assert(
        fc.asyncProperty(
          fc.nat(),
          fc.constantFrom('put', 'take', 'change', 'double'),
          names,
          odd,
          async (place, how, name, value) => {
            const path = places[place % places.length] ?? []
            outcomes[await compare(change(original, path, { how, name, value }))] += 1
          },
        ),
        { numRuns: generatedDocuments / 2 },
      )
      expect(outcomes.same).toBeGreaterThan(100)
      expect(outcomes['no-reference']).toBeLessThan(generatedDocuments / 50)
    },
  )
})

function credentialIn(text: string): JsonObject | null {
  try {
    const parsed = JSON.parse(text) as JsonObject
    const document = typeof parsed['payload'] === 'string' ? (JSON.parse(parsed['payload']) as JsonObject) : parsed
    return isJsonObject(document) && document['@context'] !== undefined && document['@context'] !== null
      ? document
      : null
  } catch {
    return null
  }
}

/** Paths of all objects in a document. */
function placesOf(
  value: JsonValue | undefined,
  path: readonly (string | number)[] = [],
): (readonly (string | number)[])[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => placesOf(item, [...path, index]))
  if (!isJsonObject(value)) return []
  return [
    path,
    ...Object.entries(value).flatMap(([member, inner]) =>
      member === '@context' ? [] : placesOf(inner, [...path, member]),
    ),
  ]
}

interface Change {
  readonly how: 'put' | 'take' | 'change' | 'double'
  readonly name: string
  readonly value: JsonValue
}

function change(original: JsonObject, path: readonly (string | number)[], { how, name, value }: Change): JsonObject {
  const copy = structuredClone(original) as { [member: string]: JsonValue }
  let holder: { [member: string]: JsonValue } = copy
  for (const step of path) holder = (holder as unknown as Record<string | number, typeof holder>)[step] ?? holder
  const members = Object.keys(holder).filter((member) => member !== '@context')
  const member = members[name.length % Math.max(members.length, 1)] ?? name
  if (how === 'put') holder[name] = value
  if (how === 'take') delete holder[member]
  if (how === 'change') holder[member] = value
  if (how === 'double') holder[member] = [...asList(holder[member]), value]
  return copy
}
