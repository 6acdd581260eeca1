/**
 * The JSON-LD context of the European Learning Model's application profile for credentials, made from our own table of terms.
 * It stands beside `https://www.w3.org/2018/credentials/v1` only: with the VC 2.0 context it redefines protected terms.
 *
 * @module
 */
import { type ElmTerm, elmNamespaces, elmTerms } from './vocabulary-table.ts'

export const elmContextUrl = 'http://data.europa.eu/snb/model/context/edc-ap'

export const elmContext: { readonly '@context': Readonly<Record<string, unknown>> } = {
  '@context': {
    ...elmNamespaces,
    ...Object.fromEntries([...elmTerms.values()].map((term) => [term.term, termDefinition(term)])),
  },
}

function termDefinition(term: ElmTerm): unknown {
  if (term.datatype === undefined) return term.compactIri
  if (term.datatype === 'languageMap') return { '@id': term.compactIri, '@container': '@language' }
  if (term.datatype === 'literal') return { '@id': term.compactIri }
  return { '@id': term.compactIri, '@type': term.datatype === 'link' ? '@id' : `xsd:${term.datatype}` }
}
