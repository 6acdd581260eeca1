/** Builds one check of a report from its reason. */
import { type VerificationReason, verificationReasons } from './verification-reasons.ts'
import type { Check } from './verification-report.ts'

export interface CheckDetails {
  readonly at: Date
  readonly source?: string | undefined
  readonly facts?: Readonly<Record<string, string>> | undefined
}

export function checkOf(reason: VerificationReason, { at, source, facts }: CheckDetails): Check {
  return {
    ...verificationReasons[reason],
    reason,
    at: at.toISOString(),
    ...(source === undefined ? {} : { source }),
    ...(facts === undefined ? {} : { facts }),
  }
}
