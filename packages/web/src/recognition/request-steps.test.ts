import type { RecognitionRequestView } from '@meshe/domain/recognition'
import { describe, expect, it } from 'vitest'
import { assessing, decidedAs, partialDecision } from '../testing/learner-fixtures.ts'
import { statusOf, stepsOf } from './request-steps.ts'

const line = (request: RecognitionRequestView) => stepsOf(request).map(({ id, state }) => `${id} ${state}`)
const [sent, received] = assessing.events
const event = (name: string) => ({ at: '2026-11-21T08:00:00Z', event: name, by: 'university' as const, text: null })

describe('the steps of a request', () => {
  it('do not say received before the university has said so', () => {
    expect(line({ ...assessing, state: 'submitted', events: [sent!] })).toEqual([
      'sent done',
      'received current',
      'checking todo',
      'decision todo',
    ])
  })

  it('name the one that is running', () => {
    expect(line({ ...assessing, state: 'submitted', events: [sent!, received!] }).at(2)).toBe('checking current')
    expect(line(assessing).at(3)).toBe('decision todo')
  })

  it('mark that something is missing only while it is', () => {
    const asked = { ...assessing, events: [...assessing.events, event('asked')] }
    expect(line({ ...asked, state: 'information-requested' }).at(3)).toBe('more warn')
    expect(line({ ...asked, events: [...asked.events, event('answered')] }).at(3)).toBe('more done')
    expect(line(assessing)).not.toContain('more done')
  })

  it('end with the decision, or with the second one after an appeal', () => {
    expect(line(decidedAs(partialDecision)).at(-1)).toBe('decision done')
    const appealed = decidedAs(partialDecision, { state: 'appealed' })
    expect(line(appealed).slice(-2)).toEqual(['appeal current', 'appeal-decision todo'])
    const final = decidedAs({ ...partialDecision, isFinal: true }, { state: 'appeal-decided' })
    expect(line(final).slice(-2)).toEqual(['appeal done', 'appeal-decision done'])
  })

  it('end where it was taken back, whatever would have come', () => {
    expect(line({ ...assessing, state: 'withdrawn' })).toEqual(['sent done', 'withdrawn done'])
    expect(line(decidedAs(partialDecision, { state: 'review-required' })).at(-1)).toBe('review warn')
    expect(line(decidedAs(partialDecision, { state: 'closed' })).at(-1)).toBe('closed warn')
  })
})

describe('the word of a request', () => {
  it('is the outcome once decided, and never late then', () => {
    expect(statusOf(decidedAs(partialDecision, { isLate: true })).word).toBe('outcome.partial')
    expect(statusOf({ ...assessing, isLate: true }).word).toBe('state.late')
  })

  it('is “on its way” only until the university has it', () => {
    const moving = { ...assessing, state: 'submitted', delivery: 'on-its-way' } as const
    expect(statusOf({ ...moving, events: [sent!] }).word).toBe('state.sending')
    expect(statusOf(moving).word).toBe('state.submitted')
  })
})
