/**
 * Judges a European Digital Credential under its seal: the content is intact, the organisation of the certificate is the
 * issuer that the credential names, and the anchors in use confirm it.
 *
 * @module
 */
import { objectOf } from '../crosswalk/members.ts'
import type { SealReason, SealReport, TrustReason } from '../jades/index.ts'
import { type JsonObject, parseJson } from '../json/index.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import type { VerificationReason } from './verification-reasons.ts'

/** A seal that is proven, with the credential it holds. */
export interface OpenedCredential {
  readonly credential: JsonObject
  readonly reason: VerificationReason
  readonly report: SealReport
  readonly issuerReason: VerificationReason
}

export interface RefusedSeal {
  readonly reason: VerificationReason
  readonly facts: Readonly<Record<string, string>>
}

const limits = { maxBytes: 512 * 1024, maxDepth: 64, maxNodes: 20_000 }

export async function openSealedCredential(
  document: JsonObject,
  { cryptography, now, sealTrustAnchors }: VerificationEnvironment,
): Promise<OpenedCredential | RefusedSeal> {
  const { isAwardedByAnother, namesOrganisation, verifySeal } = await import('../jades/index.ts')
  const report = await verifySeal(document, {
    now,
    cryptography,
    trustAnchors: sealTrustAnchors?.certificates ?? [],
    timeAnchors: sealTrustAnchors?.timeCertificates,
    revocation: sealTrustAnchors?.revocation,
  })
  const facts = factsOf(report)
  const refusal = lookRefusal(report)
  if (refusal !== null || report.sealedBy === null) return { reason: refusal ?? 'proof.check-broke-off', facts }
  const credential = parseJson(report.content ?? '', limits)
  if (typeof credential !== 'object' || credential === null || Array.isArray(credential)) {
    return { reason: 'proof.malformed', facts }
  }
  const read = credential as JsonObject
  if (!namesOrganisation(objectOf(read['issuer']), report.sealedBy.organisationIdentifier)) {
    return { reason: 'issuer.key-mismatch', facts }
  }
  const isMandate = isAwardedByAnother(read, report.sealedBy)
  return { credential: read, reason: 'seal.intact', report, issuerReason: issuerReasonOf(report, isMandate) }
}

export function factsOf({ integrity, level, signedAt, time, trust }: SealReport): Readonly<Record<string, string>> {
  return {
    integrity: integrity.reason,
    trust: trust.reason,
    time: time.reason,
    ...(level === null ? {} : { level }),
    ...(signedAt === null ? {} : { created: signedAt.toISOString() }),
    ...(time.provenAt === null ? {} : { provenAt: time.provenAt.toISOString() }),
  }
}

function lookRefusal({ integrity, time, trust }: SealReport): VerificationReason | null {
  if (integrity.result !== 'passed') return reasonOfIntegrity(integrity.reason)
  if (time.result === 'failed') return 'seal.time-refuted'
  return reasonOfTrust(trust.reason)
}

function reasonOfIntegrity(reason: SealReason): VerificationReason {
  switch (reason) {
    case 'seal.signature-mismatch':
      return 'proof.signature-mismatch'
    case 'seal.check-broke-off':
      return 'proof.check-broke-off'
    case 'seal.key-unsupported':
      return 'proof.unsupported-cryptosuite'
    default:
      return 'proof.malformed'
  }
}

/** What is wrong with the certificate itself; an authority that nobody here knows is no fault. */
function reasonOfTrust(reason: TrustReason): VerificationReason | null {
  switch (reason) {
    case 'trust.certificate-revoked':
      return 'proof.key-revoked'
    case 'trust.certificate-expired':
    case 'trust.certificate-not-yet-valid':
      return 'seal.certificate-expired'
    case 'trust.chain-broken':
    case 'trust.certificate-unfit':
      return 'seal.certificate-unfit'
    default:
      return null
  }
}

function issuerReasonOf({ trust }: SealReport, isMandate: boolean): VerificationReason {
  switch (trust.reason) {
    case 'trust.confirmed':
      return isMandate ? 'seal.organisation-confirmed-for-another' : 'seal.organisation-confirmed'
    case 'trust.no-anchors':
      return 'seal.no-anchors'
    case 'trust.revocation-unknown':
      return 'seal.revocation-unknown'
    default:
      return 'seal.authority-unknown'
  }
}
