/** SQL of what stands at a university: for adding up credits. */
import type { RecognitionOutcome, RecognitionPurpose, RecognitionState } from '@meshe/domain/recognition'
import type { Queryable } from '../db/db.ts'

export interface InstitutionDecision {
  readonly caseId: string
  readonly learnerId: string
  /** Identifier of the credential that was looked at. */
  readonly credentialId: string | null
  /** IRI of the micro-credential it was awarded for. */
  readonly achievementId: string | null
  readonly issuerDid: string | null
  readonly title: Readonly<Record<string, string>>
  readonly awardingBody: string
  readonly eqf: number | null
  readonly ectsClaimed: number | null
  /** 0 until something is granted. */
  readonly ectsGranted: number
  /** Null while nothing is decided. */
  readonly outcome: RecognitionOutcome | null
  readonly purpose: RecognitionPurpose
  readonly pathwayId: string | null
  readonly componentId: string | null
  readonly state: RecognitionState
  readonly isUnderReview: boolean
  readonly decidedAt: Date | null
}

export async function listStandingDecisions(
  db: Queryable,
  institutionId: string,
  { learnerIds, pathwayId }: { readonly learnerIds?: readonly string[]; readonly pathwayId?: string },
): Promise<InstitutionDecision[]> {
  return db<InstitutionDecision[]>`
    select c.case_id as "caseId", c.learner_id as "learnerId", c.credential_id as "credentialId",
      c.achievement_id as "achievementId", c.issuer_did as "issuerDid", c.title, c.awarding_body as "awardingBody", c.eqf,
      c.ects_claimed as "ectsClaimed", coalesce(d.ects_granted, 0) as "ectsGranted", d.outcome, c.purpose,
      c.pathway_id as "pathwayId", c.component_id as "componentId", c.state,
      (c.state = 'review-required' or (c.state = 'appealed' and c.review_reason is not null)) as "isUnderReview",
      d.decided_at as "decidedAt"
    from recognition_case c
    left join lateral (select * from recognition_decision r where r.institution_id = c.institution_id
      and r.case_id = c.case_id order by r.number desc limit 1) d on true
    where c.institution_id = ${institutionId} and c.state <> 'withdrawn'
      and ${learnerIds === undefined ? db`true` : db`c.learner_id = any(${[...learnerIds]}::uuid[])`}
      and ${pathwayId === undefined ? db`true` : db`(c.pathway_id = ${pathwayId} or c.pathway_id is null)`}
    order by c.learner_id, c.received_at, c.case_id`
}
