/**
 * Short codes and IRIs of the controlled vocabularies, both ways.
 *
 * @module
 */
import type { ConceptScheme } from '../vocabulary/index.ts'

/** The code of a concept's IRI in a scheme, or null when the scheme does not have it. */
export function conceptCodeOf<Scheme extends ConceptScheme>(
  scheme: Scheme,
  iri: string | null,
): (keyof Scheme['concepts'] & string) | null {
  if (iri === null) return null
  const found = Object.entries(scheme.concepts).find(([, concept]) => concept.id === iri)
  return found === undefined ? null : (found[0] as keyof Scheme['concepts'] & string)
}
