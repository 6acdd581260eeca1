/**
 * Time-stamp tokens (RFC 3161, RFC 5816): the imprint, the signature over it and the time it states.
 *
 * @module
 */
import type { Attribute, IssuerAndSerialNumber, SignedData, SignerInfo } from 'pkijs'
import type { Cryptography, DigestAlgorithm } from '../cryptography.ts'
import { type Asn1Library, hexOf, isSameBytes, ownBuffer } from './asn1-library.ts'
import { type Certificate, nameKey, toCertificate } from './certificate.ts'
import { isSignatureValid, lookDigestAlgorithm, lookSignatureAlgorithm } from './signature-algorithm.ts'

export type TokenReason =
  | 'token.verified'
  | 'token.malformed'
  | 'token.unsupported-algorithm'
  | 'token.imprint-mismatch'
  | 'token.digest-mismatch'
  | 'token.signer-missing'
  | 'token.signer-mismatch'
  | 'token.signature-mismatch'

export interface TokenReport {
  readonly reason: TokenReason
  /** Only of a verified token. */
  readonly time: Date | null
  readonly signer: Certificate | null
  readonly certificates: readonly Certificate[]
}

export interface TokenOptions {
  /** The bytes that were stamped. */
  readonly stamped: Uint8Array
  /** Certificates beside the token, where it carries none. */
  readonly pool: readonly Certificate[]
  readonly cryptography: Cryptography
  readonly library: Asn1Library
}

const signedDataType = '1.2.840.113549.1.7.2'
const tokenContentType = '1.2.840.113549.1.9.16.1.4'
const contentTypeAttribute = '1.2.840.113549.1.9.3'
const messageDigestAttribute = '1.2.840.113549.1.9.4'
const signingCertificateV1 = '1.2.840.113549.1.9.16.2.12'
const signingCertificateV2 = '1.2.840.113549.1.9.16.2.47'

/** Says whether a token stamps these bytes. Whether its authority is trusted is another question. Never throws. */
export async function verifyTimeStampToken(der: Uint8Array, options: TokenOptions): Promise<TokenReport> {
  try {
    return await verify(der, options)
  } catch {
    return refused('token.malformed')
  }
}

async function verify(der: Uint8Array, { stamped, pool, cryptography, library }: TokenOptions): Promise<TokenReport> {
  const envelope = library.ContentInfo.fromBER(ownBuffer(der))
  if (envelope.contentType !== signedDataType) return refused('token.malformed')
  const signed = new library.SignedData({ schema: envelope.content })
  const [signer] = signed.signerInfos
  const content = lookContent(signed)
  if (signer === undefined || signed.signerInfos.length !== 1 || content === null) return refused('token.malformed')
  const info = library.TSTInfo.fromBER(ownBuffer(content))
  const imprintDigest = lookDigestAlgorithm(info.messageImprint.hashAlgorithm.algorithmId)
  const contentDigest = lookDigestAlgorithm(signer.digestAlgorithm.algorithmId)
  if (imprintDigest === null || contentDigest === null) return refused('token.unsupported-algorithm')
  const imprint = await cryptography.digest(imprintDigest, stamped)
  if (!isSameBytes(imprint, info.messageImprint.hashedMessage.valueBlock.valueHexView)) {
    return refused('token.imprint-mismatch')
  }
  const own = certificatesOf(signed, library)
  const certificate = lookSigner(signer, [...own, ...pool], library)
  if (certificate === null) return refused('token.signer-missing')
  const reason = await judgeSignature(signer, certificate, { content, contentDigest, cryptography })
  if (reason !== 'token.verified') return refused(reason)
  return { reason, time: info.genTime, signer: certificate, certificates: own }
}

interface SignatureSituation {
  readonly content: Uint8Array
  readonly contentDigest: DigestAlgorithm
  readonly cryptography: Cryptography
}

