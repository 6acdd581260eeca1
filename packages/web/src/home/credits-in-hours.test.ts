import { expect, it } from 'vitest'
import { creditsInHours } from './credits-in-hours.ts'

it('counts 25 to 30 hours for a credit and whole weeks', () => {
  expect(creditsInHours(3, 5)).toEqual({ hours: [75, 90], weeks: [15, 18] })
  expect(creditsInHours(0.5, 60)).toEqual({ hours: [12.5, 15], weeks: [1, 1] })
})

it.each([
  [0, 5],
  [-1, 5],
  [3, 0],
  [3, 169],
  [301, 5],
  [Number.NaN, 5],
  [3, Number.NaN],
])('gives no answer for %s credits and %s hours a week', (credits, perWeek) => {
  expect(creditsInHours(credits, perWeek)).toBeNull()
})
