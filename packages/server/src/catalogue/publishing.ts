/** What happens when a version becomes public or stops being so: the version, the catalogue and the feed in one transaction. */
import {
  afterPublishing,
  afterRetiring,
  type PublishedMicroCredentialDocument,
  requirePublishable,
} from '@meshe/domain/catalogue'
import type { Institution } from '../accounts/institution-store.ts'
import type { Tx } from '../db/db.ts'
import { deleteCatalogueEntry, saveCatalogueEntry, saveCatalogueInstitution } from './catalogue-entry-store.ts'
import { recordCatalogueChange } from './catalogue-feed.ts'
import { toCatalogueInstitution } from './catalogue-views.ts'
import { insertVersion, type MicroCredentialRecord } from './micro-credential-store.ts'

/** @throws MesheError `catalogue.wrong-state`, `catalogue.incomplete` */
export async function publishVersion(
  tx: Tx,
  institution: Institution,
  publication: {
    readonly found: MicroCredentialRecord
    readonly node: { readonly did: string; readonly origin: string }
    readonly by: string
    readonly now: Date
  },
): Promise<MicroCredentialRecord> {
  const { found, node, by, now } = publication
  const { id, iri, version } = found
  const record = { ...afterPublishing(found), updatedAt: now }
  const description = requirePublishable(found.description)
  const listed = toCatalogueInstitution(institution, node)
  await insertVersion(tx, institution.institutionId, { id, version, description, by, at: now })
  await saveCatalogueInstitution(tx, listed, now)
  await saveCatalogueEntry(tx, { id, iri, version, description, institution: listed, publishedAt: now, seenAt: now })
  const document: PublishedMicroCredentialDocument = { iri, version, description }
  await recordCatalogueChange(tx, { ...changeOf(institution, id, now), document })
  return record
}

/** @throws MesheError `catalogue.wrong-state` where nothing is public */
export async function takeOut(
  tx: Tx,
  institution: Institution,
  { found, now }: { readonly found: MicroCredentialRecord; readonly now: Date },
): Promise<MicroCredentialRecord> {
  const record = { ...afterRetiring(found), updatedAt: now }
  await deleteCatalogueEntry(tx, found.id, institution.did)
  await recordCatalogueChange(tx, { ...changeOf(institution, found.id, now), document: null })
  return record
}

function changeOf({ institutionId, did }: Institution, id: string, publishedAt: Date) {
  return { institutionId, institutionDid: did, kind: 'micro-credential', id, publishedAt } as const
}
