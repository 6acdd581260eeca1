/** Who the issuer is, asked of the lists in use. The seal must have been proven before. */
import { identifierOf, languageMapOf, objectOf, textIn, textOf } from '../crosswalk/members.ts'
import type { JsonObject } from '../json/index.ts'
import { checkOf } from './check.ts'
import type { IssuerListing, VerificationEnvironment } from './verification-environment.ts'
import type { Check, IssuerReport } from './verification-report.ts'

export async function checkIssuer(
  credential: JsonObject,
  environment: VerificationEnvironment,
): Promise<IssuerFinding> {
  const issuer = objectOf(credential['issuer'])
  const claimedName = textIn(languageMapOf(issuer['name'] ?? issuer['legalName'], 'und'), 'en')
  return checkNamedIssuer(identifierOf(credential['issuer']) ?? '', claimedName, environment)
}

export interface IssuerFinding {
  readonly check: Check
  readonly issuer: IssuerReport
}

/** The same for an issuer of whom only the identifier and a claimed name are known. */
export async function checkNamedIssuer(
  id: string,
  claimedName: string | null,
  environment: VerificationEnvironment,
): Promise<IssuerFinding> {
  const listing = await ask(id, environment)
  return {
    check: checkOfListing(listing, environment),
    issuer: {
      id: listing?.listed === true ? (listing.id ?? id) : id,
      claimedName: textOf(claimedName),
      confirmedName: listing?.listed === true ? listing.name : null,
      confirmedBy: listing?.listed === true ? listing.listName : null,
      country: listing?.listed === true ? listing.country : null,
    },
  }
}

async function ask(id: string, { lookUpIssuer }: VerificationEnvironment): Promise<IssuerListing | null> {
  try {
    return await lookUpIssuer(id)
  } catch {
    return null
  }
}

function checkOfListing(listing: IssuerListing | null, { now }: VerificationEnvironment): Check {
  if (listing === null) return checkOf('issuer.list-unreachable', { at: now })
  const details = { at: listing.readAt, source: listing.listName }
  if (listing.listed === 'unknown') {
    return checkOf('issuer.list-unreachable', { ...details, facts: { reason: listing.reason } })
  }
  if (listing.listed !== true) return checkOf('issuer.unlisted', details)
  const facts = { name: listing.name, country: listing.country }
  return checkOf(listing.practice === true ? 'issuer.practice' : 'issuer.listed', { ...details, facts })
}
