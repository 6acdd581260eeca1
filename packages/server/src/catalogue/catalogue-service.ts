/** What other slices may ask of the catalogue. */
import { MesheError } from '@meshe/credentials'
import type { PublishableDescription } from '@meshe/domain/catalogue'
import type { Queryable } from '../db/db.ts'
import { type CatalogueEntryRecord, lookEntryByIri, saveCatalogueInstitution } from './catalogue-entry-store.ts'
import { findVersion, lookPublicVersion } from './micro-credential-store.ts'

export {
  type CatalogueChangePage,
  listCatalogueChanges,
  recordCatalogueChange,
} from './catalogue-feed.ts'
export { toCatalogueInstitution } from './catalogue-views.ts'
export {
  applyHarvestedChange,
  forgetNode,
  type HarvestedChange,
} from './harvested-change.ts'
export {
  deletePublishedPathway,
  listPathwaysConcerning,
  listPublishedPathways,
  lookPublishedPathway,
  type PublishedPathway,
  savePublishedPathway,
} from './published-pathway-store.ts'
export { type CatalogueEntryRecord, saveCatalogueInstitution }

/** A version of a micro-credential of an institution of this node. */
export interface PublishedMicroCredential {
  readonly id: string
  /** What credentials name as the achievement; the same for all versions. */
  readonly iri: string
  readonly version: number
  readonly description: PublishableDescription
}

/** The version that is in the catalogue now. @throws MesheError `issuance.not-published` */
export async function findPublishedMicroCredential(
  db: Queryable,
  institutionId: string,
  microCredentialId: string,
): Promise<PublishedMicroCredential> {
  const published = await lookPublicVersion(db, institutionId, microCredentialId)
  if (!published) throw new MesheError('issuance.not-published', 'Publish the micro-credential first.')
  return { id: microCredentialId, ...published }
}

/** Any version that was ever published. @throws MesheError `catalogue.micro-credential-not-found` */
export async function findMicroCredentialVersion(
  db: Queryable,
  institutionId: string,
  id: string,
  version: number,
): Promise<PublishedMicroCredential> {
  return { id, ...(await findVersion(db, institutionId, { id, version })) }
}

/** The entry of the network's catalogue that credentials name, of any university, or null. */
export function lookCatalogueEntryByIri(db: Queryable, iri: string): Promise<CatalogueEntryRecord | null> {
  return lookEntryByIri(db, iri)
}
