import { MesheError } from '@meshe/credentials'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  advance,
  isOverdue,
  mayAppeal,
  mayStep,
  newProcess,
  type RecognitionProcess,
  type Step,
} from './recognition-process.ts'
import { type RecognitionActor, recognitionActors } from './recognition-transitions.ts'

const hourMs = 3600_000
const begin = new Date('2026-10-29T08:00:00Z')
const level = { element: 'level' as const, reasoning: 'It is one level lower.' }

function assessment(ectsGranted: number) {
  return {
    ectsGranted,
    substantialDifferences: ectsGranted < 6 ? [level] : [],
    reason: 'We looked at it.',
    condition: null,
  }
}

/** A case told by hand, without table and without clock arithmetic: what happened is kept and asked again. */
class Model {
  phase = 'waiting'
  completeAt: Date | null = null
  /** Extra time: pauses and announced delays, in order. */
  extra: ({ from: Date; to: Date | null } | { day: string })[] = []
  granted = -1
  final = false
  issuerSaysNo = false
  decidedAt = begin
  deciders: string[] = []

  due(): number | null {
    if (this.completeAt === null) return null
    let year = this.completeAt.getUTCFullYear()
    let month = this.completeAt.getUTCMonth() + 4
    if (month > 11) [year, month] = [year + 1, month - 12]
    let day = this.completeAt.getUTCDate()
    while (new Date(Date.UTC(year, month, day)).getUTCMonth() !== month) day -= 1
    let due = Date.UTC(year, month, day) + (this.completeAt.getTime() % (24 * hourMs))
    for (const one of this.extra) {
      if ('day' in one) due = Date.parse(`${one.day}T23:59:59Z`)
      else if (one.to !== null) due += one.to.getTime() - one.from.getTime()
    }
    return due
  }

  /** Answers whether the step is allowed, and remembers it where it is. */
  take(step: Step, by: RecognitionActor, at: Date): boolean {
    const university = by === 'university'
    const learner = by === 'learner'
    const running = this.phase === 'running'
    switch (step.kind) {
      case 'complete':
        if (this.phase !== 'waiting' || !(university || by === 'system')) return false
        this.completeAt = at
        this.phase = 'running'
        return true
      case 'ask':
        if (!university || !(running || this.phase === 'waiting')) return false
        if (running) this.extra.push({ from: at, to: null })
        this.phase = 'asked'
        return true
      case 'answer': {
        if (!learner || this.phase !== 'asked') return false
        this.phase = this.completeAt === null ? 'waiting' : 'running'
        const last = this.extra.at(-1)
        if (this.phase === 'running' && last && 'from' in last) last.to = at
        return true
      }
      case 'announce-delay':
        if (!university || !running || Date.parse(`${step.newDueOn}T23:59:59Z`) <= (this.due() ?? 0)) return false
        this.extra.push({ day: step.newDueOn })
        return true
      case 'decide':
        if (!university || !running || (this.issuerSaysNo && step.assessment.ectsGranted > 0)) return false
        return this.decide(step.assessment.ectsGranted, { phase: 'decided', by: step.deciderId, at, final: false })
      case 'appeal':
        if (!learner || this.final || !['decided', 'taken'].includes(this.phase)) return false
        if (at.getTime() - this.decidedAt.getTime() > 30 * 24 * hourMs) return false
        this.phase = 'appealed'
        return true
      case 'decide-appeal':
        if (!university || this.phase !== 'appealed' || this.deciders.includes(step.deciderId)) return false
        return this.decide(step.assessment.ectsGranted, { phase: 'decided', by: step.deciderId, at, final: true })
      case 'withdraw':
        if (!learner || !(running || ['waiting', 'asked'].includes(this.phase))) return false
        this.phase = 'withdrawn'
        return true
      case 'withdraw-award':
        if (!(by === 'issuer' || by === 'system')) return false
        if (this.phase === 'decided' && this.granted > 0) this.phase = 'review'
        else if (!['waiting', 'asked', 'running', 'appealed'].includes(this.phase)) return false
        this.issuerSaysNo = true
        return true
      case 'confirm':
        if (!university || this.phase !== 'review') return false
        this.phase = 'decided'
        return true
      case 'take-back':
        if (!university || this.phase !== 'review') return false
        return this.decide(0, { phase: 'taken', by: step.deciderId, at, final: false })
    }
  }

  private decide(
    granted: number,
    { phase, by, at, final }: { phase: string; by: string; at: Date; final: boolean },
  ): true {
    this.phase = phase
    this.granted = granted
    this.decidedAt = at
    this.final = final
    this.deciders.push(by)
    return true
  }
}

const stateOf = (model: Model): string =>
  ({
    waiting: 'submitted',
    running: 'assessing',
    asked: 'information-requested',
    decided: model.final ? 'appeal-decided' : 'decided',
    taken: 'closed',
    review: 'review-required',
  })[model.phase] ?? model.phase

const decider = fc.constantFrom('ana', 'bor', 'cilka', 'dora')
const decision = (kind: 'decide' | 'decide-appeal') =>
  fc
    .tuple(fc.constantFrom(0, 3, 6), decider)
    .map<Step>(([granted, deciderId]) => ({ kind, assessment: assessment(granted), deciderId }))
