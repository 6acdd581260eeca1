/**
 * The verifier: six named checks and one verdict about a credential that anybody hands in.
 *
 * @module
 */
import { detectFormat, isSealed } from '../crosswalk/detect-format.ts'
import { hasType, objectsOf } from '../crosswalk/members.ts'
import { readContent } from '../crosswalk/read-content.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { lookBakedBadge } from '../open-badges/index.ts'
import { judgeAssertion, lookSignedAssertion } from '../open-badges-2/index.ts'
import { checkOf } from './check.ts'
import { report, type Situation } from './compose-report.ts'
import { checkDates } from './date-check.ts'
import { checkSamePerson } from './holder-check.ts'
import { checkIssuer } from './issuer-check.ts'
import { lookUnreadable, lookUnreadableContent } from './look-unreadable.ts'
import { readInput } from './read-input.ts'
import { describeExtras } from './report-extras.ts'
import { findSeal } from './seal-check.ts'
import { checkSealIssuer } from './seal-issuer.ts'
import { factsOf, openSealedCredential } from './sealed-credential.ts'
import { checkInForce } from './status-check.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import type { VerificationReason } from './verification-reasons.ts'
import type { Check, CredentialFormat, VerificationReport } from './verification-report.ts'

/**
 * Judges a credential. Never throws for what it is given, and fails closed: whatever breaks off is not verified.
 * Nothing is asked of the network before the seal is proven, except for the issuer's key.
 *
 * @param input the text as it was dropped, or the JSON object
 * @returns all six checks in their order; `content` and `issuer` only when the seal is proven
 */
export async function verifyCredential(
  input: string | JsonObject,
  environment: VerificationEnvironment,
): Promise<VerificationReport> {
  const at = { at: environment.now }
  const signed = typeof input === 'string' ? lookSignedAssertion(lookBakedBadge(input) ?? input) : null
  if (signed !== null) return judgeSecondVersion(signed.assertion, signed.token, environment)
  const read = readInput(input)
  if ('reason' in read) return report([checkOf(read.reason, at)], { format: 'unknown', environment })
  if ('presentation' in read) return report([checkOf('readable.presentation', at)], { format: 'unknown', environment })
  if ('token' in read) return (await import('./judge-token.ts')).judgeToken(read, environment)
  if ('message' in read) return (await import('./judge-cose-message.ts')).judgeCoseMessage(read.message, environment)
  const { document } = read
  const format = detectFormat(document)
  if (format === 'open-badges-2.0') return judgeSecondVersion(document, null, environment)
  if (isSealed(document)) return judgeSealed(document, { format, environment })
  const unreadable = lookUnreadable(document, format)
  if (unreadable !== null) {
    return report([checkOf(unreadable.reason, { ...at, facts: unreadable.facts })], { format, environment })
  }
  const readable = checkOf('readable.read', { ...at, facts: { format } })
  try {
    return await judge(document, readable, { format, environment })
  } catch (error) {
    const facts = { error: error instanceof MesheError ? error.code : 'internal' }
    return report([readable, checkOf('proof.check-broke-off', { ...at, facts })], { format, environment })
  }
}

/** The report about something that was not even there to be read. */
export function reportUnreadable(
  reason: VerificationReason & `readable.${string}`,
  environment: VerificationEnvironment,
): VerificationReport {
  return report([checkOf(reason, { at: environment.now })], { format: 'unknown', environment })
}

async function judge(document: JsonObject, readable: Check, situation: Situation): Promise<VerificationReport> {
  const { environment, format } = situation
  const seal = await findSeal(document, environment)
  const unchanged = checkOf(seal.reason, {
    at: environment.now,
    source: seal.verificationMethod ?? undefined,
    facts: seal.created === null ? undefined : { created: seal.created },
  })
  if (unchanged.result !== 'passed') return report([readable, unchanged], situation)
  const content = readContent(document, format)
  const { check: issuerCheck, issuer } = await checkIssuer(document, environment)
  const checks = [
    readable,
    unchanged,
    issuerCheck,
    await checkInForce(document, environment),
    checkDates(document, environment.now),
    await checkSamePerson(document, content, environment),
  ]
  const judgeEndorsement = (endorsement: JsonObject) => verifyCredential(endorsement, environment)
  const isSelective = isDerived(document)
  const extras = await describeExtras({ document, content, isSelective }, situation, judgeEndorsement)
  return report(checks, situation, { content, issuer, extras })
}

/** By a proof that leaves the holder the choice of what to show (Data Integrity ECDSA Cryptosuites 1.0, section 3.6). */
function isDerived({ proof }: JsonObject): boolean {
  return objectsOf(proof).some(({ cryptosuite }) => cryptosuite === 'ecdsa-sd-2023')
}

/** Open Badges 2.0: without asking the issuer's address nothing is ever proven, so that nothing it says is shown. */
async function judgeSecondVersion(assertion: JsonObject, token: string | null, environment: VerificationEnvironment) {
  const format = 'open-badges-2.0' as const
  const at = { at: environment.now }
  const readable = checkOf('readable.read', { ...at, facts: { format } })
  const reason = await judgeAssertion(assertion, token, environment.cryptography)
  return report([readable, checkOf(reason, at)], { format, environment })
}

/** A European Digital Credential under its seal: what it holds is read only once the seal is proven. */
async function judgeSealed(document: JsonObject, situation: Situation): Promise<VerificationReport> {
  const { environment, format } = situation
  const at = environment.now
  const readable = checkOf('readable.read', { at, facts: { format } })
  try {
    const opened = await openSealedCredential(document, environment)
    if (!('credential' in opened)) {
      return report([readable, checkOf(opened.reason, { at, facts: opened.facts })], situation)
    }
    const { credential } = opened
    const unreadable = lookUnreadableSealed(credential, format)
    if (unreadable !== null) return report([checkOf(unreadable.reason, { at, facts: unreadable.facts })], situation)
    const content = readContent(credential, format)
    const sealed = checkSealIssuer(opened, environment)
    const checks = [
      readable,
      checkOf(opened.reason, { at, facts: factsOf(opened.report) }),
      sealed.check,
      await checkInForce(credential, environment),
      checkDates(credential, at),
      await checkSamePerson(credential, content, environment),
    ]
    const extras = await describeExtras({ document: credential, content, isSelective: false }, situation)
    return report(checks, situation, { content, issuer: sealed.issuer, extras })
  } catch (error) {
    const facts = { error: error instanceof MesheError ? error.code : 'internal' }
    return report([readable, checkOf('proof.check-broke-off', { at, facts })], situation)
  }
}

/** The seal covers the text itself, so that nothing can be moved; only what cannot be read at all is refused. */
function lookUnreadableSealed(credential: JsonObject, format: CredentialFormat) {
  if (!hasType(credential, 'VerifiableCredential')) return { reason: 'readable.not-a-credential' as const, facts: {} }
  return lookUnreadableContent(credential, format)
}
