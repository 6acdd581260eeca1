/** Checks beside the requests: the credential of a case that has just arrived, and credentials recognised long ago. */

import type { VerificationReport } from '@meshe/credentials/verification'
import { longestDecisionMonths, mayStep, missingForAssessment } from '@meshe/domain/recognition'
import { inTransaction, type Tx } from '../db/db.ts'
import type { AppContext } from '../http/context.ts'
import { toCaseCredential, verifyCase } from './case-credential.ts'
import type { CaseKey } from './case-file-store.ts'
import { findCase, lockCase, type StoredCase, saveCaseCredential } from './case-store.ts'
import { moveCase } from './change-case.ts'
import { listDueIntakes, listRecheckable, lookDecisionMonths, markChecked, saveIntake } from './intake-store.ts'

const maxIntakeAttempts = 8

/** Checks what has arrived. A complete case is assessed from now on: its clock starts. @returns how many were looked at */
export async function checkArrivals(context: AppContext): Promise<number> {
  const due = await listDueIntakes(context.db, context.clock(), { limit: 10 })
  for (const { attempts, ...key } of due) {
    try {
      await checkArrival(context, key, attempts)
    } catch (error) {
      // One that cannot be checked holds up no other; the officer sees it in the inbox all the while.
      context.log.error(
        { case: key.caseId, error: nameOf(error) },
        'a case could not be checked and will be tried again',
      )
      await saveIntake(context.db, key, { now: context.clock(), againAt: laterBy(context.clock(), attempts) })
    }
  }
  if (due.length > 0) context.jobs.wake('federation-outbox')
  return due.length
}

async function checkArrival(context: AppContext, key: CaseKey, attempts: number): Promise<void> {
  const report = await check(context, key)
  await inTransaction(context.db, async (tx) => {
    const stored = await lockCase(tx, key.institutionId, key.caseId)
    const againAt = isUncertain(report) && attempts + 1 < maxIntakeAttempts ? laterBy(context.clock(), attempts) : null
    await saveIntake(tx, key, { now: context.clock(), againAt })
    await takeIn(tx, context, { stored, report })
  })
}

async function takeIn(
  tx: Tx,
  context: AppContext,
  { stored, report }: { readonly stored: StoredCase; readonly report: VerificationReport },
): Promise<void> {
  const isOpen = stored.process.clock.completeAt === null
  if (!isOpen) return
  const { content } = report
  const ects = content?.ects ?? stored.process.ectsClaimed
  let current = stored
  if (content !== null) {
    const issuerDid = report.issuer?.id ?? stored.credential.issuerDid
    const credential = toCaseCredential(content, { issuerDid, credentialId: stored.credential.credentialId })
    await saveCaseCredential(tx, stored, { credential, ects })
    current = { ...stored, credential, process: { ...stored.process, ectsClaimed: ects } }
  }
  const isComplete = missingForAssessment(report).length === 0
  if (!isComplete || ects === null || !mayStep(current.process, 'complete', 'system')) return
  const months = (await lookDecisionMonths(tx, stored.institutionId)) ?? longestDecisionMonths
  const step = { kind: 'complete', ectsClaimed: ects, months } as const
  await moveCase(tx, context, { stored: current, move: { step, by: 'system', accountId: null } })
}

/**
 * Looks again at credentials that were recognised, the longest unseen first, and sends what its issuer has withdrawn to review.
 * It works for every issuer, also one that writes no messages.
 *
 * @returns always 0: a run is bounded, the next one comes after its interval
 */
export async function recheckRecognised(context: AppContext): Promise<number> {
  const { db, clock, config } = context
  const before = new Date(clock().getTime() - config.intervals.recheckMs)
  for (const key of await listRecheckable(db, before, { limit: 20 })) {
    try {
      await recheck(context, key)
    } catch (error) {
      context.log.error({ case: key.caseId, error: nameOf(error) }, 'a recognised case could not be checked again')
      await markChecked(db, key, clock())
    }
  }
  context.jobs.wake('federation-outbox')
  return 0
}

async function recheck(context: AppContext, key: CaseKey): Promise<void> {
  const report = await check(context, key)
  await inTransaction(context.db, async (tx) => {
    const stored = await lockCase(tx, key.institutionId, key.caseId)
    await markChecked(tx, key, context.clock())
    if (report.verdict !== 'withdrawn' || stored.confirmedAt !== null) return
    await requireReview(tx, context, { stored, by: 'system', reason: withdrawnByStatusList })
  })
}

/** Code instead of words: no person has given a reason. */
export const withdrawnByStatusList = 'status.revoked'

/** The award behind a case was withdrawn: a recognised one goes to review, an open one shows it. */
export async function requireReview(
  tx: Tx,
  context: AppContext,
  given: { readonly stored: StoredCase; readonly by: 'issuer' | 'system'; readonly reason: string },
): Promise<void> {
  const { stored, by, reason } = given
  const isKnown = stored.confirmedAt !== null || stored.process.reviewReason !== null
  if (isKnown || !mayStep(stored.process, 'withdraw-award', by)) return
  const step = { kind: 'withdraw-award', reason } as const
  await moveCase(tx, context, { stored, move: { step, by, accountId: null, text: reason } })
}

async function check(context: AppContext, key: CaseKey): Promise<VerificationReport> {
  const { applicant } = await findCase(context.db, key.institutionId, key.caseId)
  return verifyCase(context, context.db, { key, email: applicant.email })
}

/** Something did not answer: another look may say more. */
function isUncertain({ checks }: VerificationReport): boolean {
  const passing = [
    'proof.key-unresolvable',
    'proof.check-broke-off',
    'issuer.list-unreachable',
    'status.unreachable',
    'status.list-key-uncheckable',
    'status.list-not-yet',
    'status.list-expired',
  ]
  return checks.some(({ reason }) => passing.includes(reason))
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}

function laterBy(now: Date, attempts: number): Date {
  return new Date(now.getTime() + Math.min(5_000 * 4 ** attempts, 6 * 3600_000))
}
