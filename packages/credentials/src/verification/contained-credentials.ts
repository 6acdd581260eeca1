/**
 * The credentials inside a credential: endorsements of an Open Badge (embedded and as tokens), and what a learner record holds.
 * Each is judged by the same algorithm as one that comes alone (Open Badges 3.0, section 9).
 *
 * @module
 */
import { hasType, objectOf, textOf } from '../crosswalk/members.ts'
import { isJsonObject, type JsonObject } from '../json/index.ts'
import { type ContainedKind, type Found, findContained } from './find-contained.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import type { VerificationReport } from './verification-report.ts'
import { verifyCredential } from './verify-credential.ts'

export type { ContainedKind }

export interface ContainedCredential {
  readonly kind: ContainedKind
  readonly form: 'embedded' | 'token'
  /** JSON pointer to where it stands. */
  readonly pointer: string
  /** Identifier of what it stands at: the badge, its issuer, the achievement, its creator. */
  readonly standsAt: string | null
  /** Whether it says something about what it stands at; null where that cannot be read or does not matter. */
  readonly isAbout: boolean | null
  /** What an endorser says; only when the endorsement is unchanged. */
  readonly comment: string | null
  readonly report: VerificationReport
}

export interface ContainedCredentials {
  readonly judged: readonly ContainedCredential[]
  /** How many more there are, which were not judged. */
  readonly left: number
}

/** Judging one may ask its issuer's address and a status list: a badge cannot make us ask a hundred. */
const maxJudged = 16

/**
 * Call it on a credential that is itself unchanged. Endorsements of endorsements are not followed. Never throws.
 */
export async function verifyContainedCredentials(
  credential: JsonObject,
  environment: VerificationEnvironment,
): Promise<ContainedCredentials> {
  const found = findContained(credential)
  const judged: ContainedCredential[] = []
  for (const one of found.slice(0, maxJudged)) judged.push(await judge(one, environment))
  return { judged, left: found.length - judged.length }
}

async function judge({ kind, pointer, standsAt, input }: Found, environment: VerificationEnvironment) {
  const form = typeof input === 'string' ? 'token' : 'embedded'
  const report = await verifyCredential(typeof input === 'string' || isJsonObject(input) ? input : '', environment)
  const isProven = report.content !== null
  const subject = isJsonObject(input) ? objectOf(input['credentialSubject']) : null
  const isEndorsement = isJsonObject(input) && hasType(input, 'EndorsementCredential')
  const isAbout =
    kind === 'part' || subject === null ? null : isEndorsement && standsAt !== null && subject['id'] === standsAt
  const comment = isProven && subject !== null && isEndorsement ? textOf(subject['endorsementComment']) : null
  return { kind, form, pointer, standsAt, isAbout, comment, report } as const
}
