/**
 * Follows links between the nodes of one document, whether a node is written in place or named by its identifier.
 *
 * @module
 */
import type { JsonObject } from '../crosswalk/index.ts'
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

/** Every object of the document that stands in it, with those that share an identifier. */
export function nodesOf(document: JsonObject): readonly { readonly node: JsonObject; readonly path: string }[] {
  const found: { node: JsonObject; path: string }[] = []
  const open: { value: unknown; path: string }[] = [{ value: document, path: '' }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index -= 1)
        open.push({ value: value[index], path: `${path}/${index}` })
      continue
    }
    if (!isJsonObject(value)) continue
    found.push({ node: value, path })
    for (const [member, inner] of Object.entries(value).reverse()) {
      if (member !== '@context')
        open.push({ value: inner, path: `${path}/${member.replace(/~/g, '~0').replace(/\//g, '~1')}` })
    }
  }
  return found
}

function indexNodes(document: JsonObject): ReadonlyMap<string, JsonObject> {
  const nodes = new Map<string, JsonObject>()
  for (const { node } of nodesOf(document)) {
    const id = identifierOf(node)
    const known = id === null ? undefined : nodes.get(id)
    if (id !== null && (known === undefined || Object.keys(known).length < Object.keys(node).length))
      nodes.set(id, node)
  }
  return nodes
}
