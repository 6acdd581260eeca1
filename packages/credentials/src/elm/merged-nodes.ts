/**
 * What JSON-LD makes of nodes that share an identifier: one node with the values of all.
 *
 * @module
 */
import type { JsonObject } from '../crosswalk/encoding.ts'
import { identifierOf, isJsonObject, listOf } from '../crosswalk/members.ts'
import type { ElmNode } from './elm-nodes.ts'
import { elmTerms } from './vocabulary-table.ts'

export interface MergedNode extends ElmNode {
  /** Everywhere the node stands. */
  readonly paths: readonly string[]
  /** How many different values a member has; text by language counts once a language and wording. */
  readonly count: (member: string) => number
}

/** Only the first of several nodes of one identifier is answered, with the values of all of them. */
export function mergedNodesOf(nodes: readonly ElmNode[], stableText: StableText): readonly MergedNode[] {
  const values = new Map<string, Map<string, Set<string>>>()
  const paths = new Map<string, string[]>()
  const keyOf = ({ node, path }: ElmNode) => identifierOf(node) ?? `at ${path}`
  for (const element of nodes) {
    const members = values.get(keyOf(element)) ?? new Map<string, Set<string>>()
    values.set(keyOf(element), members)
    paths.set(keyOf(element), [...(paths.get(keyOf(element)) ?? []), element.path])
    for (const [member, value] of Object.entries(element.node)) {
      const known = members.get(member) ?? new Set<string>()
      members.set(member, known)
      for (const text of distinctTexts(member, value, stableText)) known.add(text)
    }
  }
  const seen = new Set<string>()
  return nodes.flatMap((element) => {
    const key = keyOf(element)
    if (seen.has(key) || isReference(element.node)) return []
    seen.add(key)
    return [{ ...element, paths: paths.get(key) ?? [], count: (member) => values.get(key)?.get(member)?.size ?? 0 }]
  })
}

/** A node that says no more than which one it is. */
export function isReference(node: JsonObject): boolean {
  return identifierOf(node) !== null && Object.keys(node).every((member) => member === 'id' || member === 'type')
}

export type StableText = (value: unknown) => string

/** Answers the same text for the same content, whatever the order of the members; each object is written once. */
export function createStableText(): StableText {
  const known = new WeakMap<object, string>()
  const write = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(write).join(',')}]`
    if (!isJsonObject(value)) return JSON.stringify(value) ?? 'null'
    const written = known.get(value)
    if (written !== undefined) return written
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    const text = `{${members.map(([member, inner]) => `${JSON.stringify(member)}:${write(inner)}`).join(',')}}`
    known.set(value, text)
    return text
  }
  return write
}

function distinctTexts(member: string, value: unknown, stableText: StableText): readonly string[] {
  const isLanguageMap = elmTerms.get(member)?.datatype === 'languageMap'
  return listOf(value).flatMap((item) => {
    if (isLanguageMap && isJsonObject(item) && !('@value' in item)) {
      return Object.entries(item).flatMap(([tag, texts]) => listOf(texts).map((text) => `${tag} ${stableText(text)}`))
    }
    return [isJsonObject(item) ? (identifierOf(item) ?? stableText(item)) : stableText(item)]
  })
}
