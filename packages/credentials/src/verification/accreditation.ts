/**
 * What a credential says about its quality assurance (Annex I, element 11), and whether anybody but its issuer says so: a quality
 * assurance body that endorsed it by a signed endorsement of its own (Open Badges 3.0, EndorsementCredential), and that a list names.
 *
 * @module
 */
import { detectFormat } from '../crosswalk/detect-format.ts'
import { hasType, identifierOf, objectOf } from '../crosswalk/members.ts'
import { isJsonObject, type JsonObject } from '../json/index.ts'
import { findContained } from './find-contained.ts'
import type {
  Accreditation,
  AccreditationState,
  CheckResult,
  CredentialContent,
  VerificationReport,
} from './verification-report.ts'

/** Judges a credential like any other that comes alone. */
export type JudgeEndorsement = (endorsement: JsonObject) => Promise<VerificationReport>

interface Means {
  readonly now: Date
  readonly judgeEndorsement: JudgeEndorsement | null
}

/** Each asks its issuer's address: a badge cannot make us ask many. */
const maxEndorsements = 4
const results: Readonly<Record<AccreditationState, CheckResult>> = {
  confirmed: 'passed',
  claimed: 'undetermined',
  none: 'undetermined',
  expired: 'failed',
}

export async function judgeAccreditation(
  document: JsonObject,
  { qualityAssurance }: CredentialContent,
  means: Means,
): Promise<Accreditation> {
  const endorsers = qualityAssurance.length === 0 ? [] : await findEndorsers(document, means)
  const statements = qualityAssurance.map(({ body, reference, validUntil }) => {
    const confirmedBy = endorsers.find(({ name }) => isSameName(name, body)) ?? null
    const state = hasEnded(validUntil, means.now) ? 'expired' : confirmedBy === null ? 'claimed' : 'confirmed'
    return { body, reference, validUntil, state, confirmedBy: confirmedBy?.listName ?? null } as const
  })
  const order = ['confirmed', 'claimed', 'expired'] as const
  const state = order.find((one) => statements.some((statement) => statement.state === one)) ?? 'none'
  return { result: results[state], state, statements }
}

interface Endorser {
  /** As the list has it, not as the endorsement calls itself. */
  readonly name: string
  readonly listName: string
}

/** Who stands behind the badge, its issuer or its achievement with a valid endorsement that is about just that. */
async function findEndorsers(document: JsonObject, { judgeEndorsement }: Means): Promise<readonly Endorser[]> {
  if (judgeEndorsement === null) return []
  const endorsements = findContained(document).flatMap(({ kind, standsAt, input }) => {
    if (kind !== 'endorsement' || !isJsonObject(input) || !hasType(input, 'EndorsementCredential')) return []
    // nobody accredits themself
    if (identifierOf(input['issuer']) === identifierOf(document['issuer'])) return []
    const isAbout = standsAt !== null && objectOf(input['credentialSubject'])['id'] === standsAt
    // a badge that calls itself an endorsement would have endorsements of its own
    return isAbout && detectFormat(input) === 'verifiable-credential' ? [input] : []
  })
  const endorsers: Endorser[] = []
  for (const endorsement of endorsements.slice(0, maxEndorsements)) {
    const { verified, issuer } = await judgeEndorsement(endorsement)
    if (!verified || issuer === null || issuer.confirmedName === null || issuer.confirmedBy === null) continue
    endorsers.push({ name: issuer.confirmedName, listName: issuer.confirmedBy })
  }
  return endorsers
}

function isSameName(one: string, other: string): boolean {
  const plain = (name: string) => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
  return plain(one) === plain(other)
}

/** A day ends with its last moment; a text that is no date ends nothing. */
function hasEnded(validUntil: string | null, now: Date): boolean {
  if (validUntil === null) return false
  const end = new Date(/^\d{4}-\d{2}-\d{2}$/.test(validUntil) ? `${validUntil}T23:59:59.999Z` : validUntil)
  return end.getTime() < now.getTime()
}
