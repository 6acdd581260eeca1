/**
 * Builds and checks the path from a certificate to a trust anchor (RFC 5280, section 6), at a given time.
 *
 * @module
 */
import type { Cryptography } from '../cryptography.ts'
import { isSameBytes } from './asn1-library.ts'
import type { Certificate } from './certificate.ts'
import { isSignatureValid } from './signature-algorithm.ts'

export type ChainReason =
  | 'chain.trusted'
  | 'chain.no-anchors'
  | 'chain.incomplete'
  | 'chain.signature-mismatch'
  | 'chain.not-an-authority'
  | 'chain.path-too-long'
  | 'chain.expired'
  | 'chain.not-yet-valid'
  | 'chain.key-usage'
  | 'chain.critical-extension'
  | 'chain.unsupported-algorithm'

export interface ChainReport {
  readonly result: 'passed' | 'failed' | 'undetermined'
  readonly reason: ChainReason
  /** From the certificate to the anchor, as far as it could be built. */
  readonly chain: readonly Certificate[]
}

export type Purpose = 'seal' | 'time-stamping' | 'ocsp-signing'

export interface ChainOptions {
  readonly pool: readonly Certificate[]
  readonly anchors: readonly Certificate[]
  readonly at: Date
  readonly purpose: Purpose
  readonly cryptography: Cryptography
}

const maxLength = 8
/** Certificates can be made so that the paths between them are many: looking for one ends here. */
const maxSignatures = 40
const digitalSignature = 0
const contentCommitment = 1
const certificateSigning = 5
const timeStamping = '1.3.6.1.5.5.7.3.8'
const ocspSigning = '1.3.6.1.5.5.7.3.9'
const undeterminedReasons = new Set<ChainReason>([
  'chain.no-anchors',
  'chain.incomplete',
  'chain.unsupported-algorithm',
])

export async function checkChain(leaf: Certificate, options: ChainOptions): Promise<ChainReport> {
  if (options.anchors.length === 0) return report('chain.no-anchors', [leaf])
  const fault = lookUsageFault(leaf, options.purpose)
  if (fault !== null) return report(fault, [leaf])
  return extend([leaf], { ...options, budget: { signatures: maxSignatures } })
}

interface Search extends ChainOptions {
  readonly budget: { signatures: number }
}

async function extend(chain: readonly Certificate[], options: Search): Promise<ChainReport> {
  const last = chain[chain.length - 1] as Certificate
  const fault = lookCertificateFault(last, chain.length - 2, options.at)
  if (fault !== null) return report(fault, chain)
  if (options.anchors.some(({ der }) => isSameBytes(der, last.der))) return report('chain.trusted', chain)
  if (chain.length >= maxLength) return report('chain.path-too-long', chain)
  let best: ChainReport = report('chain.incomplete', chain)
  for (const issuer of issuersOf(last, chain, options)) {
    if (options.budget.signatures-- <= 0) break
    const link = await lookLinkFault(last, issuer, options.cryptography)
    const found = link === null ? await extend([...chain, issuer], options) : report(link, chain)
    if (found.result === 'passed') return found
    if (best.reason === 'chain.incomplete') best = found
  }
  return best
}

function issuersOf(last: Certificate, chain: readonly Certificate[], { anchors, pool }: ChainOptions) {
  const candidates = [...anchors, ...pool].filter(
    (candidate, index, all) =>
      candidate.subjectName === last.issuerName &&
      !chain.some(({ der }) => isSameBytes(der, candidate.der)) &&
      all.findIndex(({ der }) => isSameBytes(der, candidate.der)) === index,
  )
  return candidates.slice(0, 4)
}

/** Why `issuer` did not sign `subject`, or null. */
export async function lookLinkFault(
  subject: Certificate,
  issuer: Certificate,
  cryptography: Cryptography,
): Promise<ChainReason | null> {
  if (!issuer.isAuthority) return 'chain.not-an-authority'
  if (issuer.keyUsage !== null && !issuer.keyUsage.has(certificateSigning)) return 'chain.key-usage'
  const { algorithm, message, signature } = subject.signed
  if (algorithm === null || issuer.publicKey === null) return 'chain.unsupported-algorithm'
  const isValid = await isSignatureValid({ algorithm, key: issuer.publicKey, message, signature }, cryptography)
  return isValid ? null : 'chain.signature-mismatch'
}

/** `authoritiesBelow`: how many authorities stand between this one and the certificate that is judged. */
function lookCertificateFault(certificate: Certificate, authoritiesBelow: number, at: Date): ChainReason | null {
  if (certificate.unknownCritical.length > 0) return 'chain.critical-extension'
  if (at < certificate.notBefore) return 'chain.not-yet-valid'
  if (at > certificate.notAfter) return 'chain.expired'
  const { pathLength } = certificate
  return pathLength !== null && authoritiesBelow > pathLength ? 'chain.path-too-long' : null
}

function lookUsageFault({ keyUsage, extendedKeyUsage, ...leaf }: Certificate, purpose: Purpose): ChainReason | null {
  const signs = keyUsage === null || keyUsage.has(digitalSignature) || keyUsage.has(contentCommitment)
  if (!signs) return 'chain.key-usage'
  if (purpose === 'seal') return leaf.isAuthority ? 'chain.key-usage' : null
  if (purpose === 'ocsp-signing') return extendedKeyUsage?.includes(ocspSigning) === true ? null : 'chain.key-usage'
  const isOnlyTimeStamping = extendedKeyUsage?.length === 1 && extendedKeyUsage[0] === timeStamping
  return isOnlyTimeStamping && leaf.isExtendedKeyUsageCritical ? null : 'chain.key-usage'
}

function report(reason: ChainReason, chain: readonly Certificate[]): ChainReport {
  if (reason === 'chain.trusted') return { result: 'passed', reason, chain }
  return { result: undeterminedReasons.has(reason) ? 'undetermined' : 'failed', reason, chain }
}
