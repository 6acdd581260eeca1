/** What credits mean in hours: 25 to 30 for each (ECTS Users' Guide 2015, section 2). */

export interface CreditsInHours {
  readonly hours: readonly [low: number, high: number]
  /** Whole weeks, at least one. */
  readonly weeks: readonly [low: number, high: number]
}

/** Null where a number makes no sense. */
export function creditsInHours(credits: number, hoursPerWeek: number): CreditsInHours | null {
  const isSensible = credits > 0 && credits <= 300 && hoursPerWeek > 0 && hoursPerWeek <= 168
  if (!isSensible) return null
  const hours = [credits * 25, credits * 30] as const
  const weeks = (total: number) => Math.max(1, Math.ceil(total / hoursPerWeek))
  return { hours, weeks: [weeks(hours[0]), weeks(hours[1])] }
}
