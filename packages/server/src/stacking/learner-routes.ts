/** HTTP face of pathways for everybody and for learners: which there are, where one stands, what one aims at. */
import { MesheError } from '@meshe/credentials'
import { type PathwayEvidence, stackingApi } from '@meshe/domain/stacking'
import { nodeItself, recordAudit } from '../audit/audit-store.ts'
import {
  listPathwaysConcerning,
  listPublishedPathways,
  lookPublishedPathway,
  type PublishedPathway,
} from '../catalogue/catalogue-service.ts'
import { inTransaction, type Queryable } from '../db/db.ts'
import { mountAccount, mountPublic, type Router } from '../http/mount.ts'
import { deleteFollowedPathway, insertFollowedPathway, listFollowedPathways } from './pathway-store.ts'
import { isOnTheWay, toMyPathwayView, toPathwayView } from './pathway-views.ts'
import { listWalletEvidence } from './wallet-evidence.ts'

export function mountLearnerPathways(router: Router): void {
  const { db, clock } = router.context

  mountPublic(router, stackingApi.listPathways, async () => ({
    pathways: (await listPublishedPathways(db)).map(toPathwayView),
  }))

  mountPublic(router, stackingApi.showPathway, async ({ params }) =>
    toPathwayView(await findPublishedPathway(db, params.pathway)),
  )

  mountAccount(router, stackingApi.listMyPathways, async ({ account }) => {
    const [evidence, followed] = await Promise.all([
      listWalletEvidence(db, account.accountId),
      listFollowedPathways(db, account.accountId),
    ])
    const pathways = await listPathwaysConcerning(db, concerning(evidence, followed))
    const views = pathways.map((pathway) => toMyPathwayView(pathway, { evidence, followed, now: clock() }))
    return { pathways: views.filter((view) => view.isFollowed || view.awarded || isOnTheWay(view.progress)) }
  })

  mountAccount(router, stackingApi.showMyProgress, async ({ account, params }) =>
    showMine(db, { accountId: account.accountId, pathwayId: params.pathway, now: clock() }),
  )

  mountAccount(
    router,
    stackingApi.followPathway,
    async ({ account: { accountId }, params: { pathway: pathwayId } }) => {
      const now = clock()
      await findPublishedPathway(db, pathwayId)
      await inTransaction(db, async (tx) => {
        await insertFollowedPathway(tx, accountId, { pathwayId, now })
        const subject = { kind: 'pathway', id: pathwayId }
        await recordAudit(tx, { institutionId: nodeItself, action: 'pathway.followed', subject, accountId }, now)
      })
      return showMine(db, { accountId, pathwayId, now })
    },
  )

  mountAccount(router, stackingApi.unfollowPathway, async ({ account: { accountId }, params }) => {
    await inTransaction(db, async (tx) => {
      await deleteFollowedPathway(tx, accountId, params.pathway)
      const subject = { kind: 'pathway', id: params.pathway }
      await recordAudit(tx, { institutionId: nodeItself, action: 'pathway.unfollowed', subject, accountId }, clock())
    })
    return null
  })
}

async function showMine(
  db: Queryable,
  { accountId, pathwayId, now }: { readonly accountId: string; readonly pathwayId: string; readonly now: Date },
) {
  const pathway = await findPublishedPathway(db, pathwayId)
  const [evidence, followed] = await Promise.all([
    listWalletEvidence(db, accountId),
    listFollowedPathways(db, accountId),
  ])
  return toMyPathwayView(pathway, { evidence, followed, now })
}

async function findPublishedPathway(db: Queryable, id: string): Promise<PublishedPathway> {
  const pathway = await lookPublishedPathway(db, id)
  if (!pathway) throw new MesheError('stacking.pathway-not-found', 'There is no such pathway in the catalogue.')
  return pathway
}

/** Which pathways may have anything to do with this evidence. */
function concerning(evidence: readonly PathwayEvidence[], followed: readonly string[]) {
  const decided = evidence.filter((piece) => piece.kind !== 'credential')
  return {
    iris: evidence.flatMap((piece) => (piece.kind === 'credential' ? (piece.microCredential ?? []) : [])),
    institutionDids: decided.filter(({ pathwayId }) => pathwayId === null).map(({ decidedBy }) => decidedBy),
    ids: [...followed, ...decided.flatMap(({ pathwayId }) => pathwayId ?? [])],
  }
}
