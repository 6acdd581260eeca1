/** The dates of a credential (VC Data Model 2.0, section 4.9; 1.1, sections 4.6 and 4.8). */
import type { JsonObject } from '../json/index.ts'
import { lookDateTimeStamp } from './date-time-stamp.ts'
import { finding, type ShapeFinding } from './shape-finding.ts'

/** From and until, and whether from is required. In 1.1 the members of 2.0 may stand beside those of 1.1. */
const periods = {
  '1.1': [
    { from: 'issuanceDate', until: 'expirationDate', isRequired: true },
    { from: 'validFrom', until: 'validUntil', isRequired: false },
  ],
  '2.0': [{ from: 'validFrom', until: 'validUntil', isRequired: false }],
} as const

export function checkDates(credential: JsonObject, version: keyof typeof periods): readonly ShapeFinding[] {
  return periods[version].flatMap(({ from, until, isRequired }) => {
    const missing =
      isRequired && credential[from] === undefined
        ? [finding('shape.date-missing', `/${from}`, `${from} is required.`)]
        : []
    const malformed = [from, until]
      .filter((member) => credential[member] !== undefined && lookDateTimeStamp(credential[member]) === null)
      .map((member) => finding('shape.date-malformed', `/${member}`, `${member} is a date and time with its offset.`))
    const start = lookDateTimeStamp(credential[from])
    const end = lookDateTimeStamp(credential[until])
    if (start === null || end === null || end >= start) return [...missing, ...malformed]
    return [finding('shape.valid-until-before-valid-from', `/${until}`, `${until} lies before ${from}.`)]
  })
}
