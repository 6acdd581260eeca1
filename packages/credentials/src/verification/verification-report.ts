/**
 * What a verification says: named checks, three-valued, with time and source, and one verdict from them.
 * The same report serves the page, the HTTP answer and the command line.
 *
 * @module
 */
import type { AnnexOneElementId, LanguageMap } from '../micro-credential/index.ts'
import type { AssessmentType, ModeOfLearning, QualityAssuranceType, SupervisionType } from '../vocabulary/index.ts'

export const verdicts = [
  'valid',
  'valid_issuer_unlisted',
  'valid_issuer_uncheckable',
  'expired',
  'not_yet',
  'suspended',
  'withdrawn',
  'changed',
  'key_uncheckable',
  'unreadable',
  'status_uncheckable',
  'practice',
] as const
export type Verdict = (typeof verdicts)[number]

/** In the order in which they are shown. */
export const checkNames = ['readable', 'unchanged', 'issuer', 'in-force', 'dates', 'same-person'] as const
export type CheckName = (typeof checkNames)[number]

/** `undetermined` is not `failed`: a status list that did not answer does not revoke anything. */
export type CheckResult = 'passed' | 'failed' | 'undetermined'

export interface Check {
  readonly check: CheckName
  readonly result: CheckResult
  /** Stable code of the reason, e.g. `issuer.unlisted`, `status.revoked`, `proof.signature-mismatch`. */
  readonly reason: string
  /** What the check was made against: the name or address of a list, a DID document, a status list. */
  readonly source?: string | undefined
  /** ISO 8601, UTC: when the source was read (a cached list is older than the check). */
  readonly at: string
  /** Values that the sentence about this check needs (dates, names from lists); never personal data. */
  readonly facts?: Readonly<Record<string, string>> | undefined
}

export const credentialFormats = [
  'open-badges-3.0',
  'open-badges-2.0',
  'clr-2.0',
  'european-digital-credential',
  'recognition-decision',
  'sd-jwt-vc',
  'verifiable-credential',
  'unknown',
] as const
export type CredentialFormat = (typeof credentialFormats)[number]

/** Who says so: what the credential claims against what a list confirms. */
export interface IssuerReport {
  readonly id: string
  readonly claimedName: string | null
  readonly confirmedName: string | null
  /** Name of the list that confirms it. */
  readonly confirmedBy: string | null
  readonly country: string | null
}

/** What the credential says, read from the signed part only. `null` in a report whose `unchanged` check did not pass. */
export interface CredentialContent {
  readonly id: string | null
  readonly title: LanguageMap
  readonly description: LanguageMap
  readonly holderName: string | null
  readonly awardingBodies: readonly string[]
  readonly awardedOn: string | null
  readonly validFrom: string | null
  readonly validUntil: string | null
  readonly ects: number | null
  readonly hours: number | null
  readonly eqf: number | null
  readonly field: string | null
  readonly languages: readonly string[]
  readonly learningOutcomes: readonly LanguageMap[]
  readonly assessments: readonly AssessmentType[]
  readonly supervision: SupervisionType | null
  readonly modes: readonly ModeOfLearning[]
  readonly qualityAssurance: readonly {
    readonly type: QualityAssuranceType | null
    readonly body: string
    readonly reference: string | null
    readonly validUntil: string | null
  }[]
  readonly grade: string | null
  readonly parts: readonly {
    readonly id: string
    readonly title: LanguageMap
    readonly awardingBody: string
    readonly ects: number
  }[]
  /** Elements of Annex I that this encoding carries. */
  readonly annexOne: readonly AnnexOneElementId[]
  /** IRI of the description this was awarded for, where the encoding names it. */
  readonly achievementId: string | null
}

export interface VerificationReport {
  readonly verdict: Verdict
  /** True only for the verdict `valid`. */
  readonly verified: boolean
  readonly checkedAt: string
  readonly format: CredentialFormat
  readonly checks: readonly Check[]
  readonly issuer: IssuerReport | null
  readonly content: CredentialContent | null
}
