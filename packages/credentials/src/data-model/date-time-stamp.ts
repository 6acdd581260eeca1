/** xsd:dateTimeStamp: a moment with its offset (XML Schema 1.1 Part 2, section 3.4.28). */

const dateTimeStamp =
  /^-?(?:[1-9]\d{3,}|0\d{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)$/

/** The moment, or `null` when the text is not one (30 February included). */
export function lookDateTimeStamp(value: unknown): Date | null {
  if (typeof value !== 'string' || !dateTimeStamp.test(value)) return null
  const moment = new Date(value)
  if (Number.isNaN(moment.getTime())) return null
  const end = value.indexOf('T')
  // every month has 28 days
  if (Number(value.slice(end - 2, end)) <= 28) return moment
  const [year, month, day] = value.slice(0, end).split('-').map(Number)
  return new Date(Date.UTC(year!, month! - 1, day)).getUTCDate() === day ? moment : null
}
