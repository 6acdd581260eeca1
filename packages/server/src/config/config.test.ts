import { describe, expect, it } from 'vitest'
import { configFromEnvironment } from './config.ts'

describe('practising', () => {
  it.each([
    [undefined, false],
    ['', false],
    ['false', false],
    ['true', true],
  ])('is set by %j to %s', (value, expected) => {
    expect(configFromEnvironment({ MESHE_PRACTICE_ISSUERS: value }).hasPracticeIssuers).toBe(expected)
  })

  it.each(['yes', '1', 'TRUE', 'on', ' true'])('is not guessed from %j', (value) => {
    expect(() => configFromEnvironment({ MESHE_PRACTICE_ISSUERS: value })).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ path: ['hasPracticeIssuers'] })] }),
    )
  })
})
