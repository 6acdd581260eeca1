/**
 * The time a university has: four calendar months from when all information is there (revised Recommendation on Criteria and
 * Procedures to the Lisbon Recognition Convention, on time limits). The clock stands still while the learner is asked for
 * something; if it takes longer, the learner is told the delay, its reason and the new date. All days are days in UTC.
 *
 * @module
 */
import { MesheError } from '@meshe/credentials'

/** Calendar months; an institution may set itself a shorter time, never a longer one. */
export const longestDecisionMonths = 4

const dayMs = 24 * 3600_000
/** 30 days to appeal. */
export const appealWindowMs = 30 * dayMs

export interface RecognitionClock {
  /** When all information was there; null until then. */
  readonly completeAt: Date | null
  /** While the clock stands still this is what it showed when it stopped. */
  readonly dueAt: Date | null
  /** Since when it stands still; null while it runs. */
  readonly pausedAt: Date | null
}

export const clockNotStarted: RecognitionClock = { completeAt: null, dueAt: null, pausedAt: null }

/**
 * The same day some months later; where the month is too short, its last day: 31 October and four months is 28 or 29 February.
 */
export function addCalendarMonths(from: Date, months: number): Date {
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate()
  const moved = new Date(from)
  moved.setUTCDate(1)
  moved.setUTCMonth(from.getUTCMonth() + months)
  moved.setUTCDate(Math.min(from.getUTCDate(), lastDay))
  return moved
}

/** @param months what the institution promises; more than four counts as four */
export function startClock(at: Date, months: number = longestDecisionMonths): RecognitionClock {
  const dueAt = addCalendarMonths(at, Math.min(months, longestDecisionMonths))
  return { completeAt: at, dueAt, pausedAt: null }
}

/** A clock that does not run yet has nothing to stop. */
export function pauseClock(clock: RecognitionClock, at: Date): RecognitionClock {
  return clock.completeAt === null || clock.pausedAt !== null ? clock : { ...clock, pausedAt: at }
}

/** The due date moves by as long as the clock stood still. */
export function resumeClock(clock: RecognitionClock, at: Date): RecognitionClock {
  if (clock.pausedAt === null || clock.dueAt === null) return clock
  const stoodStillMs = Math.max(0, at.getTime() - clock.pausedAt.getTime())
  return { ...clock, dueAt: new Date(clock.dueAt.getTime() + stoodStillMs), pausedAt: null }
}

/**
 * Moves the due date to the end of an announced day.
 *
 * @param newDueOn ISO 8601 date
 * @throws MesheError `recognition.deadline-may-only-move-later`
 */
export function announceDelay(clock: RecognitionClock, newDueOn: string): RecognitionClock {
  const dueAt = new Date(`${newDueOn}T23:59:59.000Z`)
  if (clock.dueAt === null || !(dueAt.getTime() > clock.dueAt.getTime())) {
    throw new MesheError(
      'recognition.deadline-may-only-move-later',
      'The new date must be later than the date so far.',
      {
        newDueOn,
      },
    )
  }
  return { ...clock, dueAt }
}

/** True once the due date has passed on a running clock; a clock that stands still is never late. */
export function isLate(clock: RecognitionClock, now: Date): boolean {
  return clock.dueAt !== null && clock.pausedAt === null && now.getTime() > clock.dueAt.getTime()
}

/** Until when a decision may be appealed. */
export function appealUntil(decidedAt: Date): Date {
  return new Date(decidedAt.getTime() + appealWindowMs)
}

/** @throws MesheError `recognition.appeal-too-late` */
export function requireAppealInTime(decidedAt: Date, now: Date): void {
  if (now.getTime() > appealUntil(decidedAt).getTime()) {
    throw new MesheError('recognition.appeal-too-late', 'The time to appeal against this decision is over.', {
      appealUntil: appealUntil(decidedAt).toISOString(),
    })
  }
}
