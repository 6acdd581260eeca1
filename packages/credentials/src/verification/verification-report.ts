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
export const checkResults = ['passed', 'failed', 'undetermined'] as const
export type CheckResult = (typeof checkResults)[number]

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

/** The mandatory elements of Annex I. `undetermined`: some are missing, and the holder may have kept them back. */
export interface Completeness {
  readonly result: CheckResult
  readonly missing: readonly AnnexOneElementId[]
}

/** `confirmed`: a listed body says so with a signature of its own. `claimed`: only the credential says so. */
export const accreditationStates = ['confirmed', 'claimed', 'expired', 'none'] as const
export type AccreditationState = (typeof accreditationStates)[number]

export interface Accreditation {
  readonly result: CheckResult
  /** The best of its statements. */
  readonly state: AccreditationState
  readonly statements: readonly {
    readonly body: string
    readonly reference: string | null
    readonly validUntil: string | null
    readonly state: Exclude<AccreditationState, 'none'>
    /** Name of the list that names the body which confirms it. */
    readonly confirmedBy: string | null
  }[]
}

export interface ProfileFinding {
  /** `profile.` and the kind of constraint, or a code of the linter (`elm.…`). */
  readonly code: string
  /** JSON pointer into the credential (RFC 6901). */
  readonly pointer: string
  /** IRI of the property that is meant, or null. */
  readonly property: string | null
}

export interface ProfileFindings {
  /** `passed`: it conforms. `undetermined`: it uses JSON-LD that is not followed here. */
  readonly result: CheckResult
  /** Name of the application profile, e.g. `edc-generic-full`. */
  readonly profile: string
  /** Version of the European Learning Model, e.g. `3.2`. */
  readonly version: string
  readonly findings: readonly ProfileFinding[]
  /** How many more there are. */
  readonly left: number
}

/** Told beside the checks; the verdict does not look at it. Each is null where it does not apply or the seal is not proven. */
export interface ReportExtras {
  readonly completeness: Completeness | null
  readonly accreditation: Accreditation | null
  readonly profile: ProfileFindings | null
}

export const noExtras: ReportExtras = { completeness: null, accreditation: null, profile: null }

export interface VerificationReport extends ReportExtras {
  readonly verdict: Verdict
  /** True only for the verdict `valid`. */
  readonly verified: boolean
  readonly checkedAt: string
  readonly format: CredentialFormat
  readonly checks: readonly Check[]
  readonly issuer: IssuerReport | null
  readonly content: CredentialContent | null
}
