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
