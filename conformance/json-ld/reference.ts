/** Canonical N-Quads by the usual libraries, `jsonld` and `rdf-canonize`, which know nothing of ours. */
import jsonld from 'jsonld'
import { canonize } from 'rdf-canonize'
import type { JsonObject } from '../../packages/credentials/src/json/index.ts'
import { checkKeywords } from '../../packages/credentials/src/json-ld/check-keywords.ts'
import { bundledContexts, createDocumentLoader } from '../../packages/credentials/src/json-ld/index.ts'

const toRdf = jsonld.toRDF as unknown as (document: object, options: object) => Promise<Parameters<typeof canonize>[0]>
const documentLoader = createDocumentLoader(bundledContexts)

/**
 * Null for what they refuse, and for what we refuse beyond them. RDFC-1.0 sorts by code points and `rdf-canonize` by UTF-16 code units:
 * where that may matter, the lines are sorted anew by their bytes in UTF-8, which is the order of code points. Where blank nodes are
 * hashed over lines in another order there is no reference; `hasReference` says so.
 */
export async function canonicalizeByReference(document: JsonObject): Promise<string | null> {
  const text = await canonicalizeByLibraries(document)
  return text === null ? null : inCodePoints(text)
}

/** Lines in the order of code points, where the libraries may have another. */
export function inCodePoints(text: string): string {
  if (!needsCodePoints(text)) return text
  const lines = text.split('\n').slice(0, -1)
  return lines
    .map((line) => Buffer.from(`${line}\n`))
    .sort(Buffer.compare)
    .join('')
}

/** False only where both kinds of signs stand beside blank nodes, so that the libraries may label them otherwise than the norm. */
export function hasReference(text: string | null): boolean {
  return text === null || !needsCodePoints(text) || !text.includes('_:c14n')
}

function needsCodePoints(text: string): boolean {
  return /[\ue000-\uffff]/.test(text) && /[\u{10000}-\u{10ffff}]/u.test(text)
}

async function canonicalizeByLibraries(document: JsonObject): Promise<string | null> {
  try {
    checkKeywords(document)
    const quads = await toRdf(document, {
      documentLoader,
      safe: true,
      base: null,
      rdfDirection: 'i18n-datatype',
      produceGeneralizedRdf: false,
    })
    return await canonize(asSet(quads), { algorithm: 'RDFC-1.0', maxWorkFactor: 3 })
  } catch {
    return null
  }
}

/**
 * A dataset is a set (RDF 1.1 Concepts, section 4). `jsonld` hands over two values that become one literal as two statements (the same JSON
 * literal, two numbers written differently), and `rdf-canonize` would hash and write both.
 */
function asSet(quads: Parameters<typeof canonize>[0]): Parameters<typeof canonize>[0] {
  return [...new Map([...quads].map((quad) => [JSON.stringify(quad), quad])).values()] as typeof quads
}