/** RFC 5652, section 5.4: the signature covers the signed attributes, and these the content. */
async function judgeSignature(
  signer: SignerInfo,
  certificate: Certificate,
  { content, contentDigest, cryptography }: SignatureSituation,
): Promise<TokenReason> {
  const attributes = signer.signedAttrs?.attributes ?? []
  const digest = oneValue(attributes, messageDigestAttribute)
  const type = oneValue(attributes, contentTypeAttribute)
  if (digest === null || type?.valueBlock.toString() !== tokenContentType) return 'token.malformed'
  if (!isSameBytes(await cryptography.digest(contentDigest, content), digest.valueBlock.valueHexView)) {
    return 'token.digest-mismatch'
  }
  if (!(await namesSigner(attributes, certificate, cryptography))) return 'token.signer-mismatch'
  const algorithm = lookSignatureAlgorithm(signer.signatureAlgorithm.algorithmId, signer.digestAlgorithm.algorithmId)
  if (algorithm === null || certificate.publicKey === null) return 'token.unsupported-algorithm'
  const message = new Uint8Array(signer.signedAttrs?.encodedValue ?? new ArrayBuffer(0))
  const signature = signer.signature.valueBlock.valueHexView
  const isValid = await isSignatureValid({ algorithm, key: certificate.publicKey, message, signature }, cryptography)
  return isValid ? 'token.verified' : 'token.signature-mismatch'
}

/** ESSCertID (RFC 2634) or ESSCertIDv2 (RFC 5816): the token must name its certificate by digest. */
async function namesSigner(
  attributes: readonly Attribute[],
  certificate: Certificate,
  cryptography: Cryptography,
): Promise<boolean> {
  const v2 = oneValue(attributes, signingCertificateV2)
  if (v2 === null) return oneValue(attributes, signingCertificateV1) !== null
  const [first] = v2.valueBlock.value[0]?.valueBlock.value ?? []
  const parts = first?.valueBlock.value ?? []
  const hasAlgorithm = parts[0]?.idBlock.tagNumber === 16
  const oid = hasAlgorithm ? parts[0].valueBlock.value[0]?.valueBlock.toString() : '2.16.840.1.101.3.4.2.1'
  const algorithm = lookDigestAlgorithm(String(oid))
  const digest: unknown = parts[hasAlgorithm ? 1 : 0]?.valueBlock.valueHexView
  if (algorithm === null || !(digest instanceof Uint8Array)) return false
  return isSameBytes(await cryptography.digest(algorithm, certificate.der), digest)
}

// biome-ignore lint/suspicious/noExplicitAny: the reader types values of attributes as any
function oneValue(attributes: readonly Attribute[], type: string): any {
  const found = attributes.filter((attribute) => attribute.type === type)
  return found.length === 1 && found[0]?.values.length === 1 ? found[0].values[0] : null
}

function lookContent({ encapContentInfo }: SignedData): Uint8Array | null {
  if (encapContentInfo.eContentType !== tokenContentType || encapContentInfo.eContent === undefined) return null
  return new Uint8Array(encapContentInfo.eContent.getValue())
}

function certificatesOf(signed: SignedData, library: Asn1Library): readonly Certificate[] {
  return (signed.certificates ?? [])
    .slice(0, 16)
    .filter((item) => item instanceof library.Certificate)
    .map(toCertificate)
}

function lookSigner({ sid }: SignerInfo, candidates: readonly Certificate[], library: Asn1Library) {
  if (!(sid instanceof library.IssuerAndSerialNumber)) return null
  const { issuer, serialNumber }: IssuerAndSerialNumber = sid
  const [name, serial] = [nameKey(issuer), hexOf(serialNumber.valueBlock.valueHexView)]
  return candidates.find((one) => one.issuerName === name && one.serialNumber === serial) ?? null
}

function refused(reason: TokenReason): TokenReport {
  return { reason, time: null, signer: null, certificates: [] }
}
