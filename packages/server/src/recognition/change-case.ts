/**
 * The one way a case moves: rule, state, decision, story, audit and what leaves the node, in one transaction.
 * The university is the owner of the case; the learner's node gets the whole state with its version and shows a copy.
 */

import type { RecognitionNotice } from '@meshe/domain/federation'
import {
  advance,
  appealUntil,
  type DecisionView,
  eventOf,
  type RecognitionActor,
  type Step,
  turnOf,
} from '@meshe/domain/recognition'
import { findInstitution, type Institution } from '../accounts/institution-store.ts'
import { recordAudit } from '../audit/audit-store.ts'
import type { Tx } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'
import { sendMessage } from '../federation/outbox-service.ts'
import { lookReceivingNode } from '../federation/trust-service.ts'
import type { AppContext } from '../http/context.ts'
import { insertEvent, listEvents } from './case-file-store.ts'
import { type StoredCase, saveProcess } from './case-store.ts'
import { insertDecision } from './decision-store.ts'

export interface CaseMove {
  readonly step: Step
  readonly by: RecognitionActor
  /** Who of the staff did it; null for the learner, the issuer and the system. */
  readonly accountId: string | null
  /** What the learner reads in the story beside the name of the event. */
  readonly text?: string | null
}

/**
 * Moves a case that the caller has locked.
 *
 * @throws MesheError of the rules in `@meshe/domain/recognition`; nothing is stored then
 */
export async function moveCase(
  tx: Tx,
  context: AppContext,
  { stored, move }: { readonly stored: StoredCase; readonly move: CaseMove },
): Promise<StoredCase> {
  const now = context.clock()
  const { step, by, accountId } = move
  const process = advance(stored.process, step, { by, at: now })
  const isNewDecision = process.decision !== null && process.decision !== stored.process.decision
  const moved: StoredCase = {
    ...stored,
    process,
    version: stored.version + 1,
    decisionNumber: stored.decisionNumber + (isNewDecision ? 1 : 0),
    decisionDocument: isNewDecision ? null : stored.decisionDocument,
    confirmedAt: step.kind === 'confirm' ? now : stored.confirmedAt,
  }
  if (isNewDecision && process.decision !== null) {
    const decision = { decision: process.decision, number: moved.decisionNumber, decisionId: uuidv7(now) }
    await insertDecision(tx, stored, decision)
  }
  await saveProcess(tx, moved)
  await insertEvent(tx, stored, { at: now, event: eventOf(step.kind), by, text: move.text ?? null })
  const { institutionId, caseId } = stored
  const subject = { kind: 'recognition-case', id: caseId }
  await recordAudit(tx, { institutionId, action: `recognition.${eventOf(step.kind)}`, subject, accountId }, now)
  await sendCaseState(tx, context, moved)
  if (isNewDecision)
    await sendNotice(tx, context, { stored: moved, event: step.kind === 'take-back' ? 'taken-back' : 'decided' })
  return moved
}

/** The learner did something that is not possible any more: the story says so, and the learner's copy is put right. */
export async function noteTooLate(tx: Tx, context: AppContext, stored: StoredCase): Promise<void> {
  const moved = { ...stored, version: stored.version + 1 }
  await saveProcess(tx, moved)
  await insertEvent(tx, stored, { at: context.clock(), event: 'came-too-late', by: 'system', text: null })
  const { institutionId, caseId } = stored
  const subject = { kind: 'recognition-case', id: caseId }
  await recordAudit(
    tx,
    { institutionId, action: 'recognition.came-too-late', subject, accountId: null },
    context.clock(),
  )
  await sendCaseState(tx, context, moved)
}

/** Tells the learner's node everything; the highest version holds there. */
export async function sendCaseState(tx: Tx, context: AppContext, stored: StoredCase): Promise<void> {
  const institution = await findInstitution(tx, stored.institutionId)
  const node = await lookReceivingNode({ ...context, db: tx }, stored.applicantNode)
  if (node === null) {
    context.log.warn(
      { case: stored.caseId, node: stored.applicantNode },
      'the node of a learner is not in the network now',
    )
    return
  }
  const { process } = stored
  await sendMessage(tx, context, {
    to: node.did,
    type: 'recognition.state-changed',
    conversation: stored.requestId,
    body: {
      requestId: stored.requestId,
      caseId: stored.caseId,
      institution: institution.did,
      version: stored.version,
      state: process.state,
      turn: turnOf(process.state),
      dueAt: process.clock.dueAt?.toISOString() ?? null,
      question: process.question,
      decision: toDecisionView(stored),
      decisionCredential: stored.decisionDocument === null ? null : JSON.parse(stored.decisionDocument),
      events: await listCaseEvents(tx, stored),
    },
  })
}

export async function listCaseEvents(tx: Parameters<typeof listEvents>[0], stored: StoredCase) {
  return (await listEvents(tx, stored)).map((event) => ({ ...event, at: event.at.toISOString() }))
}

export function toDecisionView({ process: { decision } }: Pick<StoredCase, 'process'>): DecisionView | null {
  if (decision === null) return null
  return {
    outcome: decision.outcome,
    ectsClaimed: decision.ectsClaimed,
    ectsGranted: decision.ectsGranted,
    substantialDifferences: [...decision.substantialDifferences],
    reason: decision.reason,
    condition: decision.condition,
    decidedAt: decision.decidedAt.toISOString(),
    appealUntil: appealUntil(decision.decidedAt).toISOString(),
    isFinal: decision.isFinal,
  }
}

/** Tells the issuer what became of its credential, where the network knows the issuer. No personal data. */
export async function sendNotice(
  tx: Tx,
  context: AppContext,
  { stored, event }: { readonly stored: StoredCase; readonly event: RecognitionNotice['event'] },
): Promise<void> {
  const { credentialId, issuerDid } = stored.credential
  if (credentialId === null || issuerDid === null) return
  if ((await lookReceivingNode({ ...context, db: tx }, issuerDid)) === null) return
  const institution: Institution = await findInstitution(tx, stored.institutionId)
  const { decision } = stored.process
  await sendMessage(tx, context, {
    to: issuerDid,
    type: 'recognition.notice',
    conversation: stored.caseId,
    body: {
      issuer: issuerDid,
      credentialId,
      institution: institution.did,
      caseId: stored.caseId,
      event,
      outcome: event === 'decided' ? (decision?.outcome ?? null) : null,
      ectsGranted: event === 'received' ? null : (decision?.ectsGranted ?? null),
    },
  })
}
