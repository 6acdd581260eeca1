import { describe, expect, it } from 'vitest'
import { dateOfBirthOf, dayOfEnd, endOfDay, hoursOfDuration, startOfDay, toLearningDuration } from './time-values.ts'

describe('durations of learning', () => {
  it.each([
    [60, 'PT60H'],
    [12.5, 'PT12H30M'],
    [0.25, 'PT15M'],
    [0.01, 'PT36S'],
    [0, 'PT0H'],
    [1500, 'PT1500H'],
  ])('of %d hours are written %s and read back', (hours, duration) => {
    expect(toLearningDuration(hours)).toBe(duration)
    expect(hoursOfDuration(duration)).toBe(hours)
  })

  it.each([
    'P60M',
    'P1Y',
    'P1Y2DT3H',
    'P2W',
    'PT',
    'P',
    '',
    'PT60',
    '60',
    'PT-5H',
    'pt60h',
    'PT60H ',
    `PT${'9'.repeat(40)}H`,
  ])('have no hours when written %j', (duration) => {
    expect(hoursOfDuration(duration)).toBeNull()
  })
})

describe('the date of birth', () => {
  it.each([
    ['1999-10-01T22:00:00Z', '1999-10-02'],
    ['1999-12-31T23:00:00Z', '2000-01-01'],
    ['1999-10-02T01:00:00Z', '1999-10-02'],
    ['1999-10-02T00:00:00+02:00', '1999-10-02'],
    ['1999-10-01T22:00:00-03:00', '1999-10-01'],
    ['1999-10-02', '1999-10-02'],
    ['1999-10-02T00:00:00.000Z', '1999-10-02'],
  ])('written %s is %s', (dateTime, date) => {
    expect(dateOfBirthOf(dateTime)).toBe(date)
  })

  it.each(['', '1999', '1999-13-45', '02.10.1999', '1999-10-02 00:00', 'T00:00:00Z'])('is not told by %j', (text) => {
    expect(dateOfBirthOf(text)).toBeNull()
  })
})

describe('days', () => {
  it('become instants and days again', () => {
    expect(startOfDay('2026-02-28')).toBe('2026-02-28T00:00:00Z')
    expect(dayOfEnd(endOfDay('2026-02-28'))).toBe('2026-02-28')
  })

  it('that are instants already stay as they are', () => {
    expect(endOfDay('2026-02-28T10:00:00Z')).toBe('2026-02-28T10:00:00Z')
    expect(dayOfEnd('2026-02-28T10:00:00Z')).toBe('2026-02-28T10:00:00Z')
    expect(startOfDay('soon')).toBe('soon')
  })
})
