/**
 * Follows links between the nodes of one document, whether a node is written in place or named by its identifier.
 *
 * @module
 */
import type { JsonObject } from '../crosswalk/encoding.ts'
import { identifierOf, isJsonObject, listOf } from '../crosswalk/members.ts'

/** The nodes a link leads to; a text that names no node of the document reads as a node of that identifier alone. */
export type FollowLink = (link: unknown) => readonly JsonObject[]

export function linksOf(document: JsonObject): FollowLink {
  const nodes = indexNodes(document)
  const fullest = (node: JsonObject): JsonObject => {
    const known = nodes.get(identifierOf(node) ?? '')
    return known !== undefined && Object.keys(known).length > Object.keys(node).length ? known : node
  }
  return (link) =>
    listOf(link).flatMap((value) => {
      if (isJsonObject(value)) return [fullest(value)]
      return typeof value === 'string' && value !== '' ? [fullest({ id: value })] : []
    })
}

function indexNodes(document: JsonObject): ReadonlyMap<string, JsonObject> {
  const nodes = new Map<string, JsonObject>()
  for (const node of objectsIn(document)) {
    const id = identifierOf(node)
    const known = id === null ? undefined : nodes.get(id)
    if (id !== null && (known === undefined || Object.keys(known).length < Object.keys(node).length))
      nodes.set(id, node)
  }
  return nodes
}

/** Every object of the document, the outer before the inner. */
function objectsIn(document: JsonObject): readonly JsonObject[] {
  const found: JsonObject[] = []
  const open: unknown[] = [document]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isJsonObject(next)) found.push(next)
    if (typeof next === 'object' && next !== null) open.push(...Object.values(next).filter(isContainer))
  }
  return found
}

function isContainer(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
