/** What the learner's node hears: the whole state of a case, of which it shows a copy. Only the university changes it. */
import { MesheError } from '@meshe/credentials'
import type { JsonObject } from '@meshe/credentials/json'
import { textIn } from '@meshe/domain/catalogue'
import type { RecognitionStateChanged } from '@meshe/domain/federation'
import type { CaseEvent } from '@meshe/domain/recognition'
import { findAccount } from '../accounts/session-store.ts'
import { nodeItself, recordAudit } from '../audit/audit-store.ts'
import type { Tx } from '../db/db.ts'
import type { MessageHandlers } from '../federation/message-handlers.ts'
import { mayNodeSpeakFor } from '../federation/trust-service.ts'
import { lookClaimedIssuer, storeHeldCredential } from '../holding/holding-service.ts'
import type { AppContext } from '../http/context.ts'
import { queueMail } from '../mail/mail-store.ts'
import { type MailText, writeMail } from '../mail/mail-texts.ts'
import { lockRequestTo, type PendingAction, type StoredRequest, saveCopy } from './request-store.ts'

export function onLearnerMessages(handlers: MessageHandlers, context: AppContext): void {
  handlers.onMessage('recognition.state-changed', async (tx, { fromNode, body }) => {
    if (!(await mayNodeSpeakFor(tx, fromNode, body.institution))) {
      throw new MesheError('permission.denied', 'This node does not speak for the university of the case.')
    }
    const { requestId, institution: institutionDid } = body
    const request = await lockRequestTo(tx, { requestId, institutionDid })
    // The learner has erased the account, or has never asked: there is nothing to copy.
    if (request === null || body.version <= request.version) return
    await takeCopy(tx, context, { request, body })
  })
}

async function takeCopy(
  tx: Tx,
  context: AppContext,
  { request, body }: { readonly request: StoredRequest; readonly body: RecognitionStateChanged },
): Promise<void> {
  const now = context.clock()
  const news = body.events.slice(request.events.length)
  const isAnswered = request.pending !== null && news.some(({ event }) => answers(event, request.pending))
  const copy: StoredRequest = {
    ...request,
    version: body.version,
    state: body.state,
    dueAt: body.dueAt === null ? null : new Date(body.dueAt),
    question: body.question,
    decision: body.decision,
    decisionCredentialId: await keepDecisionCredential(tx, context, { request, body }),
    events: body.events,
    pending: isAnswered ? null : request.pending,
    pendingSince: isAnswered ? null : request.pendingSince,
  }
  await saveCopy(tx, copy)
  const { accountId } = request
  const subject = { kind: 'recognition-request', id: request.requestId }
  const action = `recognition-request.${body.state}`
  await recordAudit(tx, { institutionId: nodeItself, action, subject, accountId }, now)
  await sendNews(tx, context, { copy, news })
}

/** The signed decision goes into the wallet; one that was replaced does not stand for the request any more. */
async function keepDecisionCredential(
  tx: Tx,
  context: AppContext,
  { request, body }: { readonly request: StoredRequest; readonly body: RecognitionStateChanged },
): Promise<string | null> {
  if (body.decisionCredential === null) {
    return request.decision?.decidedAt === body.decision?.decidedAt ? request.decisionCredentialId : null
  }
  const document = body.decisionCredential as JsonObject
  if ((await lookClaimedIssuer(document)) !== body.institution) {
    context.log.warn({ request: request.requestId }, 'a decision came with the credential of somebody else')
    return null
  }
  try {
    const { accountId } = request
    return await storeHeldCredential(tx, context, { accountId, documents: [document], source: 'recognition' })
  } catch (error) {
    // The state holds also where the document of it cannot be read.
    if (!(error instanceof MesheError)) throw error
    context.log.warn({ request: request.requestId, error: error.code }, 'a decision came without a readable credential')
    return null
  }
}

const answerEvents: Readonly<Record<PendingAction, string>> = {
  requested: 'received',
  'information-supplied': 'answered',
  withdrawn: 'withdrawn',
  appealed: 'appealed',
}

function answers(event: string, pending: PendingAction | null): boolean {
  return event === 'came-too-late' || (pending !== null && answerEvents[pending] === event)
}

const mails: Readonly<Record<string, MailText>> = {
  received: 'recognition-received',
  asked: 'recognition-question',
  decided: 'recognition-decided',
  'appeal-decided': 'recognition-decided',
  'delay-announced': 'recognition-changed',
  'award-withdrawn': 'recognition-changed',
  confirmed: 'recognition-changed',
  'taken-back': 'recognition-changed',
}

/** One mail for what is new, whatever else happened; none for what the learner did. */
async function sendNews(
  tx: Tx,
  context: AppContext,
  { copy, news }: { readonly copy: StoredRequest; readonly news: readonly CaseEvent[] },
): Promise<void> {
  const text = news
    .map(({ event }) => mails[event])
    .filter((mail) => mail !== undefined)
    .at(-1)
  if (text === undefined) return
  const account = await findAccount(tx, copy.accountId)
  const { language } = account
  const values = {
    name: account.name ?? account.email,
    institution: textIn(copy.institution.name, language),
    title: textIn(copy.title, language),
    link: `${context.config.origin}/me/recognition/${copy.requestId}`,
  }
  const cause = `recognition:${copy.requestId}:${copy.version}`
  await queueMail(tx, { to: account.email, ...writeMail(text, language, values), cause }, context.clock())
  context.jobs.wake('mail')
}
