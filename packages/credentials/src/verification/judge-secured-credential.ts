/** Judges a credential of the W3C data model that is a token or a COSE message: the same six checks. */
import { detectFormat } from '../crosswalk/detect-format.ts'
import { readContent } from '../crosswalk/read-content.ts'
import type { JsonObject } from '../json/index.ts'
import type { VerifiedCredentialToken } from '../vc-jose/index.ts'
import { checkOf } from './check.ts'
import { report } from './compose-report.ts'
import { checkPeriods } from './date-check.ts'
import { checkSamePerson } from './holder-check.ts'
import { checkIssuer } from './issuer-check.ts'
import { lookUnreadable } from './look-unreadable.ts'
import { describeExtras } from './report-extras.ts'
import { checkInForce } from './status-check.ts'
import { reasonOfRefusal } from './token-reasons.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import type { Check, VerificationReport } from './verification-report.ts'

/** What a reader of one kind of token answers; dates of the token stand among the members of the credential. */
export type VerifySecured = () => Promise<Pick<VerifiedCredentialToken, 'credential' | 'keyId' | 'hasConcealedMembers'>>

/** @param unverified the credential as it stands in the token: only its format is taken from it */
export async function judgeSecuredCredential(
  unverified: JsonObject,
  verify: VerifySecured,
  environment: VerificationEnvironment,
): Promise<VerificationReport> {
  const at = environment.now
  const format = detectFormat(unverified)
  const situation = { format, environment }
  try {
    const { credential, keyId, hasConcealedMembers } = await verify()
    const unreadable = lookUnreadable(credential, format)
    if (unreadable !== null) return report([checkOf(unreadable.reason, { at, facts: unreadable.facts })], situation)
    const content = readContent(credential, format)
    const { check: issuerCheck, issuer } = await checkIssuer(credential, environment)
    const inForce = await checkInForce(credential, environment)
    const checks = [
      checkOf('readable.read', { at, facts: { format } }),
      checkOf('proof.verified', { at, source: keyId ?? undefined }),
      issuerCheck,
      mayHideItsEnd(inForce, credential, hasConcealedMembers) ? checkOf('status.concealed', { at }) : inForce,
      checkPeriods(credential, credential, at),
      await checkSamePerson(credential, content, environment),
    ]
    const proven = { document: credential, content, isSelective: hasConcealedMembers }
    const extras = await describeExtras(proven, situation)
    return report(checks, situation, { content, issuer, extras })
  } catch (error) {
    const { reason, facts } = reasonOfRefusal(error)
    const readable = checkOf('readable.read', { at, facts: { format } })
    return report([readable, checkOf(reason, { at, facts })], situation)
  }
}

/** A holder could keep back the very member that says that the credential has ended; then nobody can say that it holds. */
function mayHideItsEnd({ result }: Check, credential: JsonObject, hasConcealedMembers: boolean): boolean {
  const isComplete = credential['credentialStatus'] !== undefined && credential['validUntil'] !== undefined
  return hasConcealedMembers && result === 'passed' && !isComplete
}
