/**
 * The words of a recognition case: states, purposes, elements of difference, criteria. Rules stand in the files beside it.
 * Lisbon Recognition Convention (ETS 165) and its revised Recommendation on Criteria and Procedures.
 *
 * @module
 */

/**
 * `submitted`: on its way or waiting to be complete; `assessing`: the clock runs; `information-requested`: it stands still,
 * the learner's turn; `review-required`: the issuer withdrew what was recognised.
 */
export const recognitionStates = [
  'submitted',
  'assessing',
  'information-requested',
  'decided',
  'appealed',
  'appeal-decided',
  'review-required',
  'closed',
  'withdrawn',
] as const
export type RecognitionState = (typeof recognitionStates)[number]

export const recognitionPurposes = ['credits', 'exemption', 'admission', 'work'] as const
export type RecognitionPurpose = (typeof recognitionPurposes)[number]

export const recognitionOutcomes = ['full', 'partial', 'refused'] as const
export type RecognitionOutcome = (typeof recognitionOutcomes)[number]

/** The key elements in which two qualifications may differ substantially. */
export const substantialDifferenceElements = ['level', 'workload', 'quality', 'profile', 'learning-outcomes'] as const
export type SubstantialDifferenceElement = (typeof substantialDifferenceElements)[number]

/** The seven criteria of evaluation, in the order in which an officer reads them. */
export const recognitionCriteria = [
  'quality',
  'verification',
  'level',
  'learning-outcomes',
  'workload',
  'testing',
  'identification',
] as const
export type RecognitionCriterion = (typeof recognitionCriteria)[number]

/** What the story of a case tells, oldest first. `came-too-late`: the learner did something that was no longer possible. */
export const caseEventNames = [
  'received',
  'complete',
  'asked',
  'answered',
  'delay-announced',
  'decided',
  'appealed',
  'appeal-decided',
  'withdrawn',
  'award-withdrawn',
  'confirmed',
  'taken-back',
  'came-too-late',
] as const
export type CaseEventName = (typeof caseEventNames)[number]

/** What must be there before the clock starts; verification is `valid` only. */
export const neededForAssessment = ['verification', 'workload', 'learning-outcomes', 'testing', 'quality'] as const
export type NeededForAssessment = (typeof neededForAssessment)[number]
