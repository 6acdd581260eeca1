/**
 * The one internal record of a micro-credential: a superset of what every encoding can carry.
 * Elements are those of Annex I of the Council Recommendation of 16 June 2022 (2022/C 243/02).
 *
 * @module
 */
import type {
  AssessmentType,
  ModeOfLearning,
  QualificationCycle,
  QualityAssuranceType,
  SupervisionType,
} from '../vocabulary/index.ts'

/** Text by BCP 47 language tag, e.g. `{ en: 'Data literacy', sl: 'Podatkovna pismenost' }`. Never empty. */
export type LanguageMap = Readonly<Record<string, string>>

export interface Skill {
  /** IRI in ESCO or another skills framework. */
  readonly id: string
  readonly title: LanguageMap
}

/** Annex I, mandatory element 6. */
export interface LearningOutcome {
  readonly title: LanguageMap
  readonly skills?: readonly Skill[] | undefined
}

/** Annex I, mandatory element 7. */
export interface Workload {
  /** ECTS credits, in steps of 0.5. */
  readonly ects: number
  /** Hours of learning in all. */
  readonly hours: number
}

/** Annex I, mandatory element 8. */
export interface Level {
  /** European Qualifications Framework, 1 to 8. */
  readonly eqf: number
  readonly cycle?: QualificationCycle | undefined
  /** Level in the national framework, as the country writes it, e.g. "NFQ 8". */
  readonly national?: string | undefined
}

/** Annex I, mandatory element 9. */
export interface Assessment {
  readonly type: AssessmentType
  readonly description?: LanguageMap | undefined
}

/** Annex I, mandatory element 11. */
export interface QualityAssurance {
  readonly type: QualityAssuranceType
  /** Who assures: the agency or the university's own board. */
  readonly body: string
  /** Where the evidence is published. */
  readonly reference?: string | undefined
  /** ISO 8601 date up to which it holds. */
  readonly validUntil?: string | undefined
}

/** Annex I, optional element 15: whether it stands alone or counts towards something larger. */
export interface Stackability {
  readonly kind: 'stand-alone' | 'stackable'
  readonly description?: LanguageMap | undefined
}

/** A component of a larger award: what was earned, from whom, how much of it counted. */
export interface AwardPart {
  /** Identifier of the credential or of the micro-credential that was counted. */
  readonly id: string
  readonly title: LanguageMap
  readonly awardingBody: string
  readonly ects: number
}

/** What is described once and awarded many times. */
export interface MicroCredential {
  /** IRI of this description, stable over its versions. */
  readonly id: string
  readonly version: number
  /** 2. Title. */
  readonly title: LanguageMap
  /** One or two sentences in plain words: what the learner gets out of it. */
  readonly description: LanguageMap
  /** ISCED-F 2013 code, e.g. "0612". */
  readonly field: string
  /** Languages of instruction, BCP 47. */
  readonly languages: readonly string[]
  /** 4. Awarding bodies beside the issuing university, by name (joint awards). */
  readonly jointAwardingBodies?: readonly string[] | undefined
  /** 6. */
  readonly learningOutcomes: readonly LearningOutcome[]
  /** 7. */
  readonly workload: Workload
  /** 8. */
  readonly level: Level
  /** 9. */
  readonly assessments: readonly Assessment[]
  /** 10. Form of participation. */
  readonly modes: readonly ModeOfLearning[]
  /** 11. */
  readonly qualityAssurance: readonly QualityAssurance[]
  /** 12. Prerequisites to enrol. */
  readonly prerequisites?: LanguageMap | undefined
  /** 13. Supervision and identity verification during assessment. */
  readonly supervision?: SupervisionType | undefined
  /** 14. How grades are given, e.g. "Pass / Fail" or "1 to 10". */
  readonly gradingScheme?: string | undefined
  /** 15. */
  readonly stackability?: Stackability | undefined
  /** 16. Further information. */
  readonly furtherInformation?: LanguageMap | undefined
  readonly homepage?: string | undefined
}

/** The university that issues: what a credential says about it (Annex I, mandatory elements 3 and 4). */
export interface IssuingInstitution {
  /** The issuer's DID. */
  readonly id: string
  readonly legalName: LanguageMap
  /** ISO 3166-1 alpha-2, e.g. "IE". */
  readonly country: string
  readonly homepage?: string | undefined
  readonly email?: string | undefined
  /** Value for the eIDAS legal identifier, e.g. "VATIE-1234567"; demonstration values are clearly made up. */
  readonly legalIdentifier: string
}

/** The person (Annex I, mandatory element 1). */
export interface AwardedLearner {
  readonly givenName: string
  readonly familyName: string
  /** ISO 8601 date. */
  readonly dateOfBirth?: string | undefined
  /** Mail address, written into the credential only as a salted hash (Open Badges 3.0 IdentityObject). */
  readonly email?: string | undefined
  /** The holder's DID where there is one. */
  readonly id?: string | undefined
}

/** One bit that tells whether an encoding is still in force (Bitstring Status List 1.0, section 2.1). */
export interface StatusReference {
  readonly statusListCredential: string
  readonly statusListIndex: number
}

/** One award to one person: the record from which every encoding is made. */
export interface Award {
  /** `urn:uuid:` identifier of the award; each encoding derives its own `id` from it. */
  readonly id: string
  readonly microCredential: MicroCredential
  readonly institution: IssuingInstitution
  readonly learner: AwardedLearner
  /** 5. Date of issuing. */
  readonly awardedOn: Date
  readonly validFrom: Date
  readonly validUntil?: Date | undefined
  readonly grade?: string | undefined
  /** Parts that made up a larger award. */
  readonly parts?: readonly AwardPart[] | undefined
  /** Random salt for identity hashes, at least 16 characters. */
  readonly salt: string
  /** One status entry an encoding: two encodings never share an index. Without it an award cannot be withdrawn. */
  readonly status?:
    | { readonly openBadges: StatusReference; readonly europeanDigitalCredential: StatusReference }
    | undefined
}
