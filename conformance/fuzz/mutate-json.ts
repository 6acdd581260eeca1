/**
 * JSON values made from sound ones by small changes at any depth. Nothing is copied but the way down to a change, so that large
 * documents cost no more than small ones.
 *
 * @module
 */
import type { JsonObject, JsonValue } from '@meshe/credentials/json'
import type { Chance } from './mutate.ts'

const nested = (depth: number): JsonValue => (depth === 0 ? 'deep' : [{ inner: nested(depth - 1) }])
/** What stands where something else was meant. */
const oddValues: readonly JsonValue[] = [
  ...[null, true, false, 0, -0, -1, 1.5, 1e308, 9007199254740992, '', ' ', 'x', '0', '__proto__', 'a\u0000b'],
  ...[
    '\u{1f600}',
    'https://a.example/1',
    'http://[',
    'did:web:a.example',
    'urn:x:1',
    '2026-02-30T00:00:00Z',
    'P60M',
    'A'.repeat(5000),
  ],
  ...[[], {}, [[]], [null], [{}], { en: 'text' }, { id: 1 }, { '@value': 'x' }, { '@list': [] }, nested(40)],
]
const oddNames = [
  ...['', '__proto__', 'constructor', 'toString', 'then', 'length', '@context', '@id', '@type', '@graph', 'id', 'type'],
  ...['proof', 'issuer', 'credentialSubject', 'name', '_sd', '...', 'vct', 'und', 'en'],
]

/** One to four changes; the top stays an object. */
export function mutateJson(document: JsonObject, chance: Chance): JsonObject {
  let changed = document
  for (let times = 1 + chance.below(4); times > 0; times -= 1) changed = changeInObject(changed, chance)
  return changed
}

function change(value: JsonValue, chance: Chance): JsonValue {
  if (typeof value !== 'object' || value === null || chance.below(6) === 0) return changeHere(value, chance)
  return Array.isArray(value) ? changeInList(value, chance) : changeInObject(value as JsonObject, chance)
}

function changeHere(value: JsonValue, chance: Chance): JsonValue {
  switch (chance.below(6)) {
    case 0:
      return [value]
    case 1:
      return [value, chance.pick(oddValues)]
    case 2:
      return typeof value === 'string' ? value.slice(0, chance.below(value.length)) : chance.pick(oddValues)
    case 3:
      return { [chance.pick(oddNames) || 'x']: value }
    default:
      return chance.pick(oddValues)
  }
}

function changeInObject(value: JsonObject, chance: Chance): JsonObject {
  const entries = Object.entries(value) as [string, JsonValue][]
  const at = chance.below(entries.length)
  const entry = entries[at]
  switch (chance.below(8)) {
    case 0:
      entries.splice(at, 1)
      break
    case 1:
      entries.push([chance.pick(oddNames), chance.pick(oddValues)])
      break
    case 2:
      if (entry !== undefined) entries[at] = [entry[0], chance.pick(entries)[1]]
      break
    default:
      if (entry !== undefined) entries[at] = [entry[0], change(entry[1], chance)]
  }
  // as members of its own, also those that mean something to engines
  return Object.fromEntries(entries)
}

function changeInList(value: readonly JsonValue[], chance: Chance): JsonValue {
  const items = [...value]
  const at = chance.below(items.length)
  switch (chance.below(6)) {
    case 0:
      items.splice(at, 1)
      break
    case 1:
      items.splice(at, 0, chance.pick(items.length === 0 ? oddValues : items))
      break
    default:
      if (items.length > 0) items[at] = change(items[at] as JsonValue, chance)
  }
  return items
}
