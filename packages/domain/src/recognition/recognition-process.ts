/**
 * A recognition case as it moves: state, clock, question and decision change together, by one function.
 *
 * @module
 */
import type { RecognitionState } from './recognition-case.ts'
import {
  announceDelay,
  appealUntil,
  clockNotStarted,
  isLate,
  pauseClock,
  type RecognitionClock,
  requireAppealInTime,
  resumeClock,
  startClock,
} from './recognition-clock.ts'
import {
  type Assessment,
  decideRecognition,
  type RecognitionDecision,
  requireOtherDecider,
  requireProvingCredential,
  takeBackDecision,
} from './recognition-decision.ts'
import {
  type CaseFacts,
  lookTransition,
  nextRecognitionState,
  type RecognitionActor,
} from './recognition-transitions.ts'

/** A decision with what the law asks beside it: who made it, and whether anything higher is left. */
export interface StandingDecision extends RecognitionDecision {
  /** Accounts that made this decision or one before it. */
  readonly deciderIds: readonly string[]
  /** True for the decision on an appeal. */
  readonly isFinal: boolean
}

export interface RecognitionProcess {
  readonly state: RecognitionState
  readonly clock: RecognitionClock
  /** ECTS credits that are asked for; null until known. */
  readonly ectsClaimed: number | null
  /** What the learner is asked, while it is the learner's turn. */
  readonly question: string | null
  readonly decision: StandingDecision | null
  /** Why the decision is under review; stays while an appeal is heard. */
  readonly reviewReason: string | null
}

/** A step with what it brings along. */
export type Step =
  | { readonly kind: 'complete'; readonly ectsClaimed: number; readonly months?: number }
  | { readonly kind: 'ask'; readonly question: string }
  | { readonly kind: 'answer' }
  | { readonly kind: 'announce-delay'; readonly newDueOn: string }
  | {
      readonly kind: 'decide' | 'decide-appeal'
      readonly assessment: Omit<Assessment, 'ectsClaimed'>
      readonly deciderId: string
    }
  | { readonly kind: 'appeal' }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'withdraw-award'; readonly reason: string }
  | { readonly kind: 'confirm' }
  | { readonly kind: 'take-back'; readonly reason: string; readonly deciderId: string }

export function newProcess(ectsClaimed: number | null): RecognitionProcess {
  return { state: 'submitted', clock: clockNotStarted, ectsClaimed, question: null, decision: null, reviewReason: null }
}

/**
 * The case after a step.
 *
 * @throws MesheError `recognition.wrong-state`, and what the rules of decision, clock and appeal refuse
 */
export function advance(
  process: RecognitionProcess,
  step: Step,
  { by, at }: { readonly by: RecognitionActor; readonly at: Date },
): RecognitionProcess {
  const state = nextRecognitionState(process.state, { kind: step.kind, by }, factsOf(process))
  const moved = { ...process, state }
  switch (step.kind) {
    case 'complete':
      return { ...moved, ectsClaimed: step.ectsClaimed, clock: startClock(at, step.months) }
    case 'ask':
      return { ...moved, question: step.question, clock: pauseClock(process.clock, at) }
    case 'answer':
      return { ...moved, question: null, clock: resumeClock(process.clock, at) }
    case 'announce-delay':
      return { ...moved, clock: announceDelay(process.clock, step.newDueOn) }
    case 'decide':
    case 'decide-appeal':
      return { ...moved, decision: decide(process, step, at), reviewReason: null }
    case 'appeal':
      requireAppealInTime((process.decision as StandingDecision).decidedAt, at)
      return moved
    case 'withdraw':
      return { ...moved, question: null }
    case 'withdraw-award':
      return { ...moved, reviewReason: step.reason }
    case 'confirm':
      return { ...moved, reviewReason: null }
    case 'take-back':
      return { ...moved, decision: takeBack(process.decision as StandingDecision, step, at), reviewReason: null }
  }
}

function decide(
  { decision, ectsClaimed, reviewReason }: RecognitionProcess,
  step: Extract<Step, { kind: 'decide' | 'decide-appeal' }>,
  at: Date,
): StandingDecision {
  const before = decision?.deciderIds ?? []
  const isFinal = step.kind === 'decide-appeal'
  if (isFinal) requireOtherDecider(before, step.deciderId)
  const isWithdrawn = reviewReason !== null
  if (isWithdrawn) requireProvingCredential('withdrawn', { ...step.assessment, isAppeal: isFinal })
  const decided = decideRecognition({ ...step.assessment, ectsClaimed: ectsClaimed ?? 0 }, at)
  return { ...decided, deciderIds: [...before, step.deciderId], isFinal }
}

function takeBack(
  decision: StandingDecision,
  { reason, deciderId }: { readonly reason: string; readonly deciderId: string },
  at: Date,
): StandingDecision {
  const taken = takeBackDecision(decision, reason, at)
  return { ...taken, deciderIds: [...decision.deciderIds, deciderId], isFinal: false }
}

function factsOf({ clock, decision }: RecognitionProcess): CaseFacts {
  return {
    clockHasStarted: clock.completeAt !== null,
    creditsAreGranted: decision !== null && decision.ectsGranted > 0,
    appealWasHeard: decision?.isFinal === true,
  }
}

/** Whether a step is possible now, by state and actor alone. */
export function mayStep(process: RecognitionProcess, step: Step['kind'], by: RecognitionActor): boolean {
  return lookTransition(process.state, { kind: step, by }, factsOf(process)) !== null
}

/** True while the university still owes a decision after its due date. */
export function isOverdue({ state, clock }: Pick<RecognitionProcess, 'state' | 'clock'>, now: Date): boolean {
  return state === 'assessing' && isLate(clock, now)
}

/** Whether the learner may appeal now. */
export function mayAppeal(
  state: RecognitionState,
  decision: { readonly decidedAt: Date; readonly isFinal: boolean } | null,
  now: Date,
): boolean {
  const isOpen = state === 'decided' || state === 'closed'
  return isOpen && decision !== null && !decision.isFinal && now.getTime() <= appealUntil(decision.decidedAt).getTime()
}
