/** HTTP face of the issuance slice. */
import { MesheError } from '@meshe/credentials'
import type { JsonObject } from '@meshe/credentials/json'
import { statusListMediaType } from '@meshe/credentials/status'
import { issuanceApi } from '@meshe/domain/issuance'
import { institutionDidDocument, institutionMetadata } from '../accounts/institution-keys.ts'
import { findInstitutionBySlug } from '../accounts/institution-store.ts'
import { createToken } from '../accounts/session-store.ts'
import { recordAudit } from '../audit/audit-store.ts'
import { findPublishedMicroCredential } from '../catalogue/catalogue-service.ts'
import { inTransaction, type Queryable } from '../db/db.ts'
import { answerOnce } from '../http/idempotency.ts'
import { mountMember, mountPublic, type Router } from '../http/mount.ts'
import { awardKeptRow, checkList, createBatch, findBatch } from './award-batches.ts'
import { listAwards, listAwardsOfBatch, lockAward, lookAward, type StoredAward, setMailCause } from './award-store.ts'
import { createMicroCredentialReader } from './awarded-micro-credential.ts'
import { listBatches, listRows, type StoredBatch } from './batch-store.ts'
import { sendClaimLink } from './claim-links.ts'
import { issueComposed } from './compose-credential.ts'
import { toAwardViews, toBatchViews, toCheckedListView, toRowView } from './issuance-views.ts'
import { readAwardList } from './read-award-list.ts'
import { revokeAward } from './revoke-award.ts'
import { createStatusListReader, createTokenStatusListReader } from './status-list.ts'

export function mountIssuance(router: Router): void {
  mountBatches(router)
  mountAwards(router)
  mountPublished(router)
}

function mountBatches(router: Router): void {
  const { db, clock, jobs } = router.context

  mountMember(router, issuanceApi.checkAwardList, async ({ body, institution: { institutionId } }) => {
    await findPublishedMicroCredential(db, institutionId, body.microCredentialId)
    const rows = readAwardList(body.list)
    return toCheckedListView(await checkList(db, institutionId, { microCredentialId: body.microCredentialId, rows }))
  })

  mountMember(router, issuanceApi.createAwardBatch, async ({ body, call, account, institution: { institutionId } }) => {
    const { list, ...request } = body
    const rows = readAwardList(list)
    const now = clock()
    const view = await answerOnce(
      db,
      call,
      async (tx) => {
        const batch = await createBatch(tx, institutionId, { ...request, rows, by: account.accountId }, now)
        return toBatchView(tx, institutionId, batch)
      },
      now,
    )
    jobs.wake('sign-awards')
    return view
  })

  mountMember(router, issuanceApi.listAwardBatches, async ({ institution: { institutionId } }) => ({
    batches: await toBatchViews(db, institutionId, await listBatches(db, institutionId)),
  }))

  mountMember(router, issuanceApi.showAwardBatch, async ({ params, institution: { institutionId } }) => {
    const batch = await findBatch(db, institutionId, params.batch)
    const awards = await listAwardsOfBatch(db, institutionId, params.batch)
    return {
      ...(await toBatchView(db, institutionId, batch)),
      rows: (await listRows(db, institutionId, params.batch)).map(toRowView),
      awards: await toAwardViews(db, institutionId, awards),
    }
  })

  mountMember(router, issuanceApi.awardKeptRow, async ({ params, body, account, institution: { institutionId } }) => {
    const row = { batchId: params.batch, number: params.row, mended: body, by: account.accountId }
    const view = await inTransaction(db, async (tx) =>
      toBatchView(tx, institutionId, await awardKeptRow(tx, institutionId, row, clock())),
    )
    jobs.wake('sign-awards')
    return view
  })
}

