import { MesheError } from '@meshe/credentials'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addCalendarMonths,
  announceDelay,
  appealUntil,
  clockNotStarted,
  isLate,
  pauseClock,
  requireAppealInTime,
  resumeClock,
  startClock,
} from './recognition-clock.ts'

const utc = (text: string) => new Date(text)
const dayMs = 24 * 3600_000

describe('the four months of a university', () => {
  it.each([
    ['2027-10-31T10:00:00Z', '2028-02-29T10:00:00Z', 'a leap day'],
    ['2026-10-31T10:00:00Z', '2027-02-28T10:00:00Z', 'no leap day'],
    ['2026-10-29T23:59:59Z', '2027-02-28T23:59:59Z', 'a month that is too short'],
    ['2026-10-28T00:00:00Z', '2027-02-28T00:00:00Z', 'the last day that fits'],
    ['2027-01-31T10:00:00Z', '2027-05-31T10:00:00Z', 'two long months'],
    ['2026-12-31T23:30:00Z', '2027-04-30T23:30:00Z', 'the turn of the year'],
    ['2027-03-27T23:30:00Z', '2027-07-27T23:30:00Z', 'the change to summer time'],
    ['2028-02-29T12:00:00Z', '2028-06-29T12:00:00Z', 'from a leap day'],
    ['2099-10-31T10:00:00Z', '2100-02-28T10:00:00Z', 'a century without leap day'],
  ])('from %s end on %s (%s)', (complete, due) => {
    expect(startClock(utc(complete)).dueAt).toEqual(utc(due))
  })

  it.each([
    [1, '2027-02-28T10:00:00Z'],
    [3, '2027-04-30T10:00:00Z'],
    [4, '2027-05-31T10:00:00Z'],
    [5, '2027-05-31T10:00:00Z'],
    [12, '2027-05-31T10:00:00Z'],
  ])('may be shortened by the institution to %d, never made longer', (months, due) => {
    expect(startClock(utc('2027-01-31T10:00:00Z'), months).dueAt).toEqual(utc(due))
  })

  it('never spill over into a fifth month', () => {
    fc.assert(
      fc.property(fc.date({ min: utc('2000-01-01'), max: utc('2150-01-01'), noInvalidDate: true }), (from) => {
        const due = addCalendarMonths(from, 4)
        const months = (due.getUTCFullYear() - from.getUTCFullYear()) * 12 + due.getUTCMonth() - from.getUTCMonth()
        const days = Math.round((due.getTime() - from.getTime()) / dayMs)
        return months === 4 && due.getUTCDate() <= from.getUTCDate() && days >= 117 && days <= 123
      }),
      { numRuns: 5000 },
    )
  })
})

describe('the clock', () => {
  const started = startClock(utc('2027-01-15T10:00:00Z'))

  it('moves its end by all the time it stood still', () => {
    const once = resumeClock(pauseClock(started, utc('2027-02-01T00:00:00Z')), utc('2027-02-11T06:00:00Z'))
    const twice = resumeClock(pauseClock(once, utc('2027-03-01T00:00:00Z')), utc('2027-03-02T00:00:00Z'))
    expect(once.dueAt).toEqual(utc('2027-05-25T16:00:00Z'))
    expect(twice.dueAt).toEqual(utc('2027-05-26T16:00:00Z'))
  })

  it('counts a second question during the first as one pause', () => {
    const paused = pauseClock(pauseClock(started, utc('2027-02-01T00:00:00Z')), utc('2027-02-05T00:00:00Z'))
    expect(paused.pausedAt).toEqual(utc('2027-02-01T00:00:00Z'))
  })

  it('does not run backwards where the clocks of two machines differ', () => {
    const resumed = resumeClock(pauseClock(started, utc('2027-02-01T00:00:10Z')), utc('2027-02-01T00:00:00Z'))
    expect(resumed.dueAt).toEqual(started.dueAt)
  })

  it('cannot be stopped or moved before it runs', () => {
    const at = utc('2027-02-01T00:00:00Z')
    expect(pauseClock(clockNotStarted, at)).toEqual(clockNotStarted)
    expect(resumeClock(clockNotStarted, at)).toEqual(clockNotStarted)
    expect(() => announceDelay(clockNotStarted, '2030-01-01')).toThrow(MesheError)
  })

  it('is late only after its end, and never while it stands still', () => {
    expect(isLate(started, utc('2027-05-15T10:00:00Z'))).toBe(false)
    expect(isLate(started, utc('2027-05-15T10:00:01Z'))).toBe(true)
    expect(isLate(pauseClock(started, utc('2027-05-14T00:00:00Z')), utc('2028-01-01T00:00:00Z'))).toBe(false)
    expect(isLate(clockNotStarted, utc('2099-01-01T00:00:00Z'))).toBe(false)
  })

  it('moves to the end of an announced day', () => {
    expect(announceDelay(started, '2027-05-15').dueAt).toEqual(utc('2027-05-15T23:59:59Z'))
    expect(announceDelay(started, '2027-06-30').dueAt).toEqual(utc('2027-06-30T23:59:59Z'))
  })

  it.each(['2027-05-14', '2027-01-15', '1999-01-01', 'soon', '2027-02-31T00'])('does not move to %s', (day) => {
    expect(() => announceDelay(started, day)).toThrow(
      expect.objectContaining({ code: 'recognition.deadline-may-only-move-later' }),
    )
  })
})

describe('the time to appeal', () => {
  const decidedAt = utc('2027-02-15T10:00:00Z')
  it('is thirty days', () => {
    expect(appealUntil(decidedAt)).toEqual(utc('2027-03-17T10:00:00Z'))
    expect(() => requireAppealInTime(decidedAt, utc('2027-03-17T10:00:00Z'))).not.toThrow()
  })
  it('is over a moment later', () => {
    expect(() => requireAppealInTime(decidedAt, utc('2027-03-17T10:00:00.001Z'))).toThrow(
      expect.objectContaining({ code: 'recognition.appeal-too-late' }),
    )
  })
})
