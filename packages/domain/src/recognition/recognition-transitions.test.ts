import { describe, expect, it } from 'vitest'
import { recognitionStates } from './recognition-case.ts'
import {
  type CaseFacts,
  lookTransition,
  nextRecognitionState,
  recognitionActors,
  recognitionSteps,
  recognitionTransitions,
  turnOf,
} from './recognition-transitions.ts'

const allFacts: CaseFacts[] = [true, false].flatMap((clockHasStarted) =>
  [true, false].flatMap((creditsAreGranted) =>
    [true, false].map((appealWasHeard) => ({ clockHasStarted, creditsAreGranted, appealWasHeard })),
  ),
)
const facts: CaseFacts = { clockHasStarted: true, creditsAreGranted: true, appealWasHeard: false }

describe('the table of a recognition case', () => {
  it('never leaves it open which row applies', () => {
    for (const from of recognitionStates)
      for (const kind of recognitionSteps)
        for (const by of recognitionActors)
          for (const given of allFacts) {
            const rows = recognitionTransitions.filter(
              (row) =>
                row.from === from &&
                row.step === kind &&
                row.by.includes(by) &&
                Object.entries(row.when ?? {}).every(([fact, value]) => given[fact as keyof CaseFacts] === value),
            )
            expect(rows.length, `${from} ${kind} ${by}`).toBeLessThanOrEqual(1)
          }
  })

  it('reaches every state from the first, and every state but a withdrawn one can be left', () => {
    const reached = new Set<string>(['submitted'])
    for (let round = 0; round < recognitionStates.length; round += 1)
      for (const { from, to } of recognitionTransitions) if (reached.has(from)) reached.add(to)
    expect([...reached].sort()).toEqual([...recognitionStates].sort())
    const left = new Set(recognitionTransitions.filter(({ from, to }) => from !== to).map(({ from }) => from))
    expect(recognitionStates.filter((state) => !left.has(state))).toEqual(['withdrawn'])
  })

  it('lets only the university decide', () => {
    const deciding = recognitionTransitions.filter(({ step }) =>
      ['decide', 'decide-appeal', 'confirm', 'take-back'].includes(step),
    )
    expect(deciding.flatMap(({ by }) => by).every((actor) => actor === 'university')).toBe(true)
  })

  it.each([
    ['submitted', 'complete', 'university', 'assessing'],
    ['submitted', 'complete', 'system', 'assessing'],
    ['assessing', 'ask', 'university', 'information-requested'],
    ['information-requested', 'answer', 'learner', 'assessing'],
    ['assessing', 'decide', 'university', 'decided'],
    ['decided', 'appeal', 'learner', 'appealed'],
    ['appealed', 'decide-appeal', 'university', 'appeal-decided'],
    ['decided', 'withdraw-award', 'issuer', 'review-required'],
    ['review-required', 'confirm', 'university', 'decided'],
    ['review-required', 'take-back', 'university', 'closed'],
    ['closed', 'appeal', 'learner', 'appealed'],
  ] as const)('%s, %s by the %s: %s', (from, kind, by, to) => {
    expect(nextRecognitionState(from, { kind, by }, facts)).toBe(to)
  })

  it.each([
    ['submitted', 'decide', 'university'],
    ['submitted', 'announce-delay', 'university'],
    ['information-requested', 'decide', 'university'],
    ['information-requested', 'ask', 'university'],
    ['information-requested', 'answer', 'university'],
    ['assessing', 'answer', 'learner'],
    ['assessing', 'decide', 'learner'],
    ['assessing', 'complete', 'university'],
    ['decided', 'decide', 'university'],
    ['decided', 'withdraw', 'learner'],
    ['decided', 'appeal', 'university'],
    ['decided', 'take-back', 'university'],
    ['appealed', 'decide', 'university'],
    ['appeal-decided', 'appeal', 'learner'],
    ['review-required', 'appeal', 'learner'],
    ['review-required', 'withdraw-award', 'issuer'],
    ['closed', 'decide', 'university'],
    ['withdrawn', 'ask', 'university'],
    ['withdrawn', 'withdraw', 'learner'],
  ] as const)('%s: no %s by the %s', (from, kind, by) => {
    expect(() => nextRecognitionState(from, { kind, by }, facts)).toThrow(
      expect.objectContaining({ code: 'recognition.wrong-state' }),
    )
  })

  it('sends nothing to review that was not granted', () => {
    const step = { kind: 'withdraw-award', by: 'issuer' } as const
    expect(lookTransition('decided', step, { ...facts, creditsAreGranted: false })).toBeNull()
  })

  it('returns a decision on an appeal, once it is confirmed, to where it cannot be appealed again', () => {
    const step = { kind: 'confirm', by: 'university' } as const
    expect(nextRecognitionState('review-required', step, { ...facts, appealWasHeard: true })).toBe('appeal-decided')
  })

  it('says for each state whose turn it is', () => {
    expect(recognitionStates.map((state) => [state, turnOf(state)])).toEqual([
      ['submitted', 'university'],
      ['assessing', 'university'],
      ['information-requested', 'learner'],
      ['decided', 'nobody'],
      ['appealed', 'university'],
      ['appeal-decided', 'nobody'],
      ['review-required', 'university'],
      ['closed', 'nobody'],
      ['withdrawn', 'nobody'],
    ])
  })
})
