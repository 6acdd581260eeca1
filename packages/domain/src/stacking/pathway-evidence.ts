/**
 * What a learner can bring to a pathway: credentials, decisions of the university that gives the larger award, open cases.
 *
 * @module
 */
import type { LanguageMap } from '@meshe/credentials/micro-credential'

interface EvidenceBase {
  /** Unique among the evidence of one learner. */
  readonly id: string
  /**
   * What was achieved, once: the IRI of the micro-credential, or the credential's id where it names none. A credential,
   * its other encodings and a decision about it are evidence of one achievement, and one achievement counts once.
   */
  readonly achievement: string
  readonly title: LanguageMap
  /** Name of who awarded the credential. */
  readonly awardingBody: string
  /** DID of who awarded the credential; null where it is not known. */
  readonly awardedBy: string | null
  /** ECTS credits of the credential. */
  readonly ects: number
}

/** A credential that the learner holds. */
export interface CredentialEvidence extends EvidenceBase {
  readonly kind: 'credential'
  /** IRI of the micro-credential that it names, or null. */
  readonly microCredential: string | null
  /** European Qualifications Framework, 1 to 8, or null where it says nothing. */
  readonly eqf: number | null
  readonly awardedOn: Date | null
  readonly validUntil: Date | null
  /** `unproven`: nobody could check that it is what it says; it can still be sent to an office. */
  readonly status: 'in-force' | 'withdrawn' | 'unproven'
}

/** A decision on recognition. Level and age were weighed in it and are not judged again. */
export interface RecognitionEvidence extends EvidenceBase {
  readonly kind: 'recognition'
  /** DID of the university that decided; only its own pathways count it. */
  readonly decidedBy: string
  readonly outcome: 'full' | 'partial' | 'refused'
  readonly ectsGranted: number
  /** Pathway for which it was decided; null where it was decided for any. */
  readonly pathwayId: string | null
  /** Component for which it was decided; null where it fits any that accepts recognition. */
  readonly componentId: string | null
  readonly status: 'in-force' | 'withdrawn' | 'under-review'
}

/** A case that a university has not decided yet. */
export interface PendingEvidence extends EvidenceBase {
  readonly kind: 'pending'
  /** DID of the university that decides. */
  readonly decidedBy: string
  readonly pathwayId: string | null
  /** Component for which it was asked; null where it fits any that accepts recognition. */
  readonly componentId: string | null
}

export type PathwayEvidence = CredentialEvidence | RecognitionEvidence | PendingEvidence
