/** A recognition case as the officer reads it: checked now, criteria filled in, similar decisions, clock. */
import type { VerificationReport } from '@meshe/credentials/verification'
import {
  type CaseSummaryView,
  type CaseView,
  isOverdue,
  missingForAssessment,
  prefillCriteria,
  turnOf,
} from '@meshe/domain/recognition'
import type { AppContext } from '../http/context.ts'
import { verifyCase, verifyFurther } from './case-credential.ts'
import type { StoredCase } from './case-store.ts'
import { listCaseEvents, toDecisionView } from './change-case.ts'
import { findComparison } from './comparison.ts'
import { listPrecedents } from './decision-store.ts'

export function toCaseSummary(stored: StoredCase, now: Date): CaseSummaryView {
  const { process, credential } = stored
  return {
    id: stored.caseId,
    state: process.state,
    turn: turnOf(process.state),
    title: credential.title,
    awardingBody: credential.awardingBody,
    applicantName: stored.applicant.name,
    ectsClaimed: process.ectsClaimed ?? 0,
    purpose: stored.purpose,
    pathway: stored.pathway,
    receivedAt: stored.receivedAt.toISOString(),
    completeAt: process.clock.completeAt?.toISOString() ?? null,
    dueAt: process.clock.dueAt?.toISOString() ?? null,
    isLate: isOverdue(process, now),
    outcome: process.decision?.outcome ?? null,
  }
}

/** @param report of a check a moment ago; without it the credential is checked now */
export async function toCaseView(
  context: AppContext,
  stored: StoredCase,
  { viewerId, report }: { readonly viewerId: string; readonly report?: VerificationReport },
): Promise<CaseView> {
  const { db } = context
  const checked = report ?? (await verifyCase(context, db, { key: stored, email: stored.applicant.email }))
  const { process } = stored
  const isBeforeAssessment = process.clock.completeAt === null && process.state !== 'withdrawn'
  const precedents = await listPrecedents(db, stored, stored.credential)
  return {
    ...toCaseSummary(stored, context.clock()),
    applicantMessage: stored.message,
    applicantLanguage: stored.applicant.language,
    content: checked.content as CaseView['content'],
    report: checked as CaseView['report'],
    criteria: prefillCriteria(checked.content, checked, await findComparison(db, stored)),
    precedents: precedents.map((precedent) => ({ ...precedent, decidedAt: precedent.decidedAt.toISOString() })),
    componentId: stored.componentId,
    furtherCredentials: (await verifyFurther(context, db, stored)) as CaseView['furtherCredentials'],
    missing: isBeforeAssessment ? missingForAssessment(checked) : [],
    question: process.question,
    decision: toDecisionView(stored),
    events: await listCaseEvents(db, stored),
    mayHearAppeal: !(process.decision?.deciderIds ?? []).includes(viewerId),
    reviewReason: process.reviewReason,
  }
}
