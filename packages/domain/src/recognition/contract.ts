/** Asking a university to count a credential, and deciding on it. */
import { z } from 'zod'
import {
  Day,
  Did,
  Ects,
  endpoint,
  institutionParams,
  JsonDocument,
  LanguageMap,
  LanguageTag,
  Moment,
} from '../contract/index.ts'
import { CredentialContent, VerificationReport } from '../verification/index.ts'
import {
  neededForAssessment,
  recognitionCriteria,
  recognitionOutcomes,
  recognitionPurposes,
  recognitionStates,
  substantialDifferenceElements,
} from './recognition-case.ts'
import { longestDecisionMonths } from './recognition-clock.ts'

export { notStated } from '../contract/index.ts'

export const SubstantialDifference = z.strictObject({
  element: z.enum(substantialDifferenceElements),
  /** The authority's reasoning, shown to the applicant word for word. */
  reasoning: z.string().trim().min(10).max(4000),
})
export type SubstantialDifference = z.infer<typeof SubstantialDifference>

export const DecisionRequest = z.strictObject({
  /** Of what is claimed, in whatever steps the credential counts: all of it must be possible. */
  ectsGranted: z.number().min(0).max(100_000),
  substantialDifferences: z.array(SubstantialDifference).max(substantialDifferenceElements.length).default([]),
  /** In the words the learner will read. Always needed, also for a full recognition. */
  reason: z.string().trim().min(10).max(4000),
  /** What must still be done for the part that is granted, e.g. "take the laboratory part". */
  condition: z.string().trim().min(3).max(2000).optional(),
})
export type DecisionRequest = z.infer<typeof DecisionRequest>

export const DecisionView = z.object({
  outcome: z.enum(recognitionOutcomes),
  ectsClaimed: z.number(),
  ectsGranted: z.number(),
  substantialDifferences: z.array(SubstantialDifference),
  reason: z.string(),
  condition: z.string().nullable(),
  decidedAt: Moment,
  /** Until when the learner may appeal. */
  appealUntil: Moment,
  /** True for the decision on an appeal: nothing higher within the university. */
  isFinal: z.boolean(),
})
export type DecisionView = z.infer<typeof DecisionView>

/** One thing that happened, oldest first. */
export const CaseEvent = z.object({
  at: Moment,
  event: z.string(),
  by: z.enum(['learner', 'university', 'issuer', 'system']),
  text: z.string().nullable(),
})
export type CaseEvent = z.infer<typeof CaseEvent>

/** Between the learner and the university: who must act now. */
const Turn = z.enum(['learner', 'university', 'nobody'])

const InstitutionReference = z.object({ did: Did, slug: z.string(), name: LanguageMap, country: z.string() })

/** The learner's side: a copy of what the university says, with its version. */
export const RecognitionRequestView = z.object({
  id: z.uuid(),
  institution: InstitutionReference,
  credential: z.object({
    heldCredentialId: z.uuid().nullable(),
    title: LanguageMap,
    awardingBody: z.string(),
    ects: z.number().nullable(),
  }),
  purpose: z.enum(recognitionPurposes),
  pathway: z.object({ id: z.uuid(), title: LanguageMap }).nullable(),
  state: z.enum(recognitionStates),
  /** Whether the receiving node has confirmed that it has it. */
  delivery: z.enum(['on-its-way', 'delivered', 'not-delivered-yet']),
  turn: Turn,
  sentAt: Moment,
  dueAt: Moment.nullable(),
  isLate: z.boolean(),
  /** The question to answer, where it is the learner's turn. */
  question: z.string().nullable(),
  decision: DecisionView.nullable(),
  decisionCredentialId: z.uuid().nullable(),
  /** Component of the pathway it is asked for, where the learner named one. */
  componentId: z.string().nullable(),
  mayAppeal: z.boolean(),
  events: z.array(CaseEvent),
})
export type RecognitionRequestView = z.infer<typeof RecognitionRequestView>

export const CriterionView = z.object({
  criterion: z.enum(recognitionCriteria),
  /** Codes of what the credential says, for the catalogue of sentences: a name and a value, as in `eqf:6`. */
  credentialSays: z.array(z.string()),
  /** What the pathway or module asks, in the same codes, where there is something to compare with. */
  comparedWith: z.array(z.string()),
  result: z.enum(['fits', 'look-at-this', 'missing', 'not-compared']),
  source: z.enum(['credential', 'verification', 'catalogue']),
})
export type CriterionView = z.infer<typeof CriterionView>

