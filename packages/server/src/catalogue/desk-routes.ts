/** HTTP face of the catalogue for staff: describing, having it approved, publishing, taking it out. */
import { MesheError } from '@meshe/credentials'
import { readMicroCredential } from '@meshe/credentials/crosswalk'
import { didWebOf } from '@meshe/credentials/did'
import { type JsonObject, parseJson } from '@meshe/credentials/json'
import {
  afterReview,
  afterSaving,
  afterSendingForReview,
  beginPublication,
  catalogueApi,
  type MicroCredentialDescription,
  requirePublishable,
  requireRevision,
  toImportedDescription,
} from '@meshe/domain/catalogue'
import type { Institution } from '../accounts/institution-store.ts'
import { recordAudit } from '../audit/audit-store.ts'
import { inTransaction, type Tx } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'
import { answerOnce } from '../http/idempotency.ts'
import { mountMember, type Router } from '../http/mount.ts'
import { toDeskView } from './catalogue-views.ts'
import {
  findDeskRecord,
  insertComment,
  listDeskRecords,
  lockMicroCredential,
  type MicroCredentialRecord,
  saveMicroCredential,
} from './micro-credential-store.ts'
import { publishVersion, takeOut } from './publishing.ts'

export function mountCatalogueDesk(router: Router): void {
  const { db, clock, config } = router.context
  const node = { did: didWebOf(config.origin), origin: config.origin }

  async function begin(tx: Tx, institution: Institution, by: { description: MicroCredentialDescription; id: string }) {
    const now = clock()
    const id = uuidv7(now)
    const iri = `${config.origin}/institutions/${institution.slug}/micro-credentials/${id}`
    const { description } = by
    const record = { id, iri, revision: 1, description, updatedAt: now, ...beginPublication(by.id) }
    return save(tx, institution, { record, by: by.id, action: 'created' })
  }

  /** Stores a record with its audit event and shows it. */
  async function save(
    tx: Tx,
    { institutionId }: Institution,
    change: { readonly record: MicroCredentialRecord; readonly by: string; readonly action: string },
  ) {
    const subject = { kind: 'micro-credential', id: change.record.id }
    await saveMicroCredential(tx, institutionId, change.record)
    const action = `micro-credential.${change.action}`
    await recordAudit(tx, { institutionId, action, subject, accountId: change.by }, clock())
    return toDeskView(await findDeskRecord(tx, institutionId, change.record.id))
  }

  mountMember(router, catalogueApi.listMicroCredentials, async ({ institution }) => ({
    microCredentials: (await listDeskRecords(db, institution.institutionId)).map(toDeskView),
  }))

  mountMember(router, catalogueApi.showMicroCredential, async ({ institution, params }) =>
    toDeskView(await findDeskRecord(db, institution.institutionId, params.microCredential)),
  )

  mountMember(router, catalogueApi.createMicroCredential, async ({ institution, account, body, call }) => {
    const by = { description: body.description, id: account.accountId }
    return answerOnce(db, call, (tx) => begin(tx, institution, by), clock())
  })

  mountMember(router, catalogueApi.importMicroCredential, async ({ institution, account, body, call }) => {
    const description = toImportedDescription(readMicroCredential(toJsonObject(body.document)).draft)
    return answerOnce(db, call, (tx) => begin(tx, institution, { description, id: account.accountId }), clock())
  })

  mountMember(router, catalogueApi.saveDescription, async ({ institution, account, body, params }) =>
    inTransaction(db, async (tx) => {
      const found = await lockMicroCredential(tx, institution.institutionId, params.microCredential)
      requireRevision(found.revision, body.revision)
      const { description } = body
      const changed = { ...found, description, revision: found.revision + 1, updatedAt: clock() }
      return save(tx, institution, {
        record: afterSaving(changed, account.accountId),
        by: account.accountId,
        action: 'saved',
      })
    }),
  )

  mountMember(router, catalogueApi.sendForReview, async ({ institution, account, params }) =>
    inTransaction(db, async (tx) => {
      const found = await lockMicroCredential(tx, institution.institutionId, params.microCredential)
      const record = { ...afterSendingForReview(found), updatedAt: clock() }
      requirePublishable(found.description)
      return save(tx, institution, { record, by: account.accountId, action: 'sent-for-review' })
    }),
  )

  mountMember(router, catalogueApi.decideReview, async ({ institution, account, params, body }) =>
    inTransaction(db, async (tx) => {
      const { institutionId } = institution
      const now = clock()
      const found = await lockMicroCredential(tx, institutionId, params.microCredential)
      if (body.revision !== undefined) requireRevision(found.revision, body.revision)
      const { decision, comment } = body
      const record = { ...afterReview(found, { decision, reviewerId: account.accountId }), updatedAt: now }
      if (comment !== '') {
        const written = { commentId: uuidv7(now), accountId: account.accountId, at: now, text: comment }
        await insertComment(tx, institutionId, { microCredentialId: found.id, ...written })
      }
      const action = decision === 'approve' ? 'approved' : 'returned'
      return save(tx, institution, { record, by: account.accountId, action })
    }),
  )

  mountMember(router, catalogueApi.publishMicroCredential, async ({ institution, account, params }) =>
    inTransaction(db, async (tx) => {
      const found = await lockMicroCredential(tx, institution.institutionId, params.microCredential)
      const record = await publishVersion(tx, institution, { found, node, by: account.accountId, now: clock() })
      return save(tx, institution, { record, by: account.accountId, action: 'published' })
    }),
  )

  mountMember(router, catalogueApi.retireMicroCredential, async ({ institution, account, params }) =>
    inTransaction(db, async (tx) => {
      const found = await lockMicroCredential(tx, institution.institutionId, params.microCredential)
      const record = await takeOut(tx, institution, { found, now: clock() })
      return save(tx, institution, { record, by: account.accountId, action: 'retired' })
    }),
  )
}

function toJsonObject(document: JsonObject | Record<string, unknown> | string): JsonObject {
  const value = typeof document === 'string' ? parseJson(document) : document
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject
  throw new MesheError('credential.unknown-format', 'This is neither an Open Badge nor a European Digital Credential.')
}
