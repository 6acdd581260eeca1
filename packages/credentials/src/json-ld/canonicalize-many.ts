/**
 * Canonical N-Quads of many documents that have parts in common, such as all credentials of one achievement.
 *
 * @module
 */
import type { JsonObject, JsonValue } from '../json/index.ts'
import { bundledContexts } from './bundled-contexts.ts'
import { canonicalize } from './canonicalize.ts'
import {
  type CompiledContext,
  canonicalizeDataset,
  compileContext,
  compileWithParts,
  findSharedParts,
  type SharedParts,
} from './compiled/index.ts'
import type { Sha256Hex } from './rdf/sha256-hex.ts'

/**
 * The canonical N-Quads of documents, as `canonicalize` has them and with what it throws. Objects that are those of `shared` (the same
 * object, not a like one) are looked at once; nobody may change them.
 */
export function createSharedCanonicalizer(
  shared: JsonObject,
  sha256Hex: Sha256Hex,
): (document: JsonObject) => Promise<string> {
  const local = shared['@context']
  const context = compileContext(local, bundledContexts)
  const candidates = new Set<object>()
  collectShareable(shared, candidates)
  let parts: SharedParts | null = null
  let isWorthwhile = true

  return async (document) => {
    if (context !== null && isWorthwhile && document['@context'] === local) {
      const text = textBy(document, context) ?? textAnew(document, context)
      if (text !== null) return text
    }
    return canonicalize(document, { sha256Hex })
  }

  function textBy(document: JsonObject, known: CompiledContext): string | null {
    const dataset = parts && compileWithParts(document, known, parts)
    return dataset && canonicalizeDataset(dataset, sha256Hex)
  }

  function textAnew(document: JsonObject, known: CompiledContext): string | null {
    parts = findSharedParts(document, known, { candidates, sha256Hex })
    isWorthwhile = parts !== null
    return textBy(document, known)
  }
}

/** Objects without a context inside, which would have to be counted for each document. Answers whether this value is free of them. */
function collectShareable(value: JsonValue | undefined, found: Set<object>): boolean {
  if (typeof value !== 'object' || value === null) return true
  let isFree = true
  for (const [member, inner] of Object.entries(value) as [string, JsonValue | undefined][]) {
    isFree = collectShareable(inner, found) && member !== '@context' && isFree
  }
  if (isFree && !Array.isArray(value)) found.add(value)
  return isFree
}