function mountAwards(router: Router): void {
  const { context } = router
  const { db, clock, jobs, config } = context

  mountMember(router, issuanceApi.listAwards, async ({ query, institution: { institutionId } }) => {
    const { q, state, offset, limit } = query
    const { awards, total } = await listAwards(db, institutionId, {
      text: q?.replaceAll('\0', '').trim() || null,
      state: state ?? null,
      offset,
      limit,
    })
    return { awards: await toAwardViews(db, institutionId, awards), total }
  })

  mountMember(router, issuanceApi.showAward, async ({ params, institution: { institutionId } }) =>
    toAwardView(db, await lookAward(db, institutionId, { awardId: params.award })),
  )

  mountMember(router, issuanceApi.revokeAward, async ({ params, body, account, institution }) => {
    const revocation = { awardId: params.award, reason: body.reason, by: account.accountId }
    await revokeAward(context, institution, revocation)
    return toAwardView(db, await lookAward(db, institution.institutionId, { awardId: params.award }))
  })

  mountMember(router, issuanceApi.remindLearner, async ({ params, call, account, institution }) => {
    const { institutionId } = institution
    const now = clock()
    const view = await answerOnce(
      db,
      call,
      async (tx) => {
        const award = await lockAward(tx, institutionId, params.award)
        if (award?.state === 'revoked') {
          throw new MesheError('issuance.already-revoked', 'This award was withdrawn before.')
        }
        // A pending award gets its first mail when it is signed.
        if (award?.state === 'issued') {
          const { title } = await createMicroCredentialReader(tx)(award)
          const cause = `claim-reminder:${award.awardId}:${createToken().slice(0, 12)}`
          await sendClaimLink(tx, config, { award, institution, title, cause, now })
          await setMailCause(tx, award, cause)
          const subject = { kind: 'award', id: award.awardId }
          await recordAudit(tx, { institutionId, action: 'award.reminded', subject, accountId: account.accountId }, now)
        }
        return toAwardView(tx, await lookAward(tx, institutionId, { awardId: params.award }))
      },
      now,
    )
    jobs.wake('mail')
    return view
  })

  mountMember(router, issuanceApi.issueCredential, async ({ body, account, institution }) => {
    const credential = body.credential as JsonObject
    const composed = { credential, by: account.accountId, cryptosuite: body.options?.cryptosuite }
    return { verifiableCredential: await issueComposed(context, institution, composed) }
  })
}

/** What the whole world reads: signed or self-certifying, so any copy is as good. */
function mountPublished(router: Router): void {
  const { context } = router
  const readStatusList = createStatusListReader(context)
  const readTokenStatusList = createTokenStatusListReader(context)

  mountPublic(router, issuanceApi.showStatusList, async ({ params, c }) => {
    const institution = await findInstitutionBySlug(context.db, params.institution)
    return c.body(await readStatusList(institution, params.list), 200, {
      'content-type': 'application/vc',
      'cache-control': 'public, max-age=15',
      'access-control-allow-origin': '*',
    })
  })

  mountPublic(router, issuanceApi.showTokenStatusList, async ({ params, c }) => {
    const institution = await findInstitutionBySlug(context.db, params.institution)
    return c.body(await readTokenStatusList(institution, params.list), 200, {
      'content-type': statusListMediaType,
      'cache-control': 'public, max-age=15',
      'access-control-allow-origin': '*',
    })
  })

  mountPublic(router, issuanceApi.showDidDocument, async ({ params, c }) => {
    const institution = await findInstitutionBySlug(context.db, params.institution)
    return c.body(JSON.stringify(await institutionDidDocument(context, institution)), 200, {
      'content-type': 'application/did+json',
      'cache-control': 'public, max-age=60',
      'access-control-allow-origin': '*',
    })
  })

  mountPublic(router, issuanceApi.showIssuerMetadata, async ({ params, c }) => {
    const institution = await findInstitutionBySlug(context.db, params.institution)
    return c.body(JSON.stringify(await institutionMetadata(context, institution)), 200, {
      'content-type': 'application/json',
      'cache-control': 'public, max-age=60',
      'access-control-allow-origin': '*',
    })
  })
}

async function toBatchView(db: Queryable, institutionId: string, batch: StoredBatch) {
  const [view] = await toBatchViews(db, institutionId, [batch])
  if (!view) throw new MesheError('issuance.batch-not-found', 'There is no such list of awards.')
  return view
}

async function toAwardView(db: Queryable, award: StoredAward | null) {
  const [view] = award ? await toAwardViews(db, award.institutionId, [award]) : []
  if (!view) throw new MesheError('issuance.award-not-found', 'There is no such award.')
  return view
}