export const CaseSummaryView = z.object({
  id: z.uuid(),
  state: z.enum(recognitionStates),
  turn: Turn,
  title: LanguageMap,
  awardingBody: z.string(),
  applicantName: z.string(),
  ectsClaimed: z.number(),
  purpose: z.enum(recognitionPurposes),
  pathway: z.object({ id: z.uuid(), title: LanguageMap }).nullable(),
  receivedAt: Moment,
  completeAt: Moment.nullable(),
  dueAt: Moment.nullable(),
  isLate: z.boolean(),
  outcome: z.enum(recognitionOutcomes).nullable(),
})
export type CaseSummaryView = z.infer<typeof CaseSummaryView>

export const CaseView = CaseSummaryView.extend({
  applicantMessage: z.string().nullable(),
  applicantLanguage: LanguageTag,
  content: CredentialContent.nullable(),
  report: VerificationReport,
  criteria: z.array(CriterionView),
  /** Decisions of this university on the same or a similar micro-credential. */
  precedents: z.array(
    z.object({
      title: LanguageMap,
      awardingBody: z.string(),
      outcome: z.enum(recognitionOutcomes),
      ectsGranted: z.number(),
      ectsClaimed: z.number(),
      decidedAt: Moment,
      similarity: z.enum(['same-micro-credential', 'same-field-and-level']),
    }),
  ),
  componentId: z.string().nullable(),
  /** Further credentials that the learner supplied, each checked now. */
  furtherCredentials: z.array(VerificationReport),
  /** What must still be there before the case can be assessed. */
  missing: z.array(z.enum(neededForAssessment)),
  question: z.string().nullable(),
  decision: DecisionView.nullable(),
  events: z.array(CaseEvent),
  /** False where the person who looks has decided on this case before and another must hear the appeal. */
  mayHearAppeal: z.boolean(),
  /** Why a decision is under review, e.g. that the issuer withdrew the award. */
  reviewReason: z.string().nullable(),
})
export type CaseView = z.infer<typeof CaseView>

/** A university may be faster than four months, never slower. */
export const RecognitionPolicy = z.strictObject({ decisionMonths: z.number().int().min(1).max(longestDecisionMonths) })
export type RecognitionPolicy = z.infer<typeof RecognitionPolicy>

const mine = { kind: 'account' } as const
const officer = { kind: 'member', roles: ['recognition-officer'] } as const
const requestParams = z.strictObject({ request: z.uuid() })
const caseParams = institutionParams.extend({ case: z.uuid() })
const desk = '/api/v1/institutions/{institution}/recognition-cases'

