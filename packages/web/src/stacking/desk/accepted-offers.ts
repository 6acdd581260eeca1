/** Titles of offers that were found in the catalogue, by their IRI, as long as the page is open. */
import type { CatalogueEntry } from '@meshe/domain/catalogue'

export interface KnownOffer {
  readonly id: string
  readonly title: CatalogueEntry['description']['title']
  readonly institution: CatalogueEntry['institution']['name']
  readonly ects: number
}

const known = new Map<string, KnownOffer>()

export function rememberOffer({ id, iri, description, institution }: CatalogueEntry): void {
  known.set(iri, { id, title: description.title, institution: institution.name, ects: description.workload.ects })
}

export function lookOffer(iri: string): KnownOffer | null {
  return known.get(iri) ?? null
}
