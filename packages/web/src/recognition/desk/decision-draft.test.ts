import { describe, expect, it } from 'vitest'
import { type DecisionDraft, emptyDecision, errorsOf, toRequest } from './decision-draft.ts'

const reason = 'It covers what our module asks.'
const draft = (changes: Partial<DecisionDraft>): DecisionDraft => ({ ...emptyDecision, reason, ...changes })

describe('a decision on 4 credits, as it is filled in', () => {
  it.each([
    ['full with a reason', draft({}), []],
    ['full without a reason', draft({ reason: ' short ' }), ['reason']],
    ['a part without a number', draft({ kind: 'part', differences: { level: 'one level too low' } }), ['granted']],
    [
      'a part that is the whole',
      draft({ kind: 'part', granted: '4', differences: { level: 'one level too low' } }),
      ['granted'],
    ],
    [
      'a part in thirds',
      draft({ kind: 'part', granted: '1.3', differences: { level: 'one level too low' } }),
      ['granted'],
    ],
    ['a part without a difference', draft({ kind: 'part', granted: '2,5' }), ['difference']],
    ['nothing without a difference', draft({ kind: 'none' }), ['difference']],
    ['a difference without reasoning', draft({ kind: 'none', differences: { workload: 'too small' } }), ['reasoning']],
    ['nothing at all', draft({ kind: 'part', reason: '' }), ['granted', 'difference', 'reason']],
    [
      'a part with a difference',
      draft({ kind: 'part', granted: '2,5', differences: { level: 'one level too low' } }),
      [],
    ],
  ] as const)('%s', (_, given, fields) => {
    expect(errorsOf(given, 4).map(({ field }) => field)).toEqual(fields)
  })

  it('forgets differences and condition where all is counted', () => {
    const given = draft({ differences: { level: 'one level too low' }, condition: 'take the laboratory' })
    expect(toRequest(given, 4)).toEqual({ ectsGranted: 4, substantialDifferences: [], reason })
  })

  it('sends what was written for a part', () => {
    const given = draft({
      kind: 'part',
      granted: '2,5',
      differences: { level: ' one level too low ' },
      condition: 'take the laboratory',
    })
    expect(toRequest(given, 4)).toEqual({
      ectsGranted: 2.5,
      substantialDifferences: [{ element: 'level', reasoning: 'one level too low' }],
      reason,
      condition: 'take the laboratory',
    })
  })
})
