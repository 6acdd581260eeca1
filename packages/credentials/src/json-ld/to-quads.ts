/** The statements of a document, before its blank nodes get their canonical labels. */
import type { JsonObject } from '../json/index.ts'
import { bundledContexts } from './bundled-contexts.ts'
import { compileContext, compileDocument } from './compiled/index.ts'
import { createDocumentLoader } from './document-loader.ts'
import { toQuadsGenerally } from './general-path.ts'
import type { Quad } from './rdf/quads.ts'

const bundledLoader = createDocumentLoader(bundledContexts)

/** @throws MesheError as `canonicalize` does */
export async function toQuads(document: JsonObject): Promise<readonly Quad[]> {
  const context = compileContext(document['@context'], bundledContexts)
  const dataset = context && compileDocument(document, context)
  return dataset ? dataset.toQuads() : toQuadsGenerally(document, bundledLoader)
}
