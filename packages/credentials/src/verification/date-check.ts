/** Whether the period of validity holds today (VC Data Model 2.0, section 4.9; 1.1, sections 4.6 and 4.8). */
import { lookDateTimeStamp } from '../data-model/index.ts'
import { lookNumericDate } from '../jose/index.ts'
import type { JsonObject } from '../json/index.ts'
import { checkOf } from './check.ts'
import type { Check } from './verification-report.ts'

/** The narrowest period that the members of both data models leave; the last moment still counts. */
export function checkDates(credential: JsonObject, now: Date): Check {
  return checkPeriods(credential, {}, now)
}

/** The same with the dates of the token that a credential stands in (RFC 7519, sections 4.1.4 and 4.1.5). */
export function checkPeriods(credential: JsonObject, token: JsonObject, now: Date): Check {
  const starts = [...momentsOf(credential, ['validFrom', 'issuanceDate']), ...numericMomentsOf(token, 'nbf')]
  const ends = [...momentsOf(credential, ['validUntil', 'expirationDate']), ...numericMomentsOf(token, 'exp')]
  const start = starts.length === 0 ? null : new Date(Math.max(...starts))
  const end = ends.length === 0 ? null : new Date(Math.min(...ends))
  const facts = {
    ...(start === null ? {} : { validFrom: start.toISOString() }),
    ...(end === null ? {} : { validUntil: end.toISOString() }),
  }
  if (end !== null && end < now) return checkOf('dates.expired', { at: now, facts })
  if (start !== null && start > now) return checkOf('dates.not-yet', { at: now, facts })
  return checkOf(end === null ? 'dates.no-end' : 'dates.within', { at: now, facts })
}

function momentsOf(credential: JsonObject, members: readonly string[]): readonly number[] {
  return members.flatMap((member) => lookDateTimeStamp(credential[member])?.getTime() ?? [])
}

function numericMomentsOf(token: JsonObject, name: string): readonly number[] {
  const moment = lookNumericDate(token, name)
  return moment === null ? [] : [moment.getTime()]
}
