import { MesheError } from '@meshe/credentials'
import { verdicts } from '@meshe/credentials/verification'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SubstantialDifference, substantialDifferenceElements } from './index.ts'
import {
  decideRecognition,
  requireOtherDecider,
  requireProvingCredential,
  takeBackDecision,
} from './recognition-decision.ts'

const at = new Date('2027-01-15T10:00:00Z')
const level: SubstantialDifference = { element: 'level', reasoning: 'The course is one level lower.' }

function decide(
  ectsClaimed: number,
  ectsGranted: number,
  substantialDifferences: readonly SubstantialDifference[] = [],
) {
  return decideRecognition(
    { ectsClaimed, ectsGranted, substantialDifferences, reason: 'We looked at it.', condition: null },
    at,
  )
}

function codeOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof MesheError) return error.code
    throw error
  }
  return 'nothing thrown'
}

describe('recognition of a micro-credential', () => {
  it.each([
    [6, 6, [], 'full'],
    [6, 5.5, [level], 'partial'],
    [6, 0.5, [level], 'partial'],
    [6, 0, [level], 'refused'],
    [0.5, 0.5, [], 'full'],
  ] as const)('of %d ECTS with %d granted and differences %j is %s', (claimed, granted, differences, outcome) => {
    expect(decide(claimed, granted, differences)).toMatchObject({ outcome, ectsGranted: granted, decidedAt: at })
  })

  it.each([
    [6, 3, [], 'recognition.ground-required'],
    [6, 5.5, [], 'recognition.ground-required'],
    [6, 0, [], 'recognition.ground-required'],
    [6, 6, [level], 'recognition.grounds-without-reduction'],
    [6, 6.5, [], 'recognition.grants-more-than-claimed'],
    [6, 6.5, [level], 'recognition.grants-more-than-claimed'],
    [6, -0.5, [level], 'recognition.grants-more-than-claimed'],
    [6, Number.NaN, [level], 'recognition.grants-more-than-claimed'],
    [0, 0, [], 'recognition.workload-unknown'],
    [0, 0, [level], 'recognition.workload-unknown'],
    [Number.NaN, 0, [level], 'recognition.workload-unknown'],
  ] as const)(
    'of %d ECTS with %d granted and differences %j is refused as %s',
    (claimed, granted, differences, code) => {
      expect(codeOf(() => decide(claimed, granted, differences))).toBe(code)
    },
  )

  it('is never reduced without a difference and never full with one, whatever the numbers', () => {
    const credits = fc.integer({ min: 0, max: 120 }).map((halves) => halves / 2)
    const differences = fc.subarray(
      substantialDifferenceElements.map((element) => ({ element, reasoning: 'This is what differs.' })),
    )
    fc.assert(
      fc.property(credits, credits, differences, (claimed, granted, shown) => {
        let outcome: string
        try {
          outcome = decide(claimed, granted, shown).outcome
        } catch (error) {
          return (
            error instanceof MesheError &&
            (claimed === 0 || granted > claimed || shown.length > 0 === (granted === claimed))
          )
        }
        return (outcome === 'full') === (granted === claimed) && (outcome === 'full') === (shown.length === 0)
      }),
      { numRuns: 2000 },
    )
  })

  it('grants nothing any more once it is taken back', () => {
    const taken = takeBackDecision(decide(6, 6), 'The issuer has withdrawn it.', new Date('2027-02-01T00:00:00Z'))
    expect(taken).toMatchObject({
      outcome: 'refused',
      ectsGranted: 0,
      ectsClaimed: 6,
      reason: 'The issuer has withdrawn it.',
    })
  })
})

describe('what a credential must prove before credits are granted', () => {
  const stopped = (isAppeal: boolean, ectsGranted: number) =>
    verdicts.filter(
      (verdict) =>
        codeOf(() => requireProvingCredential(verdict, { ectsGranted, isAppeal })) ===
        'recognition.credential-proves-nothing',
    )

  it('is that it was not changed, is not withdrawn and was not made for practice', () => {
    expect(stopped(false, 3)).toEqual(['withdrawn', 'changed', 'unreadable', 'practice'])
  })
  it('leaves it to an appeal whether a withdrawn credential still counts', () => {
    expect(stopped(true, 3)).toEqual(['changed', 'unreadable', 'practice'])
  })
  it('does not stop a refusal', () => {
    expect(stopped(false, 0)).toEqual([])
  })
})

describe('an appeal', () => {
  it('is not heard by anybody who decided before', () => {
    expect(codeOf(() => requireOtherDecider(['ana', 'bor'], 'bor'))).toBe('recognition.decider-may-not-hear-appeal')
    expect(codeOf(() => requireOtherDecider(['ana', 'bor'], 'cilka'))).toBe('nothing thrown')
  })
})
