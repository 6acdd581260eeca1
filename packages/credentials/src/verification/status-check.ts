/**
 * Whether the issuer still stands by the credential (Bitstring Status List 1.0).
 *
 * @module
 */
import { identifierOf } from '../crosswalk/members.ts'
import { checkCredentialShape, lookDateTimeStamp } from '../data-model/index.ts'
import { isJsonObject, type JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { checkStatus, readStatusEntries, type StatusEntry } from '../status/index.ts'
import { checkOf } from './check.ts'
import { findSeal } from './seal-check.ts'
import { usesUnambiguousWords } from './unambiguous-words.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import { type VerificationReason, verificationReasons } from './verification-reasons.ts'
import type { Check } from './verification-report.ts'

/** A list of an issuer whose clock runs ahead is not of the future. */
const clockSkewMs = 5 * 60_000

/** Purposes that tell something else than whether the credential is in force (section 2.2). */
const informative = new Set(['message', 'refresh'])
const maxEntries = 8

/** The gravest answer of all entries: revoked, suspended, not to be known, in force. */
export async function checkInForce(credential: JsonObject, environment: VerificationEnvironment): Promise<Check> {
  const entries = readEntries(credential)
  if (typeof entries === 'string') return checkOf(entries, { at: environment.now })
  const decisive = entries.filter((entry) => !informative.has(entry.statusPurpose))
  if (decisive.length === 0) return checkOf('status.not-used', { at: environment.now })
  const issuer = identifierOf(credential['issuer'])
  const checks: Check[] = []
  for (const entry of decisive) checks.push(await checkEntry(entry, issuer, environment))
  return (
    checks.find(({ reason }) => reason === 'status.revoked') ??
    checks.find(({ reason }) => reason === 'status.suspended') ??
    checks.find(({ result }) => result === 'undetermined') ??
    checks[0]!
  )
}

function readEntries(credential: JsonObject): readonly StatusEntry[] | VerificationReason {
  try {
    const entries = readStatusEntries(credential['credentialStatus'])
    return entries.length > maxEntries ? 'status.malformed' : entries
  } catch (error) {
    return reasonOf(error)
  }
}

async function checkEntry(
  entry: StatusEntry,
  issuer: string | null,
  environment: VerificationEnvironment,
): Promise<Check> {
  const source = entry.statusListCredential
  const list = await fetchList(source, environment)
  if (list === null) return checkOf('status.unreachable', { at: environment.now, source })
  const at = list.readAt
  const mistrust = await lookMistrust(list.credential, issuer, environment)
  if (mistrust !== null) return checkOf(mistrust, { at, source })
  try {
    const { cryptography } = environment
    const { purpose, on } = await checkStatus({ entry, listCredential: list.credential, cryptography })
    return checkOf(reasonOfBit(purpose, on), { at, source })
  } catch (error) {
    return checkOf(reasonOf(error), { at, source })
  }
}

function reasonOfBit(purpose: string, on: boolean): VerificationReason {
  if (purpose !== 'revocation' && purpose !== 'suspension') return 'status.unsupported'
  if (!on) return 'status.in-force'
  return purpose === 'revocation' ? 'status.revoked' : 'status.suspended'
}

async function fetchList(url: string, { fetchStatusList }: VerificationEnvironment) {
  try {
    const list = await fetchStatusList(url)
    return isJsonObject(list.credential) ? list : null
  } catch {
    return null
  }
}

/** Why a list is not believed, or null. It must be the issuer's own word, sealed, and of today. */
async function lookMistrust(
  list: JsonObject,
  issuer: string | null,
  environment: VerificationEnvironment,
): Promise<VerificationReason | null> {
  if (checkCredentialShape(list).length > 0 || !usesUnambiguousWords(list)) return 'status.malformed'
  const { reason } = await findSeal(list, environment)
  if (verificationReasons[reason].result === 'failed') return 'status.list-changed'
  if (verificationReasons[reason].result === 'undetermined') return 'status.list-key-uncheckable'
  if (issuer === null || identifierOf(list['issuer']) !== issuer) return 'status.list-issuer-mismatch'
  const until = lookDateTimeStamp(list['validUntil'] ?? list['expirationDate'])
  if (until !== null && until < environment.now) return 'status.list-expired'
  const from = lookDateTimeStamp(list['validFrom'] ?? list['issuanceDate'])
  return from !== null && from.getTime() > environment.now.getTime() + clockSkewMs ? 'status.list-not-yet' : null
}

function reasonOf(error: unknown): VerificationReason {
  if (!(error instanceof MesheError)) throw error
  if (error.code === 'status.range') return 'status.out-of-range'
  return error.code === 'status.unsupported' ? 'status.unsupported' : 'status.malformed'
}
