/** The fast way to canonical N-Quads for documents whose contexts are known. */
import type { JsonObject, JsonValue } from '../../json/index.ts'
import { canonicalizeQuads } from '../rdf/canonicalize-quads.ts'
import type { Sha256Hex } from '../rdf/sha256-hex.ts'
import { type ActiveContext, type Documents, initialContextOf } from './active-context.ts'
import { applyContext } from './apply-context.ts'
import { canonicalTextOf } from './canonical-text.ts'
import { OutOfReach } from './out-of-reach.ts'
import { SharedParts } from './shared-parts.ts'
import type { Dataset } from './statements.ts'
import { writeStatements } from './write-statements.ts'

export type { SharedParts }
export type CompiledContext = ActiveContext

/** The context of a document, ready to use; null where the general path must do the work or refuse it. */
export function compileContext(local: JsonValue | undefined, documents: Documents): CompiledContext | null {
  if (local === undefined) return null
  return withinReach(() => applyContext(initialContextOf(documents), local))
}

/** What a document says; its `@context` is the one that was compiled. Null where the general path must do the work or refuse it. */
export function compileDocument(document: JsonObject, context: CompiledContext): Dataset | null {
  return withinReach(() => writeStatements(document, context))
}

/** The same where some objects of the document are those of `parts`; null also when they no longer stand where they stood. */
export function compileWithParts(document: JsonObject, context: CompiledContext, parts: SharedParts): Dataset | null {
  return withinReach(() => {
    parts.startDocument()
    const dataset = writeStatements(document, context, parts)
    return parts.isComplete() ? dataset : null
  })
}

/** What the objects of `candidates` say in this document and in others like it; null where nothing can be shared. */
export function findSharedParts(
  document: JsonObject,
  context: CompiledContext,
  settings: { readonly candidates: ReadonlySet<object>; readonly sha256Hex: Sha256Hex },
): SharedParts | null {
  return withinReach(() => SharedParts.find(document, context, settings))
}

/** @throws MesheError `canonicalization.too-complex` */
export function canonicalizeDataset(dataset: Dataset, sha256Hex: Sha256Hex): string {
  return canonicalTextOf(dataset, sha256Hex) ?? canonicalizeQuads(dataset.toQuads(), sha256Hex).lines.join('')
}

function withinReach<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof OutOfReach) return null
    throw error
  }
}
