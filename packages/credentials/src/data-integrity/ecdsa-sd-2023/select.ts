/**
 * The part of a document that some pointers name, with what says which nodes it speaks of: contexts, ids and types on the way
 * (Data Integrity ECDSA Cryptosuites 1.0, sections 3.4.11 createInitialSelection to 3.4.13 selectJsonLd).
 *
 * @module
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../json/index.ts'
import { resolvePointer } from './json-pointer.ts'

/** What is chosen below a value: all of it, or some of its members. */
interface Choice {
  isWhole: boolean
  readonly members: Map<string | number, Choice>
}

/**
 * A new document; `null` when there are no pointers. Members keep the order of the source.
 *
 * @throws MesheError `proof.pointer-malformed`, `proof.pointer-not-found`
 */
export function selectPart(document: JsonObject, pointers: readonly string[]): JsonObject | null {
  if (pointers.length === 0) return null
  const root: Choice = { isWhole: false, members: new Map() }
  for (const pointer of pointers) choose(root, resolvePointer(document, pointer))
  return pick(document, root) as JsonObject
}

function choose(root: Choice, path: readonly (string | number)[]): void {
  let choice = root
  for (const step of path) {
    const next = choice.members.get(step) ?? { isWhole: false, members: new Map() }
    choice.members.set(step, next)
    choice = next
  }
  choice.isWhole = true
}

function pick(value: JsonValue, choice: Choice): JsonValue {
  if (choice.isWhole) return value
  if (Array.isArray(value)) {
    return value.flatMap((item, position) => {
      const inner = choice.members.get(position)
      return inner === undefined ? [] : [pick(item, inner)]
    })
  }
  if (!isJsonObject(value)) return value
  const members = Object.entries(value).flatMap(([name, inner]): [string, JsonValue][] => {
    if (inner === undefined) return []
    if (saysWhich(name, inner)) return [[name, inner]]
    const chosen = choice.members.get(name)
    return chosen === undefined ? [] : [[name, pick(inner, chosen)]]
  })
  return Object.fromEntries(members)
}

/** These are never shown in part: without all its types, a node may lose the contexts that its members need. */
function saysWhich(name: string, value: JsonValue): boolean {
  if (name === '@context' || name === 'type' || name === '@type') return true
  return (name === 'id' || name === '@id') && typeof value === 'string' && !value.startsWith('_:')
}
