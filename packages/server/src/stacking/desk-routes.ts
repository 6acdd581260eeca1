/** HTTP face of pathways for staff: writing and publishing them, seeing who is on the way, giving the award. */
import { didWebOf } from '@meshe/credentials/did'
import {
  afterPublishingPathway,
  afterRetiringPathway,
  afterSavingPathway,
  beginPathway,
  checkPathwayPossible,
  stackingApi,
} from '@meshe/domain/stacking'
import type { Institution } from '../accounts/institution-store.ts'
import { recordAudit } from '../audit/audit-store.ts'
import { inTransaction, type Queryable, type Tx } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'
import { answerOnce } from '../http/idempotency.ts'
import { mountMember, type Router } from '../http/mount.ts'
import { awardPathway } from './award-pathway.ts'
import { listPathwayLearners } from './pathway-learners.ts'
import {
  findPathwayRecord,
  listPathwayRecords,
  lockPathwayRecord,
  type PathwayRecord,
  savePathwayRecord,
} from './pathway-store.ts'
import { toDeskPathwayView } from './pathway-views.ts'
import { publishPathway, takePathwayOut } from './publish-pathway.ts'

export function mountPathwayDesk(router: Router): void {
  const { context } = router
  const { db, clock, config, jobs } = context
  const node = { did: didWebOf(config.origin), origin: config.origin }

  async function show(tx: Queryable, institution: Institution, record: PathwayRecord) {
    const learners = await listPathwayLearners(tx, institution, { record, now: clock() })
    return toDeskPathwayView(record, learners.length)
  }

  async function save(
    tx: Tx,
    institution: Institution,
    change: { readonly record: PathwayRecord; readonly by: string; readonly action: string },
  ) {
    const { institutionId } = institution
    const subject = { kind: 'pathway', id: change.record.id }
    await savePathwayRecord(tx, institutionId, change.record)
    const action = `pathway.${change.action}`
    await recordAudit(tx, { institutionId, action, subject, accountId: change.by }, clock())
    return show(tx, institution, change.record)
  }

  mountMember(router, stackingApi.listDeskPathways, async ({ institution }) => {
    const records = await listPathwayRecords(db, institution.institutionId)
    return { pathways: await Promise.all(records.map((record) => show(db, institution, record))) }
  })

  mountMember(router, stackingApi.showDeskPathway, async ({ institution, params }) =>
    show(db, institution, await findPathwayRecord(db, institution.institutionId, params.pathway)),
  )

  mountMember(router, stackingApi.createPathway, async ({ institution, account, body, call }) =>
    answerOnce(
      db,
      call,
      (tx) => {
        const now = clock()
        const record = { id: uuidv7(now), updatedAt: now, ...beginPathway(body.description) }
        return save(tx, institution, { record, by: account.accountId, action: 'created' })
      },
      clock(),
    ),
  )

  mountMember(router, stackingApi.savePathway, async ({ institution, account, body, params }) =>
    inTransaction(db, async (tx) => {
      const found = await lockPathwayRecord(tx, institution.institutionId, params.pathway)
      const record = { ...afterSavingPathway(found, body), updatedAt: clock() }
      checkPathwayPossible(body.description)
      return save(tx, institution, { record, by: account.accountId, action: 'saved' })
    }),
  )

  mountMember(router, stackingApi.publishPathway, async ({ institution, account, params }) =>
    inTransaction(db, async (tx) => {
      const now = clock()
      const found = await lockPathwayRecord(tx, institution.institutionId, params.pathway)
      const record = { ...afterPublishingPathway(found, now), updatedAt: now }
      await publishPathway(tx, institution, { id: record.id, description: record.description, node, now })
      return save(tx, institution, { record, by: account.accountId, action: 'published' })
    }),
  )

  mountMember(router, stackingApi.retirePathway, async ({ institution, account, params }) =>
    inTransaction(db, async (tx) => {
      const now = clock()
      const found = await lockPathwayRecord(tx, institution.institutionId, params.pathway)
      const record = { ...afterRetiringPathway(found), updatedAt: now }
      await takePathwayOut(tx, institution, { id: record.id, now })
      return save(tx, institution, { record, by: account.accountId, action: 'retired' })
    }),
  )

  mountMember(router, stackingApi.listPathwayLearners, async ({ institution, params }) => {
    const record = await findPathwayRecord(db, institution.institutionId, params.pathway)
    return { learners: await listPathwayLearners(db, institution, { record, now: clock() }) }
  })

  mountMember(router, stackingApi.awardPathway, async ({ institution, account, params, call }) => {
    const order = { pathwayId: params.pathway, learnerId: params.learner, by: account.accountId }
    const view = await answerOnce(db, call, (tx) => awardPathway(tx, context, { institution, ...order }), clock())
    jobs.wake('sign-awards')
    return view
  })
}
