/** What happens when a pathway becomes public or stops being so: the catalogue and the feed in one transaction. */
import { checkLargerAward, checkPathwayPossible, type PathwayDescription } from '@meshe/domain/stacking'
import type { Institution } from '../accounts/institution-store.ts'
import {
  deletePublishedPathway,
  findPublishedMicroCredential,
  recordCatalogueChange,
  saveCatalogueInstitution,
  savePublishedPathway,
  toCatalogueInstitution,
} from '../catalogue/catalogue-service.ts'
import type { Tx } from '../db/db.ts'

/** @throws MesheError `stacking.pathway-impossible`, `stacking.award-differs`, `issuance.not-published` where the larger award is not described yet */
export async function publishPathway(
  tx: Tx,
  institution: Institution,
  pathway: {
    readonly id: string
    readonly description: PathwayDescription
    readonly node: { readonly did: string; readonly origin: string }
    readonly now: Date
  },
): Promise<void> {
  const { id, description, node, now } = pathway
  checkPathwayPossible(description)
  // The pathway promises what the credential will say.
  const award = await findPublishedMicroCredential(tx, institution.institutionId, description.awardMicroCredentialId)
  checkLargerAward(description, award.description)
  const listed = toCatalogueInstitution(institution, node)
  await saveCatalogueInstitution(tx, listed, now)
  await savePublishedPathway(tx, { id, institution: listed, description, publishedAt: now, seenAt: now })
  await recordCatalogueChange(tx, { ...changeOf(institution, id, now), document: { description } })
}

export async function takePathwayOut(
  tx: Tx,
  institution: Institution,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<void> {
  await deletePublishedPathway(tx, id, institution.did)
  await recordCatalogueChange(tx, { ...changeOf(institution, id, now), document: null })
}

function changeOf({ institutionId, did }: Institution, id: string, publishedAt: Date) {
  return { institutionId, institutionDid: did, kind: 'pathway', id, publishedAt } as const
}
