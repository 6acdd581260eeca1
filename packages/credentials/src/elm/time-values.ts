/**
 * Times of XML Schema as the model writes them: instants, dates without a time, durations of learning.
 *
 * @module
 */

/** ISO 8601 in UTC, without a fraction when the second is whole. */
export function toDateTime(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z')
}

/** A date of birth as the start of that day in UTC; anything but a plain date stays as it is. */
export function startOfDay(date: string): string {
  return isPlainDate(date) ? `${date}T00:00:00Z` : date
}

/** A last day of validity as the end of that day in UTC; anything but a plain date stays as it is. */
export function endOfDay(date: string): string {
  return isPlainDate(date) ? `${date}T23:59:59Z` : date
}

/** The last day again, when the time says no more than that. */
export function dayOfEnd(dateTime: string): string {
  return /^\d{4}-\d{2}-\d{2}T23:59:59Z$/.test(dateTime) ? dateTime.slice(0, 10) : dateTime
}

/**
 * The date that a dateTime of birth means. Builders write local midnight in UTC, so that 22:00 of the day before is meant
 * as the day after: the nearest midnight counts. With an offset the local date stands as written.
 */
export function dateOfBirthOf(dateTime: string): string | null {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(dateTime)
  const [, date, hour, offset] = parts ?? []
  if (date === undefined || Number.isNaN(Date.parse(date))) return null
  if (hour === undefined || offset !== 'Z' || Number(hour) < 12) return date
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
}

/** Hours as a duration in hours, minutes and seconds, e.g. `PT12H30M`. */
export function toLearningDuration(hours: number): string {
  const seconds = Math.round(hours * 3600)
  const parts = [
    [Math.floor(seconds / 3600), 'H'],
    [Math.floor((seconds % 3600) / 60), 'M'],
    [seconds % 60, 'S'],
  ] as const
  const text = parts.flatMap(([amount, unit]) => (amount === 0 ? [] : [`${amount}${unit}`])).join('')
  return `PT${text === '' ? '0H' : text}`
}

/** The hours of a duration, or null when it counts months or years, whose hours nobody knows. */
export function hoursOfDuration(duration: string): number | null {
  const parts = /^P(?:(\d{1,6})D)?(?:T(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/.exec(duration)
  if (parts === null || parts.slice(1).every((part) => part === undefined)) return null
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0))
  return (days * 86_400 + hours * 3600 + minutes * 60 + seconds) / 3600
}

function isPlainDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text)
}