const often = (arbitrary: fc.Arbitrary<Step>) => ({ weight: 5, arbitrary })
const step: fc.Arbitrary<Step> = fc.oneof(
  often(fc.constant({ kind: 'complete', ectsClaimed: 6 })),
  { weight: 3, arbitrary: fc.constant<Step>({ kind: 'ask', question: 'Which book did you use?' }) },
  often(fc.constant({ kind: 'answer' })),
  {
    weight: 3,
    arbitrary: fc.integer({ min: 1, max: 700 }).map<Step>((days) => ({
      kind: 'announce-delay',
      newDueOn: new Date(begin.getTime() + days * 24 * hourMs).toISOString().slice(0, 10),
    })),
  },
  often(decision('decide')),
  often(fc.constant({ kind: 'appeal' })),
  often(decision('decide-appeal')),
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'withdraw' }) },
  often(fc.constant({ kind: 'withdraw-award', reason: 'It was withdrawn.' })),
  often(fc.constant({ kind: 'confirm' })),
  often(decider.map((deciderId) => ({ kind: 'take-back', reason: 'It was withdrawn.', deciderId }))),
)
/** Mostly the actor whose step it is, so that sequences get somewhere. */
const likelyActor: Readonly<Record<Step['kind'], RecognitionActor>> = {
  complete: 'system',
  ask: 'university',
  answer: 'learner',
  'announce-delay': 'university',
  decide: 'university',
  appeal: 'learner',
  'decide-appeal': 'university',
  withdraw: 'learner',
  'withdraw-award': 'issuer',
  confirm: 'university',
  'take-back': 'university',
}
const move = fc.record({
  step,
  stranger: fc.option(fc.constantFrom(...recognitionActors), { freq: 8, nil: null }),
  hours: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 24 * 20 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 24 * 200 }) },
  ),
})

describe('a recognition case', () => {
  it('agrees with a case told by hand over 10,000 random histories', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 40, size: 'max' }), (moves) => {
        const model = new Model()
        let process = newProcess(6)
        let now = begin
        for (const { step: one, stranger, hours } of moves) {
          now = new Date(now.getTime() + hours * hourMs)
          const by = stranger ?? likelyActor[one.kind]
          const next = tryStep(process, one, { by, at: now })
          const allowed = model.take(one, by, now)
          process = next ?? process
          const late = process.state === 'assessing' && now.getTime() > (model.due() ?? Number.POSITIVE_INFINITY)
          const appealable = tryStep(process, { kind: 'appeal' }, { by: 'learner', at: now }) !== null
          const told = [allowed, stateOf(model), model.due(), model.granted, late, appealable].join()
          const { state, clock, decision: standing } = process
          const held = [
            next !== null,
            state,
            clock.dueAt?.getTime() ?? null,
            standing?.ectsGranted ?? -1,
            isOverdue(process, now),
            mayAppeal(state, standing, now),
          ].join()
          if (held !== told) expect(held, `${one.kind} by ${by} at ${now.toISOString()}`).toBe(told)
          seen.set(process.state, (seen.get(process.state) ?? 0) + 1)
        }
      }),
      { numRuns: 10_000, seed: 20261031 },
    )
    expect([...seen.keys()].sort()).toEqual([
      'appeal-decided',
      'appealed',
      'assessing',
      'closed',
      'decided',
      'information-requested',
      'review-required',
      'submitted',
      'withdrawn',
    ])
  }, 60_000)

  it('keeps the reason of a review while an appeal is heard, and drops it with the answer', () => {
    const decided = run(newProcess(6), [
      [{ kind: 'complete', ectsClaimed: 6 }, 'system'],
      [{ kind: 'decide', assessment: assessment(3), deciderId: 'ana' }, 'university'],
      [{ kind: 'appeal' }, 'learner'],
      [{ kind: 'withdraw-award', reason: 'An error in the marks.' }, 'issuer'],
    ])
    expect(decided).toMatchObject({ state: 'appealed', reviewReason: 'An error in the marks.' })
    const heard = run(decided, [[{ kind: 'decide-appeal', assessment: assessment(0), deciderId: 'bor' }, 'university']])
    expect(heard).toMatchObject({
      state: 'appeal-decided',
      reviewReason: null,
      decision: { isFinal: true, ectsGranted: 0 },
    })
  })

  it('says who may do what, without doing it', () => {
    const open = newProcess(null)
    expect(mayStep(open, 'complete', 'university')).toBe(true)
    expect(mayStep(open, 'decide', 'university')).toBe(false)
    expect(mayStep(open, 'withdraw', 'university')).toBe(false)
  })
})

function tryStep(
  process: RecognitionProcess,
  one: Step,
  { by, at }: { by: RecognitionActor; at: Date },
): RecognitionProcess | null {
  try {
    return advance(process, one, { by, at })
  } catch (error) {
    if (error instanceof MesheError) return null
    throw error
  }
}

function run(process: RecognitionProcess, steps: readonly [Step, RecognitionActor][]): RecognitionProcess {
  return steps.reduce((current, [one, by]) => advance(current, one, { by, at: begin }), process)
}
