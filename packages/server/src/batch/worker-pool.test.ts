import { afterAll, describe, expect, it } from 'vitest'
import type { CountTask } from './count-worker-fixtures.ts'
import { createWorkerPool, inParts } from './worker-pool.ts'

const pool = createWorkerPool<CountTask, { sum: number; thread: number }>(
  new URL('./count-worker-fixtures.ts', import.meta.url),
  2,
)
afterAll(() => pool.close())

describe('a pool of threads', () => {
  it('works in threads of its own', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map((upTo) => pool.run({ upTo })))
    expect(answers.map(({ sum }) => sum)).toEqual([1, 3, 6, 10])
    expect(answers.every(({ thread }) => thread > 0)).toBe(true)
  })

  it('brings errors of ours back with their code and facts', async () => {
    await expect(pool.run({ upTo: -1 })).rejects.toThrow(
      expect.objectContaining({ name: 'MesheError', code: 'status.range', facts: { index: -1 } }),
    )
  })

  it('rejects for any other error, and goes on', async () => {
    await expect(pool.run({ upTo: Number.NaN })).rejects.toThrow('no number')
    expect((await pool.run({ upTo: 2 })).sum).toBe(3)
  })
})

it.each([
  [0, 10, 2, []],
  [1, 10, 2, [1]],
  [7, 10, 2, [4, 3]],
  [25, 10, 2, [10, 10, 5]],
  [3, 10, 8, [1, 1, 1]],
])('parts %i items into parts of at most %i for %i threads', (count, largest, threads, sizes) => {
  const items = Array.from({ length: count }, (_, index) => index)
  const parts = inParts(items, largest, threads)
  expect(parts.map(({ length }) => length)).toEqual(sizes)
  expect(parts.flat()).toEqual(items)
})
