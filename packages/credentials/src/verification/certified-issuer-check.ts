/** An issuer that is known by the certificate in its token: whether the certificate is fit, and who confirms it. */
import type { CertifiedKey } from '../issuer-keys/index.ts'
import { findRevocation, loadAsn1Library, lookCertificate } from '../x509/index.ts'
import { checkOf } from './check.ts'
import type { IssuerFinding } from './issuer-check.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import type { VerificationReason } from './verification-reasons.ts'

/** What is wrong with the certificate itself; an authority that nobody here knows is no fault. */
export async function lookCertificateFault(
  certified: CertifiedKey,
  environment: VerificationEnvironment,
): Promise<VerificationReason | null> {
  switch (certified.chain) {
    case 'chain.trusted':
      return (await revocationOf(certified, environment)) === 'revoked' ? 'proof.key-revoked' : null
    case 'chain.no-anchors':
    case 'chain.incomplete':
    case 'chain.unsupported-algorithm':
      return lookDateFault(certified, environment.now)
    case 'chain.expired':
    case 'chain.not-yet-valid':
      return 'seal.certificate-expired'
    default:
      return 'seal.certificate-unfit'
  }
}

export async function checkCertifiedIssuer(
  certified: CertifiedKey,
  claimedName: string | null,
  environment: VerificationEnvironment,
): Promise<IssuerFinding> {
  const { now, sealTrustAnchors } = environment
  const { subject } = certified.certificate
  const reason = await reasonOf(certified, environment)
  const isConfirmed = reason === 'seal.organisation-confirmed'
  const [name, country] = [subject.organisation ?? subject.commonName ?? '', subject.country ?? '']
  return {
    check: checkOf(reason, {
      at: sealTrustAnchors?.readAt ?? now,
      source: sealTrustAnchors?.listName,
      facts: { name, country },
    }),
    issuer: {
      id: subject.organisationIdentifier ?? '',
      claimedName: claimedName ?? (name === '' ? null : name),
      confirmedName: isConfirmed ? name : null,
      confirmedBy: isConfirmed ? (sealTrustAnchors?.listName ?? null) : null,
      country: isConfirmed ? country : null,
    },
  }
}

async function reasonOf(certified: CertifiedKey, environment: VerificationEnvironment): Promise<VerificationReason> {
  if (certified.chain === 'chain.no-anchors') return 'seal.no-anchors'
  if (certified.chain !== 'chain.trusted') return 'seal.authority-unknown'
  return (await revocationOf(certified, environment)) === 'good'
    ? 'seal.organisation-confirmed'
    : 'seal.revocation-unknown'
}

/** What the revocation data at hand say about the certificate; those who issued it stand beside it or among the anchors. */
async function revocationOf({ certificate, pool }: CertifiedKey, environment: VerificationEnvironment) {
  const { cryptography, now, sealTrustAnchors } = environment
  const material = sealTrustAnchors?.revocation
  if (material === undefined) return 'unknown'
  const library = await loadAsn1Library()
  const anchors = (sealTrustAnchors?.certificates ?? []).map((der) => lookCertificate(der, library))
  const issuers = [...anchors, ...pool].filter((one) => one?.subjectName === certificate.issuerName)
  const states = new Set<string>()
  for (const issuer of issuers) {
    if (issuer === null) continue
    states.add((await findRevocation(certificate, issuer, { material, cryptography, library, at: now })).state)
  }
  return states.has('revoked') ? 'revoked' : states.has('good') ? 'good' : 'unknown'
}

function lookDateFault({ certificate }: CertifiedKey, now: Date): VerificationReason | null {
  return now < certificate.notBefore || now > certificate.notAfter ? 'seal.certificate-expired' : null
}
