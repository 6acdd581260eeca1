/**
 * Documents of any shape in the supported contexts: nodes of the types that the contexts know, with members that mean something there and
 * a few that do not.
 *
 * @module
 */
import type { JsonObject, JsonValue } from '@meshe/credentials/json'
import { bundledContexts } from '@meshe/credentials/json-ld'
import { annexOneContext } from '@meshe/credentials/open-badges'
import type { Chance } from '../fuzz/mutate.ts'

type Definitions = Readonly<Record<string, unknown>>

const v1 = 'https://www.w3.org/2018/credentials/v1'
const v2 = 'https://www.w3.org/ns/credentials/v2'
const elm = 'http://data.europa.eu/snb/model/context/edc-ap'
const dataIntegrity = 'https://w3id.org/security/data-integrity/v2'
const openBadges = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const own = {
  '@vocab': 'https://own.example/#',
  ref: { '@id': 'https://own.example/#ref', '@type': '@id' },
  word: { '@id': 'https://own.example/#word', '@type': '@vocab' },
  list: { '@id': 'https://own.example/#list', '@container': '@list' },
  text: { '@id': 'https://own.example/#text', '@container': '@language' },
  inner: { '@id': 'https://own.example/#inner', '@context': { deep: 'https://own.example/#deep' } },
  amount: { '@id': 'https://own.example/#amount', '@type': 'http://www.w3.org/2001/XMLSchema#double' },
  raw: { '@id': 'https://own.example/#raw', '@type': '@json' },
}
const contexts: readonly (readonly JsonValue[])[] = [
  [v2, 'https://www.w3.org/ns/credentials/examples/v2'],
  [v2, openBadges],
  [v2, openBadges, annexOneContext as JsonValue],
  [v1, elm],
  [v1, elm, dataIntegrity, 'https://www.w3.org/ns/credentials/status/v1'],
  [v2, own as JsonValue],
  [own as JsonValue],
]

const isObject = (value: unknown): value is Definitions =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const namesOf = (context: unknown): readonly string[] =>
  [context].flat().flatMap((one) => (isObject(one) ? Object.keys(one).filter((name) => !name.startsWith('@')) : []))

type Use = 'reference' | 'languages'

/** Of all terms, those in scoped contexts too: some name has two uses, which makes one of them odd. */
function usesOf(definitions: Definitions): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>()
  for (const [name, definition] of Object.entries(definitions)) {
    if (!isObject(definition)) continue
    if (definition['@type'] === '@id' || definition['@type'] === '@vocab') uses.set(name, 'reference')
    if (definition['@container'] === '@language') uses.set(name, 'languages')
    for (const scoped of [definition['@context']].flat()) {
      if (isObject(scoped)) for (const [inner, use] of usesOf(scoped)) uses.set(inner, use)
    }
  }
  return uses
}

interface Vocabulary {
  readonly names: readonly string[]
  /** What a member is for, where a context says it. */
  readonly uses: ReadonlyMap<string, Use>
  /** Types with the members that only they know. */
  readonly types: readonly (readonly [string, readonly string[]])[]
}

const vocabularies = contexts.map((local): Vocabulary => {
  const definitions: Definitions = Object.assign(
    {},
    ...local.flatMap((one) =>
      typeof one === 'string' ? [(bundledContexts.get(one) as Definitions)['@context']].flat() : [one],
    ),
  )
  const names = namesOf(definitions)
  const types = names.filter((name) => /^[A-Z]/.test(name))
  return {
    uses: usesOf(definitions),
    names: names.filter((name) => !/^[A-Z]/.test(name)),
    types: types.map((name) => {
      const definition = definitions[name]
      return [name, isObject(definition) ? namesOf(definition['@context']) : []]
    }),
  }
})

const texts: readonly JsonValue[] = [
  ...['Käse "und" \\ Brot\n', 'a\u0001b\u007f', '2026-05-01T00:00:00Z', 'x', ''],
  // sorted otherwise by code points than by UTF-16 units
  ...['Ａ', '😀'],
  ...[0, 3, -7, 1.5, 1e21, 0.1, 12345678.9, true, false, null],
]
const references = ['urn:x:y', 'https://a.example/é', 'https://a.example/1', 'did:example:a', 'urn:x:1', '_:b0']
/** What is refused in most places. */
const oddScalars: readonly JsonValue[] = ['x', '', 'not an iri', 'Achievement', -0, 1e-7]

export function generateDocument(chance: Chance): JsonObject {
  const kind = chance.below(contexts.length)
  const local = contexts[kind]!
  return { '@context': local.length === 1 ? local[0] : local, ...node(vocabularies[kind]!, 0, chance) }
}

interface Place {
  readonly depth: number
  readonly chance: Chance
}

function node(vocabulary: Vocabulary, depth: number, chance: Chance): JsonObject {
  const made: Record<string, JsonValue> = {}
  const chosen =
    chance.below(4) === 0 ? [] : Array.from({ length: 1 + chance.below(2) }, () => chance.pick(vocabulary.types))
  const types = chosen.flatMap((type) => (type === undefined ? [] : [type]))
  if (chance.below(2) === 0) made[chance.below(8) === 0 ? '@id' : 'id'] = `urn:x:${chance.below(9)}`
  if (types.length > 0) {
    const names = types.map(([name]) => name)
    made['type'] = names.length === 1 && chance.below(2) === 0 ? names[0]! : names
  }
  const members = types.flatMap(([, names]) => names)
  for (let count = chance.below(depth === 0 ? 7 : 4); count > 0; count -= 1) {
    const usual = members.length > 0 && chance.below(4) > 0 ? members : vocabulary.names
    const name = chance.below(60) === 0 ? 'unknown' : chance.pick(usual)
    if (name !== undefined && name !== 'type' && name !== 'id') made[name] = value(name, vocabulary, { depth, chance })
  }
  return made
}

function value(name: string, vocabulary: Vocabulary, { depth, chance }: Place): JsonValue {
  const use = vocabulary.uses.get(name)
  // what a member is not for is refused in most places: seldom, or nothing would be left to compare
  const isOdd = chance.below(30) === 0
  const scalar = () => chance.pick<JsonValue>(isOdd ? oddScalars : use === 'reference' ? references : texts)
  const languages = () => ({ en: 'one', [chance.pick(['de', 'pt-BR', 'EN'])]: chance.pick(['zwei', 'três']) })
  if (use === 'languages' && !isOdd) return languages()
  switch (chance.below(depth > 2 ? 6 : 10)) {
    case 0:
      return Array.from({ length: chance.below(4) }, scalar)
    case 1:
      return isOdd ? languages() : scalar()
    case 2:
      return use === 'reference' && !isOdd ? scalar() : chance.pick(valueObjects)
    case 6:
    case 7:
      return node(vocabulary, depth + 1, chance)
    case 8:
      return Array.from({ length: 1 + chance.below(4) }, () => node(vocabulary, depth + 1, chance))
    case 9: {
      // look-alikes: only the full algorithm tells them apart
      const twin = node(vocabulary, depth + 1, chance)
      return [twin, structuredClone(twin)]
    }
    default:
      return scalar()
  }
}

const valueObjects: readonly JsonValue[] = [
  { '@value': 'x', '@language': 'EN' },
  { '@value': 'א', '@language': 'he', '@direction': 'rtl' },
  { '@value': '1', '@type': 'http://www.w3.org/2001/XMLSchema#byte' },
  { '@list': [1, 'a', { id: 'urn:x:l' }] },
  { '@set': ['a'] },
]
