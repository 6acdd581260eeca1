/**
 * The two versions of the model that stand behind one context address, and what sets the older apart.
 *
 * @module
 */
import { type ElmTerm, elmNamespaces, elmTerms } from './vocabulary-table.ts'

export type ElmVersion = '3.1' | '3.2'

/** Classes that came with 3.2. */
const since32 = new Set(['CredentialStatus', 'Proof', 'TermsOfUse', 'resultDistribution'])

/** 3.1 misspells a distribution of results, in the key and in the IRI, and writes the national identifier with other letters. */
const only31: readonly ElmTerm[] = [
  {
    term: 'resultDestribution',
    compactIri: 'elm:resultDestribution',
    kind: 'property',
    datatype: 'link',
  },
  { term: 'nationalID', compactIri: 'elm:nationalID', kind: 'property', datatype: 'link' },
]

const terms31: ReadonlyMap<string, ElmTerm> = new Map([
  ...[...elmTerms].filter(([term]) => !since32.has(term)),
  ...only31.map((term) => [term.term, term] as const),
])

/** Every term of a version, by its JSON key. */
export function elmTermsOf(version: ElmVersion): ReadonlyMap<string, ElmTerm> {
  return version === '3.1' ? terms31 : elmTerms
}

/** The full IRI of a compact one of the tables. */
export function iriOfCompact(compactIri: string): string {
  const colon = compactIri.indexOf(':')
  const namespace = namespaces[compactIri.slice(0, colon)]
  return namespace === undefined ? compactIri : namespace + compactIri.slice(colon + 1)
}

const namespaces: Readonly<Record<string, string>> = { ...elmNamespaces, sec: 'https://w3id.org/security#' }

/** A term that only 3.1 has: nothing else tells the versions apart. */
export const term31 = 'resultDestribution'
