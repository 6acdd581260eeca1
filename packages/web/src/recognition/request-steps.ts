/** Where a request is: the steps of its timeline and the word of its state. Pure. */
import type { RecognitionRequestView } from '@meshe/domain/recognition'
import type { Step } from '../shared/primitives/Stepper.tsx'
import type { Tone } from '../shared/primitives/tone.ts'

type StepId =
  | 'sent'
  | 'received'
  | 'checking'
  | 'more'
  | 'decision'
  | 'appeal'
  | 'appeal-decision'
  | 'review'
  | 'closed'
  | 'withdrawn'

export interface RequestStep {
  readonly id: StepId
  readonly state: Step['state']
  /** When it happened; null where it did not yet. */
  readonly at: string | null
}

/** Sent, received, being checked, more needed where asked, decision; then what an appeal or a review adds. */
export function stepsOf(request: RecognitionRequestView): RequestStep[] {
  const { state, decision, events } = request
  const when = (...names: string[]) => events.findLast(({ event }) => names.includes(event))?.at ?? null
  const receivedAt = when('received')
  const decidedAt = when('decided') ?? (decision !== null && !decision.isFinal ? decision.decidedAt : null)
  const isDecided = decision !== null || decidedAt !== null
  const steps: RequestStep[] = [
    { id: 'sent', state: 'done', at: request.sentAt },
    { id: 'received', state: receivedAt !== null || isDecided ? 'done' : 'current', at: receivedAt },
  ]
  if (state === 'withdrawn') return [steps[0]!, { id: 'withdrawn', state: 'done', at: when('withdrawn') }]
  const isChecked = state === 'assessing' || (state === 'submitted' && receivedAt !== null)
  steps.push({
    id: 'checking',
    state: isDecided || state === 'information-requested' ? 'done' : isChecked ? 'current' : 'todo',
    at: when('complete'),
  })
  const askedAt = when('asked')
  if (state === 'information-requested') steps.push({ id: 'more', state: 'warn', at: askedAt })
  else if (askedAt !== null) steps.push({ id: 'more', state: 'done', at: when('answered') ?? askedAt })
  steps.push({ id: 'decision', state: isDecided ? 'done' : 'todo', at: decidedAt })
  if (when('appealed') !== null || state === 'appealed' || decision?.isFinal === true) {
    const isHeard = decision?.isFinal === true
    steps.push({ id: 'appeal', state: isHeard ? 'done' : 'current', at: when('appealed') })
    steps.push({ id: 'appeal-decision', state: isHeard ? 'done' : 'todo', at: when('appeal-decided') })
  }
  if (state === 'review-required') steps.push({ id: 'review', state: 'warn', at: when('award-withdrawn') })
  if (state === 'closed') steps.push({ id: 'closed', state: 'warn', at: when('taken-back') })
  return steps
}

type StateWord =
  | `state.${Exclude<RecognitionRequestView['state'], 'decided' | 'appeal-decided'> | 'sending' | 'late'}`
  | `outcome.${NonNullable<RecognitionRequestView['decision']>['outcome']}`

export interface RequestStatus {
  readonly word: StateWord
  readonly tone: Tone
}

const outcomeTones = { full: 'ok', partial: 'warn', refused: 'bad' } as const

const stateTones = {
  submitted: 'info',
  assessing: 'info',
  'information-requested': 'warn',
  appealed: 'info',
  'review-required': 'warn',
  closed: 'bad',
  withdrawn: 'none',
} as const

export function statusOf({ state, decision, isLate, delivery, events }: RecognitionRequestView): RequestStatus {
  if (state === 'decided' || state === 'appeal-decided') {
    const outcome = decision?.outcome ?? 'refused'
    return { word: `outcome.${outcome}`, tone: outcomeTones[outcome] }
  }
  if (isLate) return { word: 'state.late', tone: 'warn' }
  const isReceived = events.some(({ event }) => event === 'received')
  if (state === 'submitted' && delivery !== 'delivered' && !isReceived) return { word: 'state.sending', tone: 'info' }
  return { word: `state.${state}`, tone: stateTones[state] }
}
