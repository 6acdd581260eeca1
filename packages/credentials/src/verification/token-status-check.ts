/** Whether the issuer of a token still stands by it (Token Status List, section 8.3). */
import { findIssuerKey, type IssuerKey } from '../issuer-keys/index.ts'
import { type KeyFinder, readClaims } from '../jose/index.ts'
import { isJsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import type { VerifiedSdJwtVc } from '../sd-jwt-vc/index.ts'
import {
  readStatusListReference,
  readTokenStatus,
  type StatusListReference,
  statusListMediaType,
  tokenStatusOf,
  verifyStatusListToken,
} from '../status/index.ts'
import { isSameBytes } from '../x509/index.ts'
import { checkOf } from './check.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import type { VerificationReason } from './verification-reasons.ts'
import type { Check } from './verification-report.ts'

export async function checkTokenInForce(
  verified: VerifiedSdJwtVc,
  environment: VerificationEnvironment,
): Promise<Check> {
  const at = environment.now
  const { status } = verified.claims
  if (status === undefined) return checkOf('status.not-used', { at })
  if (!isJsonObject(status) || status['status_list'] === undefined) return checkOf('status.unsupported', { at })
  const reference = readStatusListReference(status)
  const source = reference.uri
  const reading = await fetchList(source, environment)
  if (reading === null) return checkOf('status.unreachable', { at, source })
  return checkOf(await judgeList(reading.text, { reference, verified, environment }), { at: reading.readAt, source })
}

interface ListSituation {
  readonly reference: StatusListReference
  readonly verified: VerifiedSdJwtVc
  readonly environment: VerificationEnvironment
}

async function judgeList(
  text: string,
  { reference, verified, environment }: ListSituation,
): Promise<VerificationReason> {
  const { now, cryptography } = environment
  try {
    const findKey = keyFinderFor(verified, environment)
    const { list } = await verifyStatusListToken(text.trim(), { uri: reference.uri, now, cryptography, findKey })
    switch (tokenStatusOf(readTokenStatus(list, reference.index))) {
      case 'valid':
        return 'status.in-force'
      case 'invalid':
        return 'status.revoked'
      case 'suspended':
        return 'status.suspended'
      default:
        return 'status.unsupported'
    }
  } catch (error) {
    return reasonOf(error)
  }
}

/**
 * A list is believed when it is the issuer's own word: signed with a key of the issuer, or, where the issuer is known by
 * certificate, with one of the same holder that the same anchors confirm.
 */
function keyFinderFor({ issuer, issuerKey }: VerifiedSdJwtVc, environment: VerificationEnvironment): KeyFinder {
  return async (header, payload) => {
    const { iss } = readClaims(payload, { maxBytes: 2 * 1024 * 1024 })
    if (iss !== undefined && iss !== issuer) throw foreignList()
    const trustAnchors = environment.sealTrustAnchors?.certificates
    const found = await findIssuerKey(issuer, header, { ...environment, trustAnchors })
    if (issuer === null && !isSameHolder(found, issuerKey)) throw foreignList()
    return found.key
  }
}

function isSameHolder({ certified: one }: IssuerKey, { certified: other }: IssuerKey): boolean {
  if (one === null || other === null) return false
  if (isSameBytes(one.certificate.der, other.certificate.der)) return true
  const isConfirmed = one.chain === 'chain.trusted' && other.chain === 'chain.trusted'
  return isConfirmed && one.certificate.subjectName === other.certificate.subjectName
}

function foreignList(): MesheError {
  return new MesheError('credential.issuer-mismatch', 'The list is not the word of the issuer.')
}

async function fetchList(url: string, { fetchText }: VerificationEnvironment) {
  try {
    return (await fetchText?.(url, statusListMediaType)) ?? null
  } catch {
    return null
  }
}

function reasonOf(error: unknown): VerificationReason {
  if (!(error instanceof MesheError)) throw error
  switch (error.code) {
    case 'status.range':
      return 'status.out-of-range'
    case 'credential.issuer-mismatch':
      return 'status.list-issuer-mismatch'
    case 'jwt.expired':
      return 'status.list-expired'
    case 'jwt.issued-in-future':
      return 'status.list-not-yet'
    case 'jws.signature-mismatch':
      return 'status.list-changed'
    default:
      return /^(key|did|issuer|issuer-metadata|certificate|outbound)\./.test(error.code)
        ? 'status.list-key-uncheckable'
        : 'status.malformed'
  }
}
