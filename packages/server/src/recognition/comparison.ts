/** What a credential is compared with: the component and the pathway it is asked for, and courses that fill the component. */
import type { LanguageMap } from '@meshe/credentials/micro-credential'
import { nothingToCompare, type RecognitionComparison } from '@meshe/domain/recognition'
import { lookCatalogueEntryByIri, lookPublishedPathway } from '../catalogue/catalogue-service.ts'
import type { Queryable } from '../db/db.ts'
import type { StoredCase } from './case-store.ts'

/** Without a pathway there is nothing to compare with, and the criteria say so. */
export async function findComparison(
  db: Queryable,
  { pathway, componentId }: Pick<StoredCase, 'pathway' | 'componentId'>,
): Promise<RecognitionComparison> {
  const published = pathway === null ? null : await lookPublishedPathway(db, pathway.id)
  if (published === null) return nothingToCompare
  const { eqf, rules, groups } = published.description
  const component = groups
    .flatMap((group) => group.components.map((one) => ({ ...one, place: `${group.id}/${one.id}` })))
    .find(({ id, place }) => id === componentId || place === componentId)
  const filling = await lookFirstEntry(db, component?.accepts ?? [])
  return {
    eqf: rules.minimumEqf ?? filling?.level.eqf ?? eqf,
    ects: component?.ects ?? null,
    learningOutcomes: filling?.learningOutcomes.map(({ title }): LanguageMap => title) ?? [],
    assessments: filling?.assessments.map(({ type }) => type) ?? [],
    supervision: filling?.supervision ?? null,
  }
}

/** The first course in the catalogue that fills the component without asking: what it teaches is what is asked for. */
async function lookFirstEntry(db: Queryable, iris: readonly string[]) {
  for (const iri of iris) {
    const entry = await lookCatalogueEntryByIri(db, iri)
    if (entry !== null) return entry.description
  }
  return null
}
