/** What is asked about a seal, what is answered, and the seal in its parts while it is judged. */
import type { Cryptography } from '../cryptography.ts'
import type { CheckResult } from '../verification/verification-report.ts'
import type { Asn1Library, Certificate, CertificateName, RevocationMaterial } from '../x509/index.ts'
import type { SealHeader } from './seal-header.ts'
import type { SealReason, TimeReason, TrustReason } from './seal-reasons.ts'
import type { UnsignedMaterial } from './unsigned-material.ts'

export type SealLevel = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA'

export interface SealReport {
  readonly integrity: { readonly result: CheckResult; readonly reason: SealReason }
  readonly trust: { readonly result: CheckResult; readonly reason: TrustReason }
  readonly time: { readonly result: CheckResult; readonly reason: TimeReason; readonly provenAt: Date | null }
  /** The highest level whose material is whole; whether its authorities are trusted is said by `trust` and `time`. */
  readonly level: SealLevel | null
  /** As the sealer claims it. Only of an intact seal, as everything below. */
  readonly signedAt: Date | null
  readonly sealedBy: CertificateName | null
  /** The sealed text. */
  readonly content: string | null
}

export interface SealOptions {
  readonly now: Date
  readonly cryptography: Cryptography
  /** DER of the certificates that are trusted to name organisations. */
  readonly trustAnchors: readonly Uint8Array[]
  /** DER of those that are trusted about time; default: the same. */
  readonly timeAnchors?: readonly Uint8Array[] | undefined
  /** Revocation data that were asked for beside what the seal carries. */
  readonly revocation?: RevocationMaterial | undefined
}

export interface OpenedSeal {
  readonly header: SealHeader
  readonly protectedText: string
  readonly payload: string
  readonly signatureText: string
  readonly certificate: Certificate
  readonly pool: readonly Certificate[]
  readonly material: UnsignedMaterial
}

export interface SealSituation extends SealOptions {
  readonly library: Asn1Library
}
