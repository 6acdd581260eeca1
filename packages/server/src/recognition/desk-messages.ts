/** What the university hears from other nodes: a request, an answer, and that an award was withdrawn. */
import { MesheError } from '@meshe/credentials'
import type { RecognitionAnswered, RecognitionRequested } from '@meshe/domain/federation'
import { mayStep, newProcess, type Step } from '@meshe/domain/recognition'
import { type Institution, lookInstitutionByDid } from '../accounts/institution-store.ts'
import { recordAudit } from '../audit/audit-store.ts'
import { lookPublishedPathway } from '../catalogue/catalogue-service.ts'
import type { Tx } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'
import type { MessageHandlers } from '../federation/message-handlers.ts'
import { mayNodeSpeakFor } from '../federation/trust-service.ts'
import type { AppContext } from '../http/context.ts'
import { findOrCreateLearner } from '../issuance/issuance-service.ts'
import { readClaims } from './case-credential.ts'
import { type CaseDocument, insertCaseDocuments, insertEvent, listCasesOnCredentials } from './case-file-store.ts'
import { insertCase, lockCase, lookCaseId, type StoredCase } from './case-store.ts'
import { moveCase, noteTooLate, sendCaseState, sendNotice } from './change-case.ts'
import { requireReview } from './check-cases.ts'
import { requestIntake } from './intake-store.ts'

export function onDeskMessages(handlers: MessageHandlers, context: AppContext): void {
  handlers.onMessage('recognition.requested', (tx, { fromNode, body }) => openCase(tx, context, { fromNode, body }))
  handlers.onMessage('recognition.answered', (tx, { fromNode, body }) => takeAnswer(tx, context, { fromNode, body }))
  handlers.onMessage('award.revoked', async (tx, { fromNode, body }) => {
    if (!(await mayNodeSpeakFor(tx, fromNode, body.issuer))) {
      throw new MesheError('permission.denied', 'This node does not speak for the issuer.')
    }
    const { issuer: issuerDid, credentialIds, reason } = body
    for (const { institutionId, caseId } of await listCasesOnCredentials(tx, { issuerDid, credentialIds })) {
      const stored = await lockCase(tx, institutionId, caseId)
      await requireReview(tx, context, { stored, by: 'issuer', reason })
    }
  })
}

/** Notes the case and answers at once; the credential is checked afterwards, outside of this transaction. */
async function openCase(
  tx: Tx,
  context: AppContext,
  { fromNode, body }: { readonly fromNode: string; readonly body: RecognitionRequested },
): Promise<void> {
  const institution = await findRecipient(tx, body.institution)
  const { institutionId } = institution
  if ((await lookCaseId(tx, institutionId, { requestId: body.requestId, applicantNode: fromNode })) !== null) return
  const now = context.clock()
  const caseId = uuidv7(now)
  const claims = await Promise.all(body.documents.map(readClaims))
  const claim = claims.find(({ ects }) => ects !== null) ?? claims[0]
  if (!claim) throw new MesheError('holding.not-a-credential', 'The request holds no credential.')
  const stored: StoredCase = {
    institutionId,
    caseId,
    requestId: body.requestId,
    applicantNode: fromNode,
    learnerId: await findOrCreateLearner(tx, institutionId, { ...namesOf(body.applicant), now }),
    applicant: body.applicant,
    purpose: body.purpose,
    pathway: await lookOwnPathway(tx, institution, body.pathwayId),
    componentId: body.pathwayId === null ? null : body.componentId,
    message: body.message,
    credential: claim.credential,
    process: newProcess(claim.ects),
    version: 1,
    receivedAt: now,
    decisionNumber: 0,
    decisionDocument: null,
    confirmedAt: null,
  }
  await insertCase(tx, stored)
  await insertCaseDocuments(tx, stored, { documents: await toCaseDocuments(body.documents, 'credential'), now })
  await insertEvent(tx, stored, { at: now, event: 'received', by: 'learner', text: body.message })
  const subject = { kind: 'recognition-case', id: caseId }
  await recordAudit(tx, { institutionId, action: 'recognition.received', subject, accountId: null }, now)
  await sendCaseState(tx, context, stored)
  await sendNotice(tx, context, { stored, event: 'received' })
  context.jobs.wake('recognition-arrivals')
}

async function takeAnswer(
  tx: Tx,
  context: AppContext,
  { fromNode, body }: { readonly fromNode: string; readonly body: RecognitionAnswered },
): Promise<void> {
  const { institutionId } = await findRecipient(tx, body.institution)
  const caseId = await lookCaseId(tx, institutionId, { requestId: body.requestId, applicantNode: fromNode })
  if (caseId === null) throw new MesheError('recognition.case-not-found', 'There is no case of this request.')
  const stored = await lockCase(tx, institutionId, caseId)
  const step = stepOf(body.event)
  const move = { step, by: 'learner', accountId: null, text: body.text } as const
  const moved = await moveOrNote(tx, context, { stored, move })
  if (moved === null) return
  const now = context.clock()
  await insertCaseDocuments(tx, stored, { documents: await toCaseDocuments(body.documents, 'further'), now })
  if (mayStep(moved.process, 'complete', 'system')) await requestIntake(tx, stored, now)
}

/** The learner acted on an older copy: that is nobody's error, and the story says so. */
async function moveOrNote(
  tx: Tx,
  context: AppContext,
  given: Parameters<typeof moveCase>[2],
): Promise<StoredCase | null> {
  try {
    return await moveCase(tx, context, given)
  } catch (error) {
    const isLate =
      error instanceof MesheError &&
      (error.code === 'recognition.wrong-state' || error.code === 'recognition.appeal-too-late')
    if (!isLate) throw error
    await noteTooLate(tx, context, given.stored)
    return null
  }
}

function stepOf(event: RecognitionAnswered['event']): Step {
  if (event === 'information-supplied') return { kind: 'answer' }
  return { kind: event === 'withdrawn' ? 'withdraw' : 'appeal' }
}

async function findRecipient(tx: Tx, did: string): Promise<Institution> {
  const institution = await lookInstitutionByDid(tx, did)
  if (institution === null) {
    throw new MesheError('federation.wrong-recipient', 'This node does not speak for that university.', { did })
  }
  return institution
}

/** Only a pathway of the very university that is asked. */
async function lookOwnPathway(tx: Tx, { did }: Institution, pathwayId: string | null): Promise<StoredCase['pathway']> {
  const pathway = pathwayId === null ? null : await lookPublishedPathway(tx, pathwayId)
  return pathway !== null && pathway.institution.did === did
    ? { id: pathway.id, title: pathway.description.title }
    : null
}

function toCaseDocuments(
  documents: readonly Readonly<Record<string, unknown>>[],
  kind: CaseDocument['kind'],
): Promise<CaseDocument[]> {
  return Promise.all(
    documents.map(async (document) => ({
      kind,
      credentialId: (await readClaims(document)).credential.credentialId,
      document: JSON.stringify(document),
    })),
  )
}

/** The last word is the family name: the request has one name, the register of learners has two. */
function namesOf({ name, email, language }: RecognitionRequested['applicant']) {
  const words = name.trim().split(/\s+/)
  const familyName = words.at(-1) ?? name
  return { email, language, familyName, givenName: words.slice(0, -1).join(' ') || familyName }
}
