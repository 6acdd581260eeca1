/// <reference path="../untyped-modules.d.ts" />
/**
 * Any document with any feature of JSON-LD 1.1, by the library `jsonld`, which is loaded when the first such document comes: in its safe
 * mode nothing is dropped silently.
 *
 * @module
 */
import type { JsonObject } from '../json/index.ts'
import { checkKeywords } from './check-keywords.ts'
import type { DocumentLoader } from './document-loader.ts'
import { toMesheError } from './json-ld-error.ts'
import { escapeIri, escapeText, type Quad, type Term } from './rdf/quads.ts'

interface ToRdfOptions {
  readonly documentLoader: DocumentLoader
  readonly safe: true
  readonly base: null
  readonly rdfDirection: 'i18n-datatype'
  readonly produceGeneralizedRdf: false
}

/** Terms as `jsonld` answers them. */
interface ForeignTerm {
  readonly termType: 'NamedNode' | 'BlankNode' | 'Literal' | 'DefaultGraph'
  readonly value: string
  readonly datatype?: { readonly value: string }
  readonly language?: string
}
interface ForeignQuad {
  readonly subject: ForeignTerm
  readonly predicate: ForeignTerm
  readonly object: ForeignTerm
  readonly graph: ForeignTerm
}
type ToRdf = (document: object, options: ToRdfOptions) => Promise<readonly ForeignQuad[]>

const xsdString = 'http://www.w3.org/2001/XMLSchema#string'

/** @throws MesheError as `canonicalize` has it, for what stands in the document */
export async function toQuadsGenerally(document: JsonObject, documentLoader: DocumentLoader): Promise<readonly Quad[]> {
  checkKeywords(document)
  const { default: jsonld } = await import('jsonld')
  // The published types of `jsonld` do not know its safe mode.
  const toRdf = jsonld.toRDF as unknown as ToRdf
  try {
    const quads = await toRdf(document, {
      documentLoader,
      safe: true,
      base: null,
      rdfDirection: 'i18n-datatype',
      produceGeneralizedRdf: false,
    })
    return numbered(quads)
  } catch (cause) {
    throw toMesheError(cause)
  }
}

function numbered(quads: readonly ForeignQuad[]): readonly Quad[] {
  const numbers = new Map<string, number>()
  const toTerm = ({ termType, value, datatype, language }: ForeignTerm): Term => {
    if (termType === 'NamedNode') return `<${escapeIri(value)}>`
    if (termType === 'Literal') {
      const text = `"${escapeText(value)}"`
      if (language) return `${text}@${language}`
      return datatype === undefined || datatype.value === xsdString ? text : `${text}^^<${escapeIri(datatype.value)}>`
    }
    const known = numbers.get(value)
    if (known !== undefined) return known
    numbers.set(value, numbers.size)
    return numbers.size - 1
  }
  return quads.map(({ subject, predicate, object, graph }) => ({
    subject: toTerm(subject),
    predicate: predicate.value,
    object: toTerm(object),
    graph: graph.termType === 'DefaultGraph' ? null : toTerm(graph),
  }))
}
