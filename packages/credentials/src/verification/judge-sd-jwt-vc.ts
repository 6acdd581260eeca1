/**
 * Judges an SD-JWT VC: the same six checks. What the holder keeps back is not known and not shown; a claim that decides
 * cannot be kept back.
 *
 * @module
 */
import { readClaimedIssuer, readClaimsContent } from '../crosswalk/read-claims-content.ts'
import { isJsonObject, type JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import {
  checkAgainstType,
  lookKnownType,
  resolveType,
  type VerifiedSdJwtVc,
  verifySdJwtVc,
} from '../sd-jwt-vc/index.ts'
import { checkCertifiedIssuer, lookCertificateFault } from './certified-issuer-check.ts'
import { checkOf } from './check.ts'
import { report } from './compose-report.ts'
import { checkPeriods } from './date-check.ts'
import { checkSamePerson } from './holder-check.ts'
import { checkNamedIssuer } from './issuer-check.ts'
import { describeExtras } from './report-extras.ts'
import { checkInForce } from './status-check.ts'
import { reasonOfRefusal } from './token-reasons.ts'
import { checkTokenInForce } from './token-status-check.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import type { Check, VerificationReport } from './verification-report.ts'

const format = 'sd-jwt-vc'

export async function judgeSdJwtVc(
  token: string,
  signed: JsonObject,
  environment: VerificationEnvironment,
): Promise<VerificationReport> {
  const at = environment.now
  const situation = { format, environment } as const
  const readable = checkOf('readable.read', { at, facts: { format } })
  const refuse = (check: Check) => report([readable, check], situation)
  const fault = lookMalformed(signed)
  if (fault !== null) return report([checkOf('readable.malformed-credential', { at, facts: { fault } })], situation)
  try {
    const verified = await verifySdJwtVc(token, {
      ...environment,
      trustAnchors: environment.sealTrustAnchors?.certificates,
    })
    const { certified } = verified.issuerKey
    const unfit = certified === null ? null : await lookCertificateFault(certified, environment)
    if (unfit !== null) return refuse(checkOf(unfit, { at }))
    const violation = await lookViolation(verified, environment)
    if (violation !== null) return report([checkOf('readable.type-violated', { at, facts: violation })], situation)
    const { claims, issuer: id, header } = verified
    const content = readClaimsContent(claims)
    const claimedName = readClaimedIssuer(claims)
    const { check: issuerCheck, issuer } =
      id === null && certified !== null
        ? await checkCertifiedIssuer(certified, claimedName, environment)
        : await checkNamedIssuer(id ?? '', claimedName, environment)
    const subject = { credentialSubject: typeof claims['sub'] === 'string' ? { id: claims['sub'] } : {} }
    const checks = [
      readable,
      checkOf('proof.verified', { at, source: typeof header['kid'] === 'string' ? header['kid'] : undefined }),
      issuerCheck,
      await checkClaimsInForce(verified, environment),
      checkPeriods(documentIn(claims), claims, at),
      await checkSamePerson(subject, content, environment),
    ]
    const extras = await describeExtras({ document: claims, content, isSelective: true }, situation)
    return report(checks, situation, { content, issuer, extras })
  } catch (error) {
    const { reason, facts } = reasonOfRefusal(error)
    return refuse(checkOf(reason, { at, facts }))
  }
}

/**
 * A credential that stands whole in the claims may name the list of another norm, where the token names none: then that
 * list answers. Its dates can only make the period of the token shorter.
 */
async function checkClaimsInForce(verified: VerifiedSdJwtVc, environment: VerificationEnvironment): Promise<Check> {
  const { claims, issuer } = verified
  const document = documentIn(claims)
  if (claims['status'] !== undefined || document['credentialStatus'] === undefined) {
    return checkTokenInForce(verified, environment)
  }
  // A list is believed as the word of an issuer with a name; a certificate alone has none that a list could carry.
  return issuer === null
    ? checkOf('status.unsupported', { at: environment.now })
    : checkInForce({ ...document, issuer }, environment)
}

/** The credential inside the claims, or the claims themselves where they are its members. */
function documentIn(claims: JsonObject): JsonObject {
  return [claims['ld'], claims['elm']].find(isJsonObject) ?? claims
}

function lookMalformed({ vct }: JsonObject): string | null {
  return typeof vct === 'string' && vct.trim() !== '' ? null : 'sd-jwt-vc.type-missing'
}

/** How the credential breaks the rules of its type, as far as the type is known here; null when nothing is found. */
async function lookViolation(
  { vct, claims, disclosed, concealedCount }: VerifiedSdJwtVc,
  { cryptography, findType }: VerificationEnvironment,
): Promise<Readonly<Record<string, string>> | null> {
  const integrity = claims['vct#integrity']
  try {
    const type = await resolveType(vct, {
      cryptography,
      integrity: typeof integrity === 'string' ? integrity : undefined,
      findType: async (name) => lookKnownType(name) ?? (await findType?.(name)) ?? null,
    })
    const [finding] = type === null ? [] : checkAgainstType({ claims, disclosed, concealedCount }, type)
    return finding === undefined ? null : { fault: finding.code, path: finding.path.map(String).join('.') }
  } catch (error) {
    if (!(error instanceof MesheError)) throw error
    return { fault: error.code, path: 'vct' }
  }
}
