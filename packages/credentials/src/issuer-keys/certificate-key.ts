/** Keys from the certificates that come with a token (`x5c`, RFC 7515 section 4.1.6), and what a certificate proves about them. */
import type { Cryptography } from '../cryptography.ts'
import type { TrustedKey } from '../jose/index.ts'
import type { JsonValue } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { type Certificate, type ChainReason, checkChain, loadAsn1Library, lookCertificate } from '../x509/index.ts'

export interface CertifiedKey {
  readonly key: TrustedKey
  readonly certificate: Certificate
  /** The others of the header. */
  readonly pool: readonly Certificate[]
  /** Whether anchors in use lead to the certificate today. */
  readonly chain: ChainReason
}

export interface CertificateSettings {
  readonly now: Date
  readonly cryptography: Cryptography
  /** DER. */
  readonly trustAnchors: readonly Uint8Array[]
}

const maxCertificates = 8

/**
 * Opens the certificates of a header: the first holds the key, the others may lead to an anchor.
 *
 * @throws MesheError `certificate.malformed`
 */
export async function openCertificates(
  x5c: JsonValue | undefined,
  { now, cryptography, trustAnchors }: CertificateSettings,
): Promise<CertifiedKey> {
  if (!Array.isArray(x5c) || x5c.length === 0 || x5c.length > maxCertificates) throw malformed()
  const library = await loadAsn1Library()
  const opened = x5c.map((text) => lookCertificate(bytesOf(text), library))
  const [certificate, ...pool] = opened.map((one) => {
    if (one === null) throw malformed()
    return one
  })
  if (certificate === undefined || certificate.publicKey === null) throw malformed()
  const anchors = trustAnchors.map((der) => lookCertificate(der, library)).filter((anchor) => anchor !== null)
  const { reason } = await checkChain(certificate, { pool, anchors, at: now, purpose: 'seal', cryptography })
  return { key: { key: certificate.publicKey, keyId: null, algorithm: null }, certificate, pool, chain: reason }
}

/**
 * A certificate speaks for an issuer with a web address only when it names the host: otherwise anybody with a certificate
 * could sign in the name of everybody.
 *
 * @throws MesheError `issuer.certificate-mismatch`
 */
export function checkHostOfCertificate({ certificate }: CertifiedKey, issuer: string): void {
  const host = URL.canParse(issuer) ? new URL(issuer).hostname : null
  const names = certificate.alternativeNames
  if (host === null || !(names.hosts.includes(host) || names.addresses.includes(issuer))) {
    throw new MesheError('issuer.certificate-mismatch', 'The certificate does not name this issuer.', { issuer })
  }
}

/** Base64 with padding, not base64url (RFC 7515, section 4.1.6). */
function bytesOf(text: JsonValue): Uint8Array {
  if (typeof text !== 'string' || text.length > 100_000 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) throw malformed()
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch (cause) {
    throw malformed(cause)
  }
}

function malformed(cause?: unknown): MesheError {
  return new MesheError('certificate.malformed', 'The certificates of the token cannot be read.', {}, cause)
}