export const recognitionApi = {
  requestRecognition: endpoint({
    id: 'requestRecognition',
    method: 'POST',
    path: '/api/v1/me/recognition-requests',
    summary: 'Asks a university of the network to count a credential. The credential goes with it.',
    access: mine,
    body: z.strictObject({
      heldCredentialId: z.uuid(),
      /** DID of the receiving university. */
      institution: Did,
      purpose: z.enum(recognitionPurposes),
      pathwayId: z.uuid().optional(),
      /** Component of that pathway which it should fill: its id, or `group/component`. */
      componentId: z.string().max(130).optional(),
      message: z.string().trim().max(4000).optional(),
    }),
    answer: RecognitionRequestView,
    status: 201,
    idempotent: true,
  }),
  listRecognitionRequests: endpoint({
    id: 'listRecognitionRequests',
    method: 'GET',
    path: '/api/v1/me/recognition-requests',
    summary: 'Lists what the signed-in person has asked universities.',
    access: mine,
    answer: z.object({ requests: z.array(RecognitionRequestView) }),
  }),
  showRecognitionRequest: endpoint({
    id: 'showRecognitionRequest',
    method: 'GET',
    path: '/api/v1/me/recognition-requests/{request}',
    summary: 'Shows one request: whose turn it is, until when, and the decision.',
    access: mine,
    params: requestParams,
    answer: RecognitionRequestView,
  }),
  supplyInformation: endpoint({
    id: 'supplyInformation',
    method: 'POST',
    path: '/api/v1/me/recognition-requests/{request}/information',
    summary: 'Answers a question of the university, with or without a further credential.',
    access: mine,
    params: requestParams,
    body: z.strictObject({ text: z.string().trim().min(1).max(4000), heldCredentialId: z.uuid().optional() }),
    answer: RecognitionRequestView,
  }),
  withdrawRequest: endpoint({
    id: 'withdrawRequest',
    method: 'POST',
    path: '/api/v1/me/recognition-requests/{request}/withdrawal',
    summary: 'Takes a request back before it is decided.',
    access: mine,
    params: requestParams,
    answer: RecognitionRequestView,
  }),
  appealDecision: endpoint({
    id: 'appealDecision',
    method: 'POST',
    path: '/api/v1/me/recognition-requests/{request}/appeal',
    summary: 'Asks for another person to look at the decision again.',
    access: mine,
    params: requestParams,
    body: z.strictObject({ grounds: z.string().trim().min(10).max(4000) }),
    answer: RecognitionRequestView,
  }),
  listCases: endpoint({
    id: 'listCases',
    method: 'GET',
    path: desk,
    summary: 'The inbox of a recognition office, the most urgent first.',
    access: officer,
    params: institutionParams,
    query: z.strictObject({ state: z.enum(recognitionStates).optional() }),
    answer: z.object({ cases: z.array(CaseSummaryView), counts: z.record(z.string(), z.number().int()) }),
  }),
  showCase: endpoint({
    id: 'showCase',
    method: 'GET',
    path: `${desk}/{case}`,
    summary: 'Shows a case: checked credential, criteria filled in, similar decisions, clock.',
    access: officer,
    params: caseParams,
    answer: CaseView,
  }),
  confirmComplete: endpoint({
    id: 'confirmComplete',
    method: 'POST',
    path: `${desk}/{case}/completeness`,
    summary: 'Says that all information is there: the clock of four months starts.',
    access: officer,
    params: caseParams,
    /** How many credits are asked for, where the credential does not say it. */
    body: z.strictObject({ ectsClaimed: Ects.optional() }).optional(),
    answer: CaseView,
  }),
  askForInformation: endpoint({
    id: 'askForInformation',
    method: 'POST',
    path: `${desk}/{case}/questions`,
    summary: 'Asks the learner for something that is missing: the clock stands still until the answer.',
    access: officer,
    params: caseParams,
    body: z.strictObject({ question: z.string().trim().min(5).max(4000) }),
    answer: CaseView,
  }),
  announceDelay: endpoint({
    id: 'announceDelay',
    method: 'POST',
    path: `${desk}/{case}/delay`,
    summary: 'Tells the learner that it takes longer, why, and the new date.',
    access: officer,
    params: caseParams,
    body: z.strictObject({ reason: z.string().trim().min(10).max(4000), newDueOn: Day }),
    answer: CaseView,
  }),
  decideCase: endpoint({
    id: 'decideCase',
    method: 'POST',
    path: `${desk}/{case}/decision`,
    summary: 'Decides: full, partial or refused, with reason; less than full needs a substantial difference.',
    access: officer,
    params: caseParams,
    body: DecisionRequest,
    answer: CaseView,
    status: 201,
  }),
  decideAppeal: endpoint({
    id: 'decideAppeal',
    method: 'POST',
    path: `${desk}/{case}/appeal-decision`,
    summary: 'Decides on an appeal; whoever made the first decision cannot.',
    access: officer,
    params: caseParams,
    body: DecisionRequest,
    answer: CaseView,
    status: 201,
  }),
  reviewDecision: endpoint({
    id: 'reviewDecision',
    method: 'POST',
    path: `${desk}/{case}/review`,
    summary: 'Ends a review: the decision stands or is taken back, with reason.',
    access: officer,
    params: caseParams,
    body: z.strictObject({ result: z.enum(['confirmed', 'taken-back']), reason: z.string().trim().min(10).max(4000) }),
    answer: CaseView,
  }),
  showDecisionStatusList: endpoint({
    id: 'showDecisionStatusList',
    method: 'GET',
    path: '/institutions/{institution}/decision-status/{list}',
    summary:
      'The signed status list of decisions: one that was changed on appeal or taken back does not stand any more.',
    access: { kind: 'public' },
    params: institutionParams.extend({ list: z.coerce.number().int().min(0).max(10_000) }),
    answer: JsonDocument,
  }),
  showRecognitionPolicy: endpoint({
    id: 'showRecognitionPolicy',
    method: 'GET',
    path: '/api/v1/institutions/{institution}/recognition-policy',
    summary: 'How fast this university promises to decide.',
    access: { kind: 'member', roles: ['recognition-officer', 'administrator'] },
    params: institutionParams,
    answer: RecognitionPolicy,
  }),
  saveRecognitionPolicy: endpoint({
    id: 'saveRecognitionPolicy',
    method: 'PUT',
    path: '/api/v1/institutions/{institution}/recognition-policy',
    summary: 'Promises to decide faster than in four months, for cases that become complete from now on.',
    access: { kind: 'member', roles: ['administrator'] },
    params: institutionParams,
    body: RecognitionPolicy,
    answer: RecognitionPolicy,
  }),
  showDecisionCredential: endpoint({
    id: 'showDecisionCredential',
    method: 'GET',
    path: `${desk}/{case}/decision-credential`,
    summary: 'The decision as a signed credential.',
    access: officer,
    params: caseParams,
    answer: JsonDocument,
  }),
}
