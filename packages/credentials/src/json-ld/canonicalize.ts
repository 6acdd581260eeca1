/// <reference path="../untyped-modules.d.ts" />
/**
 * From a JSON-LD document to its canonical N-Quads: safe expansion (nothing is dropped silently), RDF, RDFC-1.0.
 *
 * @module
 */
import jsonld from 'jsonld'
import { canonize, type Quad } from 'rdf-canonize'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { bundledContexts } from './bundled-contexts.ts'
import { checkKeywords } from './check-keywords.ts'
import { canonicalizeCompiled } from './compiled/index.ts'
import type { Sha256 } from './compiled/label-blank-nodes.ts'
import { createDocumentLoader, type DocumentLoader } from './document-loader.ts'
import { toMesheError } from './json-ld-error.ts'

interface ToRdfOptions {
  readonly documentLoader: DocumentLoader
  readonly safe: true
  readonly base: null
  readonly rdfDirection: 'i18n-datatype'
  readonly produceGeneralizedRdf: false
}
/** The published types of `jsonld` do not know its safe mode. */
const toRdf = jsonld.toRDF as unknown as (document: object, options: ToRdfOptions) => Promise<readonly Quad[]>

const bundledLoader = createDocumentLoader(bundledContexts)

/** Hashes that blank nodes which look alike may cost. */
const maxHashes = 100_000
const maxPermutations = 20_000

export interface CanonicalizeSettings {
  /** With it, documents in bundled contexts take the compiled path; the result is the same. */
  readonly sha256?: Sha256 | undefined
  /** Other contexts than the bundled ones. */
  readonly loader?: DocumentLoader | undefined
}

/**
 * The canonical N-Quads of a document (JSON-LD 1.1 API; RDF Dataset Canonicalization 1.0).
 *
 * @throws MesheError `credential.context-unknown` (facts: context), `credential.undefined-term` (facts: term),
 *   `credential.malformed` for what JSON-LD refuses otherwise, `canonicalization.too-complex` when blank nodes look so
 *   alike that telling them apart costs too much (RDFC-1.0, section 7.1 Dataset Poisoning).
 */
export async function canonicalize(document: JsonObject, settings: CanonicalizeSettings = {}): Promise<string> {
  const { sha256, loader } = settings
  const compiled =
    sha256 && !loader ? await canonicalizeCompiled(document, { contexts: bundledContexts, sha256 }) : null
  return compiled ?? canonicalizeGenerally(document, loader ?? bundledLoader)
}

/** The general path: any document, any feature of JSON-LD; about ten times slower. */
async function canonicalizeGenerally(document: JsonObject, loader: DocumentLoader): Promise<string> {
  checkKeywords(document)
  const quads = await toQuads(document, loader)
  let checks = 0
  const signal = {
    get aborted() {
      checks += 1
      return checks * 3 > maxPermutations
    },
    reason: 'too many permutations',
  }
  try {
    return await canonize(quads, { algorithm: 'RDFC-1.0', maxDeepIterations: deepIterations(quads), signal })
  } catch (cause) {
    throw new MesheError('canonicalization.too-complex', 'The credential is too complex to canonicalise.', {}, cause)
  }
}

async function toQuads(document: JsonObject, documentLoader: DocumentLoader): Promise<readonly Quad[]> {
  try {
    return await toRdf(document, {
      documentLoader,
      safe: true,
      base: null,
      rdfDirection: 'i18n-datatype',
      produceGeneralizedRdf: false,
    })
  } catch (cause) {
    throw toMesheError(cause)
  }
}

/**
 * One deep iteration hashes every quad of one blank node: the more quads the busiest one has, the fewer are allowed. Like
 * parts of one whole need about one iteration each; only graphs made to be costly need their square.
 */
function deepIterations(quads: readonly Quad[]): number {
  const degrees = new Map<string, number>()
  for (const { subject, object, graph } of quads) {
    for (const term of [subject, object, graph]) {
      if (term.termType === 'BlankNode') degrees.set(term.value, (degrees.get(term.value) ?? 0) + 1)
    }
  }
  const busiest = [...degrees.values()].reduce((most, degree) => Math.max(most, degree), 1)
  return Math.min(Math.ceil(maxHashes / busiest), degrees.size * 4 + 1000)
}
