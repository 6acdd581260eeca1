/** Whether the certificate of a seal leads to a trust anchor, and was neither expired nor revoked when it counted. */
import {
  type Asn1Library,
  type Certificate,
  type ChainReason,
  checkChain,
  findRevocation,
  isSameBytes,
  lookCertificate,
} from '../x509/index.ts'
import type { OpenedSeal, SealSituation } from './opened-seal.ts'
import type { TrustReason } from './seal-reasons.ts'

/** @param at the proven time of the seal, or now when none is proven */
export async function judgeTrust(seal: OpenedSeal, at: Date, situation: SealSituation): Promise<TrustReason> {
  const { cryptography, library, trustAnchors } = situation
  const anchors = lookAnchors(trustAnchors, library)
  const { chain, reason } = await checkChain(seal.certificate, {
    pool: seal.pool,
    anchors,
    at,
    purpose: 'seal',
    cryptography,
  })
  if (reason !== 'chain.trusted') return reasonOfChain(reason)
  for (const [index, certificate] of chain.entries()) {
    const issuer = chain[index + 1]
    if (issuer === undefined || anchors.some(({ der }) => isSameBytes(der, certificate.der))) break
    const finding = await look(certificate, issuer, { seal, situation, at })
    if (finding.state === 'unknown') return 'trust.revocation-unknown'
    if (finding.state === 'revoked' && finding.revokedAt <= at) return 'trust.certificate-revoked'
  }
  return 'trust.confirmed'
}

/** Whether the seal carries revocation data about its certificate, soundly signed by the issuer. */
export async function hasRevocationData(seal: OpenedSeal, situation: SealSituation): Promise<boolean> {
  for (const issuer of seal.pool.filter(({ subjectName }) => subjectName === seal.certificate.issuerName)) {
    const options = { seal, situation: { ...situation, revocation: undefined }, at: seal.header.signedAt }
    const finding = await look(seal.certificate, issuer, options)
    if (finding.state !== 'unknown') return true
  }
  return false
}

export function lookAnchors(anchors: readonly Uint8Array[], library: Asn1Library): readonly Certificate[] {
  return anchors.map((der) => lookCertificate(der, library)).filter((anchor) => anchor !== null)
}

function look(
  certificate: Certificate,
  issuer: Certificate,
  { at, seal, situation }: { readonly at: Date; readonly seal: OpenedSeal; readonly situation: SealSituation },
) {
  const { cryptography, library, revocation } = situation
  const own = seal.material.revocation
  const material = {
    lists: [...own.lists, ...(revocation?.lists ?? [])],
    answers: [...own.answers, ...(revocation?.answers ?? [])],
  }
  return findRevocation(certificate, issuer, { material, cryptography, library, at })
}

function reasonOfChain(reason: Exclude<ChainReason, 'chain.trusted'>): TrustReason {
  switch (reason) {
    case 'chain.no-anchors':
      return 'trust.no-anchors'
    case 'chain.incomplete':
      return 'trust.unknown-authority'
    case 'chain.unsupported-algorithm':
      return 'trust.unsupported-algorithm'
    case 'chain.expired':
      return 'trust.certificate-expired'
    case 'chain.not-yet-valid':
      return 'trust.certificate-not-yet-valid'
    case 'chain.signature-mismatch':
      return 'trust.chain-broken'
    default:
      return 'trust.certificate-unfit'
  }
}
