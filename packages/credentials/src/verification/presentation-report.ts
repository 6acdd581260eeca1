/** What a check of a presentation says: its own checks, and one verification report for each credential in it. */
import type { Check, VerificationReport } from './verification-report.ts'

export interface PresentationReport {
  /** True when nothing speaks against the presentation and every credential in it has the verdict `valid`. */
  readonly verified: boolean
  readonly checkedAt: string
  /** `readable`, `unchanged` and `same-person`, in this order: what cannot be read is not checked further. */
  readonly checks: readonly Check[]
  /** Who presented, by a key of theirs; `null` unless that is proven. */
  readonly holder: string | null
  /** In their order; none unless the presentation itself is proven. */
  readonly credentials: readonly VerificationReport[]
}

/** What the verifier asked for: without them anybody could show again what was shown elsewhere. */
export interface PresentationExpectations {
  readonly challenge?: string | undefined
  readonly domain?: string | undefined
}

/** The report from the checks that were made: all three, or those up to the first that did not pass. */
export function reportOfPresentation(
  checks: readonly Check[],
  at: Date,
  proven: Pick<PresentationReport, 'holder' | 'credentials'> = { holder: null, credentials: [] },
): PresentationReport {
  const isProven = checks.length === 3 && checks.every(({ result }) => result === 'passed')
  return {
    verified: isProven && proven.credentials.every(({ verified }) => verified),
    checkedAt: at.toISOString(),
    checks,
    ...proven,
  }
}
