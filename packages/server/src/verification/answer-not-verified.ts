/** What a program of the VC-API is told when something is not verified: problem details, and the report that says why. */
import { MesheError } from '@meshe/credentials'
import {
  type PresentationReport,
  type ProofMismatch,
  problemTypeOf,
  problemTypeOfReason,
  type VerificationReport,
} from '@meshe/domain/verification'
import type { Context } from 'hono'
import { answerProblem } from '../http/problem.ts'

/** @param mismatch what the caller expected of the proof and does not find in it, where everything else is as it should be */
export function answerCredentialNotVerified(
  c: Context,
  report: VerificationReport,
  mismatch?: ProofMismatch,
): Response {
  const title = 'The credential is not verified.'
  const facts = mismatch === undefined ? { verdict: report.verdict } : { reason: mismatch }
  const type = mismatch === undefined ? problemTypeOf(report) : problemTypeOfReason(mismatch)
  return answer(c, new MesheError('verification.not-verified', title, facts), {
    report,
    problem: { type, title, detail: mismatch ?? report.verdict },
  })
}

export function answerPresentationNotVerified(c: Context, report: PresentationReport): Response {
  const title = 'The presentation is not verified.'
  const broken = report.checks.find(({ result }) => result !== 'passed')
  const credential = report.credentials.find(({ verified }) => !verified)
  const reason = broken?.reason ?? credential?.verdict ?? 'unreadable'
  const type = problemTypeOf(broken === undefined && credential !== undefined ? credential : report)
  return answer(c, new MesheError('verification.not-verified', title, { reason }), {
    report,
    problem: { type, title, detail: reason },
  })
}

interface NotVerified {
  readonly report: VerificationReport | PresentationReport
  readonly problem: { readonly type: string; readonly title: string; readonly detail: string }
}

function answer(c: Context, error: MesheError, { report, problem }: NotVerified): Response {
  return answerProblem(c, error, { verified: false, report, problemDetails: [problem] })
}
