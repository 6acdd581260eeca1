/** From records of the catalogue to what the contract shows. */
import {
  type CatalogueEntry,
  type CountsTowards,
  type DeskMicroCredentialView,
  describeReadiness,
  type InstitutionView,
} from '@meshe/domain/catalogue'
import type { Institution } from '../accounts/institution-store.ts'
import type { Queryable } from '../db/db.ts'
import { listTrustedInstitutions, lookTrustListFacts } from '../federation/trust-service.ts'
import type { CatalogueEntryRecord, CatalogueInstitution } from './catalogue-entry-store.ts'
import { type Acceptance, listAcceptances } from './catalogue-search-store.ts'
import type { DeskRecord } from './micro-credential-store.ts'

export function toDeskView(record: DeskRecord): DeskMicroCredentialView {
  const { missing, present, missingForCatalogue, isReady } = describeReadiness(record.description)
  return {
    id: record.id,
    iri: record.iri,
    state: record.state,
    version: record.version,
    revision: record.revision,
    description: record.description,
    missing: [...missing],
    present: [...present],
    missingForCatalogue: [...missingForCatalogue],
    isReady,
    authors: [...record.authorNames],
    approvedBy: record.approverName,
    comments: [...record.comments],
    publishedVersions: [...record.publishedVersions],
    publicVersion: record.publicVersion,
    updatedAt: record.updatedAt.toISOString(),
  }
}

/** Entries with the pathways they count towards and the list that confirms their universities. */
export async function toEntryViews(
  db: Queryable,
  records: readonly CatalogueEntryRecord[],
  origin: string,
): Promise<CatalogueEntry[]> {
  const [acceptances, confirmedBy] = await Promise.all([
    records.length === 0
      ? []
      : listAcceptances(
          db,
          records.map(({ iri }) => iri),
        ),
    confirmations(db),
  ])
  return records.map((record) => ({
    id: record.id,
    iri: record.iri,
    version: record.version,
    institution: toInstitutionView(record.institution, { origin, confirmedBy }),
    description: record.description,
    publishedAt: record.publishedAt.toISOString(),
    seenAt: record.seenAt.toISOString(),
    countsTowards: acceptances
      .filter(({ iri }) => iri === record.iri)
      .map((acceptance) => toCountsTowards(acceptance, record.institution.did)),
  }))
}

function toCountsTowards({ iri: _iri, ...acceptance }: Acceptance, awardedBy: string): CountsTowards {
  return { ...acceptance, basis: acceptance.institution.did === awardedBy ? 'own' : 'agreement' }
}

type ListName = (institutionDid: string) => string | null

/** The name of the network's list for each university that stands on it. */
export async function confirmations(db: Queryable): Promise<ListName> {
  const [list, trusted] = await Promise.all([lookTrustListFacts(db), listTrustedInstitutions(db)])
  const dids = new Set(trusted.map(({ did }) => did))
  return (did) => (list !== null && dids.has(did) ? list.name : null)
}

export function toInstitutionView(
  { did, slug, name, country, homepage, nodeOrigin }: Omit<CatalogueInstitution, 'nodeDid'>,
  { origin, confirmedBy }: { readonly origin: string; readonly confirmedBy: ListName },
): InstitutionView {
  const node = nodeOrigin
  return { slug, did, name: { ...name }, country, homepage, node, here: node === origin, confirmedBy: confirmedBy(did) }
}

/** An institution of this node as the catalogue keeps it. */
export function toCatalogueInstitution(
  { did, slug, name, country, homepage }: Institution,
  node: { readonly did: string; readonly origin: string },
): CatalogueInstitution {
  return { did, slug, name, country, homepage, nodeDid: node.did, nodeOrigin: node.origin }
}
