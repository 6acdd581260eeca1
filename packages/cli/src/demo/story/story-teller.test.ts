import { describe, expect, it } from 'vitest'
import { createStoryTeller, expectThat, type StepResult } from './story-teller.ts'

function listen() {
  const told: StepResult[] = []
  return { told, teller: createStoryTeller((step) => told.push(step)) }
}

describe('the story teller', () => {
  it('tells each step as it ends, with what was seen', async () => {
    const { told, teller } = listen()
    const outcome = await teller.step('first', async () => ['a thing', 7])
    expect(outcome.found()).toBe(7)
    expect(told).toMatchObject([{ id: 'first', ok: true, seen: 'a thing' }])
    expect(teller.steps).toEqual(told)
  })

  it('goes on after a step that does not hold, and says what was seen instead', async () => {
    const { told, teller } = listen()
    await teller.step('first', async () => {
      expectThat(1 > 2, 'one is not more than two')
      return ['never']
    })
    await teller.step('second', async () => ['independent'])
    expect(told.map(({ ok, seen }) => [ok, seen])).toEqual([
      [false, 'one is not more than two'],
      [true, 'independent'],
    ])
  })

  it('does not let a step hold that needs one that did not', async () => {
    const { told, teller } = listen()
    const first = await teller.step<string>('first', () => Promise.reject(new Error('no')))
    const second = await teller.step('second', async () => [`built on ${first.found()}`])
    expect(() => second.found()).toThrow()
    expect(told.map(({ ok }) => ok)).toEqual([false, false])
    expect(told[1]?.seen).toContain('"first"')
  })
})
