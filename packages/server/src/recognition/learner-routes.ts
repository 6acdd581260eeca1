/** HTTP face of asking: the learner sends a credential, follows the case, answers, withdraws, appeals. */
import { MesheError } from '@meshe/credentials'
import { statedName, statedTitle } from '@meshe/domain/contract'
import type { RecognitionAnswered } from '@meshe/domain/federation'
import { mayAppeal, notStated, recognitionApi, requireAppealInTime } from '@meshe/domain/recognition'
import type { z } from 'zod'
import { lookInstitutionByDid } from '../accounts/institution-store.ts'
import type { SignedIn } from '../accounts/session-store.ts'
import { nodeItself, recordAudit } from '../audit/audit-store.ts'
import { lookPublishedPathway } from '../catalogue/catalogue-service.ts'
import { inTransaction, type Tx } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'
import { sendMessage } from '../federation/outbox-service.ts'
import { listTrustedInstitutions } from '../federation/trust-service.ts'
import { findHeldDocuments } from '../holding/holding-service.ts'
import type { AppContext } from '../http/context.ts'
import { answerOnce } from '../http/idempotency.ts'
import { mountAccount, type Router } from '../http/mount.ts'
import {
  findRequest,
  insertRequest,
  isAskedAlready,
  listRequests,
  lockRequest,
  type StoredRequest,
  savePending,
} from './request-store.ts'
import { toRequestView } from './request-view.ts'

type Asking = z.output<(typeof recognitionApi.requestRecognition)['body']>

export function mountRecognitionRequests(router: Router): void {
  const { context } = router
  const { db, clock, jobs } = context

  mountAccount(router, recognitionApi.requestRecognition, async ({ body, account, call }) => {
    const ask = (tx: Tx) => requestRecognition(tx, context, { asking: body, account })
    const view = await answerOnce(db, call, ask, clock())
    jobs.wake('federation-outbox')
    return view
  })

  mountAccount(router, recognitionApi.listRecognitionRequests, async ({ account }) => ({
    requests: (await listRequests(db, account.accountId)).map((request) => toRequestView(request, clock())),
  }))

  mountAccount(router, recognitionApi.showRecognitionRequest, async ({ account, params }) =>
    toRequestView(await findRequest(db, account.accountId, params.request), clock()),
  )

  mountAccount(router, recognitionApi.supplyInformation, ({ account, params, body }) =>
    answer(context, { accountId: account.accountId, requestId: params.request }, async (tx, request) => {
      requireState(request, request.state === 'information-requested')
      const held = body.heldCredentialId
      const documents = held ? (await findHeldDocuments(tx, account.accountId, held)).documents.slice(0, 1) : []
      return { event: 'information-supplied', text: body.text, documents }
    }),
  )

  mountAccount(router, recognitionApi.withdrawRequest, ({ account, params }) =>
    answer(context, { accountId: account.accountId, requestId: params.request }, async (_, request) => {
      requireState(request, ['submitted', 'assessing', 'information-requested'].includes(request.state))
      return { event: 'withdrawn', text: null, documents: [] }
    }),
  )

  mountAccount(router, recognitionApi.appealDecision, ({ account, params, body }) =>
    answer(context, { accountId: account.accountId, requestId: params.request }, async (_, request) => {
      requireAppealable(request, clock())
      return { event: 'appealed', text: body.grounds, documents: [] }
    }),
  )
}

