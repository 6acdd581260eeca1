/** Signs decisions that are already stored: a crash leaves one without signature, never one that is lost or made twice. */
import { addProof } from '@meshe/credentials/data-integrity'
import {
  type RecognitionDecisionRecord,
  toRecognitionDecisionCredential,
} from '@meshe/credentials/recognition-decision'
import { textIn } from '@meshe/domain/catalogue'
import { appealUntil } from '@meshe/domain/recognition'
import { institutionSigner } from '../accounts/institution-keys.ts'
import { findInstitution, type Institution } from '../accounts/institution-store.ts'
import { recordAudit } from '../audit/audit-store.ts'
import { inTransaction } from '../db/db.ts'
import type { AppContext } from '../http/context.ts'
import { findCase, lockCase, type StoredCase, saveProcess } from './case-store.ts'
import { sendCaseState } from './change-case.ts'
import { decisionStatusReference } from './decision-status-list.ts'
import {
  type DecisionRecord,
  findDecision,
  listUnsignedDecisions,
  postponeSigning,
  saveSignedDecision,
  type UnsignedDecision,
} from './decision-store.ts'
import { appealRouteIn } from './recognition-texts.ts'

/** @returns how many were signed */
export async function signDecisions(context: AppContext): Promise<number> {
  const waiting = await listUnsignedDecisions(context.db, context.clock(), { limit: 20 })
  let signed = 0
  for (const unsigned of waiting) {
    try {
      await signDecision(context, unsigned)
      signed += 1
    } catch (error) {
      await postponeSigning(context.db, unsigned, context.clock())
      context.log.error(
        { decision: unsigned.decisionId, error: error instanceof Error ? error.name : 'unknown' },
        'a decision could not be signed and will be tried again',
      )
    }
  }
  if (signed > 0) context.jobs.wake('federation-outbox')
  return signed
}

async function signDecision(context: AppContext, unsigned: UnsignedDecision): Promise<void> {
  const { db, clock, cryptography } = context
  const stored = await findCase(db, unsigned.institutionId, unsigned.caseId)
  const institution = await findInstitution(db, unsigned.institutionId)
  const decision = await findDecision(db, unsigned)
  const credential = toRecognitionDecisionCredential(
    toRecord(context, { stored, institution, decision, decisionId: unsigned.decisionId }),
  )
  const signer = await institutionSigner(context, institution)
  const signed = await addProof(credential, { signer, cryptosuite: 'eddsa-rdfc-2022', created: clock(), cryptography })
  await inTransaction(db, async (tx) => {
    const now = clock()
    const locked = await lockCase(tx, unsigned.institutionId, unsigned.caseId)
    if (!(await saveSignedDecision(tx, unsigned, { document: JSON.stringify(signed), now }))) return
    const subject = { kind: 'recognition-decision', id: unsigned.decisionId }
    const { institutionId } = unsigned
    await recordAudit(tx, { institutionId, action: 'recognition.decision-signed', subject, accountId: null }, now)
    // A decision that was replaced meanwhile is kept, but nobody needs to hear of it.
    if (locked.decisionNumber !== unsigned.number) return
    const told: StoredCase = { ...locked, version: locked.version + 1, decisionDocument: JSON.stringify(signed) }
    await saveProcess(tx, told)
    await sendCaseState(tx, context, told)
  })
}

interface ToSign {
  readonly stored: StoredCase
  readonly institution: Institution
  readonly decision: DecisionRecord
  readonly decisionId: string
}

function toRecord(
  context: AppContext,
  { stored, institution, decision, decisionId }: ToSign,
): RecognitionDecisionRecord {
  const { credential, applicant } = stored
  const contact = institution.email ?? institution.homepage ?? textIn(institution.name, applicant.language)
  const isAppealable = !decision.isFinal
  return {
    id: `urn:uuid:${decisionId}`,
    caseId: `urn:uuid:${stored.caseId}`,
    institution: { id: institution.did, name: institution.name, country: institution.country },
    holder: { name: applicant.name },
    credential: {
      id: credential.credentialId,
      title: credential.title,
      awardingBody: credential.awardingBody,
      ectsClaimed: decision.ectsClaimed,
    },
    outcome: decision.outcome,
    ectsGranted: decision.ectsGranted,
    purpose: stored.purpose,
    countsTowards: stored.pathway && {
      id: `urn:uuid:${stored.pathway.id}`,
      title: stored.pathway.title,
      component: stored.componentId,
    },
    substantialDifferences: decision.substantialDifferences,
    conditions: decision.condition === null ? [] : [decision.condition],
    reason: { text: decision.reason, language: applicant.language },
    decidedOn: decision.decidedAt,
    appealUntil: isAppealable ? appealUntil(decision.decidedAt) : null,
    appealRoute: isAppealable ? appealRouteIn(applicant.language, contact) : null,
    status: decisionStatusReference(context, institution, decision.statusIndex),
  }
}
