/// <reference path="../untyped-modules.d.ts" />
/**
 * Gives every node of a document a name of its own, so that a part of the document still says which nodes it speaks of
 * (Data Integrity ECDSA Cryptosuites 1.0, section 3.4.9 skolemizeCompactJsonLd).
 * Lists are no nodes and get no names: their cells are known by where they hang and what they hold.
 *
 * @module
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { bundledContexts } from './bundled-contexts.ts'
import { checkKeywords } from './check-keywords.ts'
import { createDocumentLoader } from './document-loader.ts'
import { toMesheError } from './json-ld-error.ts'

/** What is asked of `jsonld`; its published types do not know the safe mode. */
interface Processor {
  expand(document: object, options: object): Promise<readonly JsonObject[]>
  compact(expanded: object, context: unknown, options: object): Promise<JsonObject>
}

export interface NamedDocument {
  /** The document in its own contexts, each node with an `id`. */
  readonly document: JsonObject
  /** How the ids begin that stand for blank nodes. */
  readonly prefix: string
}

const options = {
  documentLoader: createDocumentLoader(bundledContexts),
  safe: true,
  base: null,
  compactToRelative: false,
}

/** @throws MesheError as `canonicalize` does */
export async function nameNodes(document: JsonObject): Promise<NamedDocument> {
  checkKeywords(document)
  const prefix = prefixFor(document)
  const { default: jsonld } = await import('jsonld')
  const processor = jsonld as unknown as Processor
  try {
    const expanded = await processor.expand(document, options)
    const compact = await processor.compact(nameAll(expanded, prefix), document['@context'], options)
    return { document: compact, prefix }
  } catch (cause) {
    throw toMesheError(cause)
  }
}

/** An address that stands nowhere in the document. */
function prefixFor(document: JsonObject): string {
  const text = JSON.stringify(document)
  let prefix = 'urn:meshe-node:'
  while (text.includes(prefix)) prefix += '0:'
  return prefix
}

function nameAll(expanded: readonly JsonValue[], prefix: string): readonly JsonValue[] {
  let count = 0
  return expanded.map(name)

  function name(value: JsonValue): JsonValue {
    if (!isJsonObject(value) || value['@value'] !== undefined) return value
    if (value['@list'] !== undefined) return inside(value)
    const id = value['@id']
    if (typeof id !== 'string') return { ...inside(value), '@id': `${prefix}n${count++}` }
    return id.startsWith('_:') ? { ...inside(value), '@id': `${prefix}g${id.slice(2)}` } : inside(value)
  }

  function inside(node: JsonObject): JsonObject {
    const members = Object.entries(node).map(([member, value]): [string, JsonValue | undefined] => {
      if (member === '@reverse' && isJsonObject(value)) return [member, inside(value)]
      return [member, Array.isArray(value) ? value.map(name) : value]
    })
    return Object.fromEntries(members)
  }
}