async function requestRecognition(
  tx: Tx,
  context: AppContext,
  { asking, account }: { readonly asking: Asking; readonly account: SignedIn },
) {
  const now = context.clock()
  const { accountId } = account
  const { content, documents } = await findHeldDocuments(tx, accountId, asking.heldCredentialId)
  const institution = await findReceiver(tx, asking.institution)
  const request: StoredRequest = {
    accountId,
    requestId: uuidv7(now),
    institution,
    heldCredentialId: asking.heldCredentialId,
    title: statedTitle(content.title),
    awardingBody: content.awardingBodies[0] ?? notStated,
    ects: content.ects,
    purpose: asking.purpose,
    pathway: await findPathway(tx, institution.did, asking.pathwayId),
    componentId: asking.pathwayId === undefined ? null : (asking.componentId ?? null),
    message: asking.message ?? null,
    sentAt: now,
    version: 0,
    state: 'submitted',
    dueAt: null,
    question: null,
    decision: null,
    decisionCredentialId: null,
    events: [],
    pending: 'requested',
    pendingSince: now,
  }
  if (await isAskedAlready(tx, request)) {
    throw new MesheError('recognition.already-asked', 'You have asked this already. The answer is still open.')
  }
  await insertRequest(tx, request)
  await sendMessage(tx, context, {
    to: institution.did,
    type: 'recognition.requested',
    conversation: request.requestId,
    body: {
      requestId: request.requestId,
      institution: institution.did,
      applicant: {
        name: account.name ?? statedName(content.holderName) ?? account.email,
        email: account.email,
        language: account.language,
      },
      documents: [...documents],
      purpose: request.purpose,
      pathwayId: request.pathway?.id ?? null,
      componentId: request.componentId,
      message: request.message,
    },
  })
  await audit(tx, request, { action: 'recognition-request.sent', now })
  return toRequestView(request, now)
}

/** A university of the network, or of this very node. @throws MesheError `recognition.institution-does-not-recognise` */
async function findReceiver(tx: Tx, did: string): Promise<StoredRequest['institution']> {
  const found =
    (await lookInstitutionByDid(tx, did)) ??
    (await listTrustedInstitutions(tx)).find((candidate) => candidate.did === did)
  if (!found) {
    throw new MesheError(
      'recognition.institution-does-not-recognise',
      'This university is not in the network. Send it your credential yourself.',
    )
  }
  return { did: found.did, slug: found.slug, name: found.name, country: found.country }
}

/** @throws MesheError `stacking.pathway-not-found` where that university has no such pathway */
async function findPathway(tx: Tx, institutionDid: string, id: string | undefined): Promise<StoredRequest['pathway']> {
  if (id === undefined) return null
  const pathway = await lookPublishedPathway(tx, id)
  if (pathway === null || pathway.institution.did !== institutionDid) {
    throw new MesheError('stacking.pathway-not-found', 'This university has no such pathway.')
  }
  return { id, title: pathway.description.title }
}

type Answer = Pick<RecognitionAnswered, 'event' | 'text' | 'documents'>

/** One more message of the learner. Until the university has answered it, no other can be sent. */
async function answer(
  context: AppContext,
  { accountId, requestId }: { readonly accountId: string; readonly requestId: string },
  answerOf: (tx: Tx, request: StoredRequest) => Promise<Answer>,
) {
  const now = context.clock()
  const view = await inTransaction(context.db, async (tx) => {
    const request = await lockRequest(tx, accountId, requestId)
    // What has not even arrived can still be taken back; after that, one thing at a time.
    const given = await answerOf(tx, request)
    const isWaiting = request.pending !== null && !(request.pending === 'requested' && given.event === 'withdrawn')
    requireState(request, !isWaiting)
    await savePending(tx, request, { pending: given.event, now })
    await sendMessage(tx, context, {
      to: request.institution.did,
      type: 'recognition.answered',
      conversation: requestId,
      body: { requestId, institution: request.institution.did, ...given },
    })
    await audit(tx, request, { action: `recognition-request.${given.event}`, now })
    return toRequestView({ ...request, pending: given.event, pendingSince: now }, now)
  })
  context.jobs.wake('federation-outbox')
  return view
}

function requireState({ state }: StoredRequest, isPossible: boolean): void {
  if (isPossible) return
  throw new MesheError('recognition.wrong-state', 'This is not possible now.', { state })
}

function requireAppealable(request: StoredRequest, now: Date): void {
  const { state, decision } = request
  const standing = decision && { ...decision, decidedAt: new Date(decision.decidedAt) }
  if (standing !== null && !standing.isFinal && ['decided', 'closed'].includes(state)) {
    requireAppealInTime(standing.decidedAt, now)
  }
  requireState(request, mayAppeal(state, standing, now))
}

async function audit(
  tx: Tx,
  { accountId, requestId }: StoredRequest,
  { action, now }: { readonly action: string; readonly now: Date },
): Promise<void> {
  const subject = { kind: 'recognition-request', id: requestId }
  await recordAudit(tx, { institutionId: nodeItself, action, subject, accountId }, now)
}
