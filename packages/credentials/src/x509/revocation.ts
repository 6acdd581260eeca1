/**
 * What revocation lists (RFC 5280, section 5) and OCSP answers (RFC 6960) that lie beside a seal say about a certificate.
 *
 * @module
 */
import type { Cryptography } from '../cryptography.ts'
import { type Asn1Library, hexOf, isSameBytes, ownBuffer } from './asn1-library.ts'
import { type Certificate, nameKey, toCertificate } from './certificate.ts'
import { lookLinkFault } from './chain.ts'
import { isSignatureValid, lookDigestAlgorithm, lookSignatureAlgorithm } from './signature-algorithm.ts'

export interface RevocationMaterial {
  /** DER of CertificateList. */
  readonly lists: readonly Uint8Array[]
  /** DER of OCSPResponse. */
  readonly answers: readonly Uint8Array[]
}

export type RevocationFinding =
  | { readonly state: 'good'; readonly madeAt: Date; readonly nextAt: Date | null }
  | { readonly state: 'revoked'; readonly madeAt: Date; readonly revokedAt: Date }
  | { readonly state: 'unknown' }

export interface RevocationOptions {
  readonly material: RevocationMaterial
  readonly cryptography: Cryptography
  readonly library: Asn1Library
  /** The time asked about: a good word counts when it was made after it, or still held then. */
  readonly at: Date
}

const unknown: RevocationFinding = { state: 'unknown' }
const maxMaterials = 32

/** The gravest thing that soundly signed material says; material that is not sound says nothing. */
export async function findRevocation(
  certificate: Certificate,
  issuer: Certificate,
  options: RevocationOptions,
): Promise<RevocationFinding> {
  const findings: RevocationFinding[] = []
  for (const der of options.material.lists.slice(0, maxMaterials)) {
    findings.push(await attempt(() => readList(der, certificate, issuer, options)))
  }
  for (const der of options.material.answers.slice(0, maxMaterials)) {
    findings.push(await attempt(() => readAnswer(der, certificate, issuer, options)))
  }
  const usable = findings.filter((finding) => finding.state !== 'unknown')
  const revoked = usable.find(({ state }) => state === 'revoked')
  const isTimely = (finding: RevocationFinding) =>
    finding.state === 'good' &&
    (finding.madeAt >= options.at || (finding.nextAt !== null && finding.nextAt >= options.at))
  return revoked ?? usable.find(isTimely) ?? unknown
}

async function attempt(read: () => Promise<RevocationFinding>): Promise<RevocationFinding> {
  try {
    return await read()
  } catch {
    return unknown
  }
}

async function readList(
  der: Uint8Array,
  certificate: Certificate,
  issuer: Certificate,
  { cryptography, library }: RevocationOptions,
): Promise<RevocationFinding> {
  const list = library.CertificateRevocationList.fromBER(ownBuffer(der))
  const algorithm = lookSignatureAlgorithm(list.signatureAlgorithm.algorithmId)
  const mayIssueLists = issuer.keyUsage === null || issuer.keyUsage.has(6)
  if (nameKey(list.issuer) !== issuer.subjectName || !mayIssueLists) return unknown
  if (algorithm === null || issuer.publicKey === null) return unknown
  const signature = list.signatureValue.valueBlock.valueHexView
  const signed = { algorithm, key: issuer.publicKey, message: list.tbsView, signature }
  if (!(await isSignatureValid(signed, cryptography))) return unknown
  const madeAt = list.thisUpdate.value
  const entry = list.revokedCertificates?.find(
    ({ userCertificate }) => hexOf(userCertificate.valueBlock.valueHexView) === certificate.serialNumber,
  )
  // a list that covers only some certificates (section 5.2) says nothing good about those it does not name
  const isPartial = list.crlExtensions?.extensions.some(({ critical, extnID }) => critical || extnID === '2.5.29.27')
  if (entry === undefined && isPartial === true) return unknown
  return entry === undefined
    ? { state: 'good', madeAt, nextAt: list.nextUpdate?.value ?? null }
    : { state: 'revoked', madeAt, revokedAt: entry.revocationDate.value }
}

async function readAnswer(
  der: Uint8Array,
  certificate: Certificate,
  issuer: Certificate,
  { cryptography, library }: RevocationOptions,
): Promise<RevocationFinding> {
  const response = library.OCSPResponse.fromBER(ownBuffer(der))
  const bytes = response.responseBytes?.response.getValue()
  if (bytes === undefined || response.responseStatus.valueBlock.valueDec !== 0) return unknown
  const basic = library.BasicOCSPResponse.fromBER(bytes)
  const algorithm = lookSignatureAlgorithm(basic.signatureAlgorithm.algorithmId)
  if (algorithm === null) return unknown
  const signed = {
    algorithm,
    message: basic.tbsResponseData.tbsView,
    signature: basic.signature.valueBlock.valueHexView,
  }
  const responders = [issuer, ...(basic.certs ?? []).slice(0, 8).map(toCertificate)]
  let isSigned = false
  for (const responder of responders) {
    if (!(await mayAnswer(responder, issuer, cryptography)) || responder.publicKey === null) continue
    isSigned ||= await isSignatureValid({ ...signed, key: responder.publicKey }, cryptography)
  }
  if (!isSigned) return unknown
  for (const single of basic.tbsResponseData.responses) {
    // SHA-1, which most answers use here, is a name and no proof: the responder is bound to the issuer by its signature
    const digest = lookDigestAlgorithm(single.certID.hashAlgorithm.algorithmId)
    if (hexOf(single.certID.serialNumber.valueBlock.valueHexView) !== certificate.serialNumber) continue
    if (digest !== null) {
      const keyHash = await cryptography.digest(digest, issuer.keyBits)
      if (!isSameBytes(keyHash, single.certID.issuerKeyHash.valueBlock.valueHexView)) continue
    }
    const tag = single.certStatus?.idBlock?.tagNumber
    if (tag === 0) return { state: 'good', madeAt: single.thisUpdate, nextAt: single.nextUpdate ?? null }
    if (tag !== 1) return unknown
    const revokedAt: unknown = single.certStatus.valueBlock.value[0]?.toDate?.()
    return {
      state: 'revoked',
      madeAt: single.thisUpdate,
      revokedAt: revokedAt instanceof Date ? revokedAt : new Date(0),
    }
  }
  return unknown
}

/** The issuer itself, or one it appointed to answer (RFC 6960, section 4.2.2.2). */
async function mayAnswer(responder: Certificate, issuer: Certificate, cryptography: Cryptography): Promise<boolean> {
  if (isSameBytes(responder.der, issuer.der)) return true
  if (responder.extendedKeyUsage?.includes('1.3.6.1.5.5.7.3.9') !== true) return false
  return responder.issuerName === issuer.subjectName && (await lookLinkFault(responder, issuer, cryptography)) === null
}
