/** Puts checks, issuer and content together into the report, with the checks that were not made. */
import { checkOf } from './check.ts'
import { verdictOf } from './verdict.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import type { VerificationReason } from './verification-reasons.ts'
import {
  type Check,
  type CredentialContent,
  type CredentialFormat,
  type IssuerReport,
  noExtras,
  type ReportExtras,
  type VerificationReport,
} from './verification-report.ts'

export interface Situation {
  readonly format: CredentialFormat
  readonly environment: VerificationEnvironment
}

interface Proven {
  readonly content: CredentialContent
  readonly issuer: IssuerReport
  readonly extras: ReportExtras
}

export function report(
  made: readonly Check[],
  { format, environment }: Situation,
  proven: Proven | null = null,
): VerificationReport {
  const checks = [...made, ...skippedAfter(made, environment.now)]
  const verdict = verdictOf(checks)
  return {
    verdict,
    verified: verdict === 'valid',
    checkedAt: environment.now.toISOString(),
    format,
    checks,
    issuer: proven?.issuer ?? null,
    content: proven?.content ?? null,
    ...(proven?.extras ?? noExtras),
  }
}

/** The checks that are not made when nothing could be read or the seal is not proven. */
function skippedAfter(made: readonly Check[], now: Date): readonly Check[] {
  const skipped: Readonly<Record<number, readonly VerificationReason[]>> = {
    1: [
      'skipped.not-readable.unchanged',
      'skipped.not-readable.issuer',
      'skipped.not-readable.in-force',
      'skipped.not-readable.dates',
      'skipped.not-readable.same-person',
    ],
    2: [
      'skipped.seal-not-proven.issuer',
      'skipped.seal-not-proven.in-force',
      'skipped.seal-not-proven.dates',
      'skipped.seal-not-proven.same-person',
    ],
  }
  return (skipped[made.length] ?? []).map((reason) => checkOf(reason, { at: now }))
}
