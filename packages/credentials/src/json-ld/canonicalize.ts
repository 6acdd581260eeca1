/**
 * From a JSON-LD document to its canonical N-Quads: safe expansion (nothing is dropped silently), RDF, RDFC-1.0.
 *
 * @module
 */
import type { JsonObject } from '../json/index.ts'
import { bundledContexts } from './bundled-contexts.ts'
import { type CompiledContext, canonicalizeDataset, compileContext, compileDocument } from './compiled/index.ts'
import { createDocumentLoader, type DocumentLoader } from './document-loader.ts'
import { toQuadsGenerally } from './general-path.ts'
import { canonicalizeQuads } from './rdf/canonicalize-quads.ts'
import { sha256Hex as ownSha256Hex, type Sha256Hex } from './rdf/sha256-hex.ts'

const bundledLoader = createDocumentLoader(bundledContexts)

export interface CanonicalizeSettings {
  /** A faster SHA-256 than our own. */
  readonly sha256Hex?: Sha256Hex | undefined
  /** Other contexts than the bundled ones. */
  readonly loader?: DocumentLoader | undefined
}

/**
 * The canonical N-Quads of a document (JSON-LD 1.1 API; RDF Dataset Canonicalization 1.0). Documents in bundled contexts take the
 * compiled path; the result is the same.
 *
 * @throws MesheError `credential.context-unknown` (facts: context), `credential.undefined-term` (facts: term),
 *   `credential.malformed` for what JSON-LD refuses otherwise, `canonicalization.too-complex` when blank nodes look so
 *   alike that telling them apart costs too much (RDFC-1.0, section 7.1 Dataset Poisoning).
 */
export async function canonicalize(document: JsonObject, settings: CanonicalizeSettings = {}): Promise<string> {
  const { sha256Hex = ownSha256Hex, loader } = settings
  if (loader) return canonicalizeGenerally(document, { loader, sha256Hex })
  const context = compileContext(document['@context'], bundledContexts)
  return (
    (context && canonicalizeIn(context, document, sha256Hex)) ??
    canonicalizeGenerally(document, { loader: bundledLoader, sha256Hex })
  )
}

/** The canonical N-Quads of two documents that share the context of the first: a document and its proof configuration. */
export async function canonicalizeBoth(
  document: JsonObject,
  other: JsonObject,
  sha256Hex: Sha256Hex = ownSha256Hex,
): Promise<{ readonly canonicalDocument: string; readonly canonicalOther: string }> {
  const context = compileContext(document['@context'], bundledContexts)
  const sharing = { ...other, '@context': document['@context'] }
  const general = { loader: bundledLoader, sha256Hex }
  const canonicalOther =
    (context && canonicalizeIn(context, sharing, sha256Hex)) ?? (await canonicalizeGenerally(sharing, general))
  const canonicalDocument =
    (context && canonicalizeIn(context, document, sha256Hex)) ?? (await canonicalizeGenerally(document, general))
  return { canonicalDocument, canonicalOther }
}

function canonicalizeIn(context: CompiledContext, document: JsonObject, sha256Hex: Sha256Hex): string | null {
  const dataset = compileDocument(document, context)
  return dataset && canonicalizeDataset(dataset, sha256Hex)
}

/** The general path: any document, any feature of JSON-LD; slower by far. */
async function canonicalizeGenerally(
  document: JsonObject,
  { loader, sha256Hex }: { readonly loader: DocumentLoader; readonly sha256Hex: Sha256Hex },
): Promise<string> {
  return canonicalizeQuads(await toQuadsGenerally(document, loader), sha256Hex).lines.join('')
}
