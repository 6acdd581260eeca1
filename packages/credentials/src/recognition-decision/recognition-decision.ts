/**
 * What a university decided on a foreign credential, as a record that travels with the learner.
 * Lisbon Recognition Convention (ETS 165): recognise unless a substantial difference can be shown (art. VI.1; art. V.1 for
 * periods of study), on the authority's burden of proof (art. III.3), with reasons, advice and the way to appeal (art. III.5).
 *
 * @module
 */
import type { LanguageMap, StatusReference } from '../micro-credential/index.ts'

export const decisionOutcomes = ['full', 'partial', 'refused'] as const
export type DecisionOutcome = (typeof decisionOutcomes)[number]

/** Recognition is decided for a purpose (art. I, "recognition"; Explanatory Report to art. III.1). */
export const decisionPurposes = ['credits', 'exemption', 'admission', 'work'] as const
export type DecisionPurpose = (typeof decisionPurposes)[number]

/** The key elements in which two qualifications may differ substantially (revised Recommendation of 2010, par. 36 to 38). */
export const differenceElements = ['level', 'workload', 'quality', 'profile', 'learning-outcomes'] as const
export type DifferenceElement = (typeof differenceElements)[number]

export interface RecognitionDecisionRecord {
  /** IRI of this decision credential. */
  readonly id: string
  /** `urn:uuid:` of the case at the deciding university. */
  readonly caseId: string
  /** The competent recognition authority (art. I). */
  readonly institution: {
    readonly id: string
    readonly name: LanguageMap
    /** ISO 3166-1 alpha-2. */
    readonly country: string
  }
  /** The applicant, named as in the credential; no mail address and no date of birth. */
  readonly holder: { readonly name: string; readonly id?: string | undefined }
  /** What was looked at. */
  readonly credential: {
    readonly id: string | null
    readonly title: LanguageMap
    readonly awardingBody: string
    readonly ectsClaimed: number | null
  }
  readonly outcome: DecisionOutcome
  /** ECTS credits that count here; 0 when refused. */
  readonly ectsGranted: number
  readonly purpose: DecisionPurpose
  /** What it counts towards here, where the decision names it (art. VI.3 and V.3: credit towards a programme). */
  readonly countsTowards: {
    readonly id: string
    readonly title: LanguageMap
    /** Component or module within it. */
    readonly component: string | null
  } | null
  /** What the authority found substantially different (art. VI.1). */
  readonly substantialDifferences: readonly { readonly element: DifferenceElement; readonly reasoning: string }[]
  /** Measures the applicant may take to be recognised later or in full (art. III.5). */
  readonly conditions: readonly string[]
  /** Reasons in the words the applicant reads; reasoning, conditions and appeal route are in the same language. */
  readonly reason: { readonly text: string; readonly language: string }
  readonly decidedOn: Date
  /** Until when the applicant may appeal (art. III.5), or null for a final decision. */
  readonly appealUntil: Date | null
  readonly appealRoute: string | null
  readonly status?: StatusReference | undefined
}
