import { expect, it } from 'vitest'
import { cells, selvedgePattern } from './cells.ts'

it('weaves over and under in turn', () => {
  expect(cells(2, 2).map(({ warpOnTop }) => warpOnTop)).toEqual([true, false, false, true])
})

it('draws the same strip for the same seed and exactly one saffron thread', () => {
  for (const seed of ['', 'a', 'https://northshore.example/1', 'ж', '🧵']) {
    const pattern = selvedgePattern(seed)
    expect(selvedgePattern(seed)).toEqual(pattern)
    expect(pattern.filter((thread) => thread === 'learner')).toHaveLength(1)
    expect(pattern.length).toBeGreaterThanOrEqual(3)
    expect(pattern.length).toBeLessThanOrEqual(6)
  }
})
