/** Takes in what another node published. It is believed about its own universities only. */
import {
  PublishedMicroCredentialDocument,
  readForeignDocument,
  readMicroCredentialAddress,
} from '@meshe/domain/catalogue'
import type { CatalogueChange } from '@meshe/domain/federation'
import { PathwayDescription } from '@meshe/domain/stacking'
import { z } from 'zod'
import type { Tx } from '../db/db.ts'
import {
  type CatalogueInstitution,
  deleteCatalogueEntry,
  forgetNodeEntries,
  saveCatalogueEntry,
  saveCatalogueInstitution,
} from './catalogue-entry-store.ts'
import { deletePublishedPathway, savePublishedPathway } from './published-pathway-store.ts'

/** A university that the harvested node may speak for. */
interface HarvestedInstitution {
  readonly did: string
  readonly slug: string
  readonly name: Readonly<Record<string, string>>
  readonly country: string
  readonly homepage: string | null
}

export interface HarvestedChange {
  readonly nodeDid: string
  readonly nodeOrigin: string
  /** The universities for which the network says that this node speaks. */
  readonly institutions: readonly HarvestedInstitution[]
  readonly change: CatalogueChange
  readonly seenAt: Date
}

/** A refused change is left out and named; it does not hold up the others of its page. */
export type HarvestOutcome =
  | 'applied'
  | 'refused:institution-not-of-this-node'
  | 'refused:malformed'
  | 'refused:address-of-another'
  | 'refused:id-of-another'

const PublishedPathwayDocument = z.strictObject({ description: PathwayDescription })

export async function applyHarvestedChange(tx: Tx, harvested: HarvestedChange): Promise<HarvestOutcome> {
  const { change, nodeDid, nodeOrigin, seenAt } = harvested
  const known = harvested.institutions.find((candidate) => candidate.did === change.institution)
  if (!known) return 'refused:institution-not-of-this-node'
  const { did, slug, name, country, homepage } = known
  const institution: CatalogueInstitution = { did, slug, name, country, homepage, nodeDid, nodeOrigin }
  if (change.document === null) {
    await removeEntry(tx, change)
    return 'applied'
  }
  await saveCatalogueInstitution(tx, institution, seenAt)
  if (change.kind === 'pathway') return applyPathway(tx, { change, institution, seenAt })
  return applyMicroCredential(tx, { change, institution, seenAt })
}

/** Takes out all that was heard from a node, before it is read anew. */
export async function forgetNode(tx: Tx, nodeDid: string): Promise<void> {
  await forgetNodeEntries(tx, nodeDid)
}

interface Change {
  readonly change: CatalogueChange
  readonly institution: CatalogueInstitution
  readonly seenAt: Date
}

async function applyMicroCredential(tx: Tx, { change, institution, seenAt }: Change): Promise<HarvestOutcome> {
  const document = readForeignDocument(PublishedMicroCredentialDocument, change.document)
  if (document === null) return 'refused:malformed'
  if (!isAddressOf(document.iri, institution.did, change.id)) return 'refused:address-of-another'
  const publishedAt = new Date(change.publishedAt)
  const isSaved = await saveCatalogueEntry(tx, { id: change.id, ...document, institution, publishedAt, seenAt })
  return isSaved ? 'applied' : 'refused:id-of-another'
}

async function applyPathway(tx: Tx, { change, institution, seenAt }: Change): Promise<HarvestOutcome> {
  const document = readForeignDocument(PublishedPathwayDocument, change.document)
  if (document === null) return 'refused:malformed'
  const publishedAt = new Date(change.publishedAt)
  const isSaved = await savePublishedPathway(tx, { id: change.id, ...document, institution, publishedAt, seenAt })
  return isSaved ? 'applied' : 'refused:id-of-another'
}

async function removeEntry(tx: Tx, { kind, id, institution }: CatalogueChange): Promise<void> {
  if (kind === 'pathway') return deletePublishedPathway(tx, id, institution)
  return deleteCatalogueEntry(tx, id, institution)
}

/** A micro-credential has its address under that of its university: nobody describes what another awards. */
function isAddressOf(iri: string, institutionDid: string, id: string): boolean {
  const address = readMicroCredentialAddress(iri)
  return address?.institutionDid === institutionDid && address.id === id
}
