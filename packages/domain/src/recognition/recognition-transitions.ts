/**
 * The state machine of a recognition case, as a table: who may do what in which state, and what comes of it.
 * Only the receiving university moves a case; the learner's node shows a copy.
 *
 * @module
 */
import { MesheError } from '@meshe/credentials'
import type { CaseEventName, RecognitionState } from './recognition-case.ts'

/** What moves a case. `withdraw-award` is the issuer's; `confirm` and `take-back` end the review that follows from it. */
export const recognitionSteps = [
  'complete',
  'ask',
  'answer',
  'announce-delay',
  'decide',
  'appeal',
  'decide-appeal',
  'withdraw',
  'withdraw-award',
  'confirm',
  'take-back',
] as const
export type RecognitionStep = (typeof recognitionSteps)[number]

export const recognitionActors = ['learner', 'university', 'issuer', 'system'] as const
export type RecognitionActor = (typeof recognitionActors)[number]

/** What a row of the table may depend on beside the state. */
export interface CaseFacts {
  readonly clockHasStarted: boolean
  /** Whether the decision that stands grants any credits. */
  readonly creditsAreGranted: boolean
  /** Whether the decision that stands was made on an appeal. */
  readonly appealWasHeard: boolean
}

export interface RecognitionTransition {
  readonly from: RecognitionState
  readonly step: RecognitionStep
  readonly by: readonly RecognitionActor[]
  readonly to: RecognitionState
  readonly when?: Partial<CaseFacts>
}

const university = ['university'] as const
const learner = ['learner'] as const
const anyIssuer = ['issuer', 'system'] as const

export const recognitionTransitions: readonly RecognitionTransition[] = [
  { from: 'submitted', step: 'complete', by: ['university', 'system'], to: 'assessing' },
  { from: 'submitted', step: 'ask', by: university, to: 'information-requested' },
  { from: 'submitted', step: 'withdraw', by: learner, to: 'withdrawn' },
  { from: 'submitted', step: 'withdraw-award', by: anyIssuer, to: 'submitted' },

  { from: 'assessing', step: 'ask', by: university, to: 'information-requested' },
  { from: 'assessing', step: 'announce-delay', by: university, to: 'assessing' },
  { from: 'assessing', step: 'decide', by: university, to: 'decided' },
  { from: 'assessing', step: 'withdraw', by: learner, to: 'withdrawn' },
  { from: 'assessing', step: 'withdraw-award', by: anyIssuer, to: 'assessing' },

  {
    from: 'information-requested',
    step: 'answer',
    by: learner,
    to: 'assessing',
    when: { clockHasStarted: true },
  },
  { from: 'information-requested', step: 'answer', by: learner, to: 'submitted', when: { clockHasStarted: false } },
  { from: 'information-requested', step: 'withdraw', by: learner, to: 'withdrawn' },
  { from: 'information-requested', step: 'withdraw-award', by: anyIssuer, to: 'information-requested' },

  { from: 'decided', step: 'appeal', by: learner, to: 'appealed' },
  {
    from: 'decided',
    step: 'withdraw-award',
    by: anyIssuer,
    to: 'review-required',
    when: { creditsAreGranted: true },
  },

  { from: 'appealed', step: 'decide-appeal', by: university, to: 'appeal-decided' },
  { from: 'appealed', step: 'withdraw-award', by: anyIssuer, to: 'appealed' },

  {
    from: 'appeal-decided',
    step: 'withdraw-award',
    by: anyIssuer,
    to: 'review-required',
    when: { creditsAreGranted: true },
  },

  { from: 'review-required', step: 'confirm', by: university, to: 'decided', when: { appealWasHeard: false } },
  { from: 'review-required', step: 'confirm', by: university, to: 'appeal-decided', when: { appealWasHeard: true } },
  { from: 'review-required', step: 'take-back', by: university, to: 'closed' },

  // What is taken back is a new decision against the learner, who may appeal against it as against any other.
  { from: 'closed', step: 'appeal', by: learner, to: 'appealed' },
]

/** The row that a step takes, or null where the step is not possible now. */
export function lookTransition(
  state: RecognitionState,
  step: { readonly kind: RecognitionStep; readonly by: RecognitionActor },
  facts: CaseFacts,
): RecognitionTransition | null {
  return (
    recognitionTransitions.find(
      (row) =>
        row.from === state &&
        row.step === step.kind &&
        row.by.includes(step.by) &&
        Object.entries(row.when ?? {}).every(([fact, value]) => facts[fact as keyof CaseFacts] === value),
    ) ?? null
  )
}

/** @throws MesheError `recognition.wrong-state` where nobody, or not this actor, may do this now. */
export function nextRecognitionState(
  state: RecognitionState,
  step: { readonly kind: RecognitionStep; readonly by: RecognitionActor },
  facts: CaseFacts,
): RecognitionState {
  const transition = lookTransition(state, step, facts)
  if (transition === null) {
    throw new MesheError('recognition.wrong-state', `This step is not possible while the case is "${state}".`, {
      state,
      step: step.kind,
    })
  }
  return transition.to
}

export type Turn = 'learner' | 'university' | 'nobody'

const turns: Readonly<Record<RecognitionState, Turn>> = {
  submitted: 'university',
  assessing: 'university',
  'information-requested': 'learner',
  decided: 'nobody',
  appealed: 'university',
  'appeal-decided': 'nobody',
  'review-required': 'university',
  closed: 'nobody',
  withdrawn: 'nobody',
}

/** Who must act now. */
export function turnOf(state: RecognitionState): Turn {
  return turns[state]
}

const events: Readonly<Record<RecognitionStep, CaseEventName>> = {
  complete: 'complete',
  ask: 'asked',
  answer: 'answered',
  'announce-delay': 'delay-announced',
  decide: 'decided',
  appeal: 'appealed',
  'decide-appeal': 'appeal-decided',
  withdraw: 'withdrawn',
  'withdraw-award': 'award-withdrawn',
  confirm: 'confirmed',
  'take-back': 'taken-back',
}

/** How the story of the case tells a step. */
export function eventOf(step: RecognitionStep): CaseEventName {
  return events[step]
}
