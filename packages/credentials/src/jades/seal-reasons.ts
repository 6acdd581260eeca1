/** Every reason a judgement of a seal can give, by level, with its result. */
import type { CheckResult } from '../verification/verification-report.ts'

export const integrityReasons = {
  'seal.intact': 'passed',
  'seal.malformed': 'failed',
  'seal.several-signatures': 'failed',
  'seal.header-unprotected': 'failed',
  'seal.header-unknown': 'failed',
  'seal.type-refused': 'failed',
  'seal.algorithm-refused': 'failed',
  'seal.critical-missing': 'failed',
  'seal.critical-malformed': 'failed',
  'seal.critical-unknown': 'failed',
  'seal.signing-time-malformed': 'failed',
  'seal.certificate-reference-missing': 'failed',
  'seal.certificate-missing': 'failed',
  'seal.certificate-malformed': 'failed',
  'seal.certificate-mismatch': 'failed',
  'seal.key-unsupported': 'undetermined',
  'seal.signature-mismatch': 'failed',
  'seal.payload-malformed': 'failed',
  'seal.detached': 'failed',
  'seal.check-broke-off': 'undetermined',
} as const satisfies Record<string, CheckResult>
export type SealReason = keyof typeof integrityReasons

export const trustReasons = {
  'trust.confirmed': 'passed',
  'trust.no-anchors': 'undetermined',
  'trust.unknown-authority': 'undetermined',
  'trust.unsupported-algorithm': 'undetermined',
  'trust.revocation-unknown': 'undetermined',
  'trust.not-judged': 'undetermined',
  'trust.chain-broken': 'failed',
  'trust.certificate-expired': 'failed',
  'trust.certificate-not-yet-valid': 'failed',
  'trust.certificate-revoked': 'failed',
  'trust.certificate-unfit': 'failed',
} as const satisfies Record<string, CheckResult>
export type TrustReason = keyof typeof trustReasons

export const timeReasons = {
  'time.proven': 'passed',
  'time.claimed-only': 'undetermined',
  'time.authority-unknown': 'undetermined',
  'time.authority-expired': 'undetermined',
  'time.not-judged': 'undetermined',
  'time.unsupported-algorithm': 'undetermined',
  'time.token-malformed': 'failed',
  'time.token-mismatch': 'failed',
  'time.token-signature-mismatch': 'failed',
  'time.authority-unfit': 'failed',
  'time.claimed-after-proven': 'failed',
  'time.claimed-in-future': 'failed',
} as const satisfies Record<string, CheckResult>
export type TimeReason = keyof typeof timeReasons
