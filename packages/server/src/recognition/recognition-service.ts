/** What other slices may ask of recognition: what a person has asked, and what a university has decided. */
import type { DecisionView, RecognitionPurpose, RecognitionState } from '@meshe/domain/recognition'
import type { Queryable } from '../db/db.ts'
import { listRequests } from './request-store.ts'
import { type InstitutionDecision, listStandingDecisions } from './standing-decision-store.ts'

export interface AccountRequest {
  readonly requestId: string
  readonly institution: { readonly did: string; readonly slug: string; readonly name: Readonly<Record<string, string>> }
  readonly heldCredentialId: string | null
  readonly title: Readonly<Record<string, string>>
  readonly awardingBody: string
  readonly ects: number | null
  readonly purpose: RecognitionPurpose
  readonly pathwayId: string | null
  readonly componentId: string | null
  readonly state: RecognitionState
  /** True from the issuer's withdrawal until the university has confirmed or taken back what it decided. */
  readonly isUnderReview: boolean
  readonly decision: DecisionView | null
  readonly sentAt: Date
}

/** What the person of an account has asked universities, the newest first, as the universities last said it. */
export async function listRequestsOfAccount(db: Queryable, accountId: string): Promise<AccountRequest[]> {
  return (await listRequests(db, accountId)).map((request) => ({
    requestId: request.requestId,
    institution: request.institution,
    heldCredentialId: request.heldCredentialId,
    title: request.title,
    awardingBody: request.awardingBody,
    ects: request.ects,
    purpose: request.purpose,
    pathwayId: request.pathway?.id ?? null,
    componentId: request.componentId,
    state: request.state,
    isUnderReview: request.state === 'review-required',
    decision: request.decision,
    sentAt: request.sentAt,
  }))
}

export type { InstitutionDecision }

/**
 * The cases of a university with the decision that stands, withdrawn ones left out.
 *
 * @param filter `pathwayId`: cases for this pathway and those for none
 */
export async function listDecisionsOfInstitution(
  db: Queryable,
  institutionId: string,
  filter: { readonly learnerIds?: readonly string[]; readonly pathwayId?: string } = {},
): Promise<InstitutionDecision[]> {
  return listStandingDecisions(db, institutionId, filter)
}
