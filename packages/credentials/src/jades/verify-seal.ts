/**
 * Judges a JAdES seal, B-B to B-LTA (ETSI TS 119 182-1; the way of judging follows EN 319 102-1): whether the content is
 * unchanged, whether the certificate leads to an anchor, and when it was sealed — three answers, none inside another.
 *
 * @module
 */
import { isJsonObject } from '../crosswalk/members.ts'
import type { Cryptography } from '../cryptography.ts'
import type { JsonObject } from '../json/index.ts'
import { decodeBase64url } from '../multiformats/index.ts'
import { type Certificate, isSameBytes, loadAsn1Library, lookCertificate } from '../x509/index.ts'
import { judgeTime } from './judge-time.ts'
import { hasRevocationData, judgeTrust } from './judge-trust.ts'
import type { OpenedSeal, SealLevel, SealOptions, SealReport, SealSituation } from './opened-seal.ts'
import { readSealHeader, type SealHeader } from './seal-header.ts'
import { integrityReasons, type SealReason, timeReasons, trustReasons } from './seal-reasons.ts'
import { lookUnsignedMaterial } from './unsigned-material.ts'

const maxCertificates = 64

/** Never throws for what it is given. */
export async function verifySeal(seal: JsonObject, options: SealOptions): Promise<SealReport> {
  try {
    const situation = { ...options, library: await loadAsn1Library() }
    const opened = await open(seal, situation)
    return typeof opened === 'string' ? refused(opened) : await judge(opened, situation)
  } catch {
    return refused('seal.check-broke-off')
  }
}

async function open(seal: JsonObject, situation: SealSituation): Promise<OpenedSeal | SealReason> {
  const { cryptography, library } = situation
  const { payload, signatures } = seal
  if (typeof payload !== 'string' || !Array.isArray(signatures)) return 'seal.malformed'
  if (signatures.length !== 1) return 'seal.several-signatures'
  const [signature] = signatures
  if (!isJsonObject(signature)) return 'seal.malformed'
  const { header: unprotected, protected: protectedText, signature: signatureText } = signature
  if (typeof protectedText !== 'string' || typeof signatureText !== 'string') return 'seal.malformed'
  if (unprotected !== undefined && !isJsonObject(unprotected)) return 'seal.malformed'
  if (Object.keys(unprotected ?? {}).some((name) => name !== 'etsiU')) return 'seal.header-unprotected'
  const header = readSealHeader(protectedText)
  if (typeof header === 'string') return header
  const material = lookUnsignedMaterial(unprotected?.['etsiU'])
  if (material === null) return 'seal.malformed'
  const travelling = [...header.certificates, ...material.certificates]
  if (travelling.length > maxCertificates) return 'seal.malformed'
  const pool = travelling.map((der) => lookCertificate(der, library))
  const certificate = await findSealCertificate(header, pool, cryptography)
  if (typeof certificate === 'string') return certificate
  const certificates = pool.filter((one) => one !== null)
  return { header, protectedText, payload, signatureText, certificate, pool: certificates, material }
}

/** The certificate whose digest was signed: the first of `x5c`, or the one of `xVals` when there is no `x5c`. */
async function findSealCertificate(
  { certificates, certificateDigest }: SealHeader,
  pool: readonly (Certificate | null)[],
  { sha256 }: Cryptography,
): Promise<Certificate | SealReason> {
  const [first] = pool
  if (certificates.length > 0) {
    if (first === null || first === undefined) return 'seal.certificate-malformed'
    return isSameBytes(await sha256(first.der), certificateDigest) ? first : 'seal.certificate-mismatch'
  }
  for (const candidate of pool) {
    if (candidate !== null && isSameBytes(await sha256(candidate.der), certificateDigest)) return candidate
  }
  return 'seal.certificate-missing'
}

async function judge(seal: OpenedSeal, situation: SealSituation): Promise<SealReport> {
  const { certificate, header, payload, protectedText } = seal
  const key = certificate.publicKey
  if (key === null) return refused('seal.key-unsupported')
  const signature = lookBytes(seal.signatureText)
  if (signature === null) return refused('seal.malformed')
  const message = new TextEncoder().encode(`${protectedText}.${payload}`)
  const isIntact = await situation.cryptography.verify({ algorithm: header.algorithm, key, message, signature })
  if (!isIntact) return refused('seal.signature-mismatch')
  const content = header.isPayloadEncoded ? lookText(payload) : payload
  if (content === null) return refused('seal.payload-malformed')
  const time = await judgeTime(seal, situation)
  const trust = await judgeTrust(seal, time.provenAt ?? situation.now, situation)
  return {
    integrity: { result: 'passed', reason: 'seal.intact' },
    trust: { result: trustReasons[trust], reason: trust },
    time: { result: timeReasons[time.reason], reason: time.reason, provenAt: time.provenAt },
    level: await levelOf(seal, time, situation),
    signedAt: header.signedAt,
    sealedBy: certificate.subject,
    content,
  }
}

interface StampFinding {
  readonly hasSignatureStamp: boolean
  readonly hasArchiveStamp: boolean
}

async function levelOf(seal: OpenedSeal, stamps: StampFinding, situation: SealSituation): Promise<SealLevel> {
  if (!stamps.hasSignatureStamp) return 'B-B'
  if (!(await hasRevocationData(seal, situation))) return 'B-T'
  return stamps.hasArchiveStamp ? 'B-LTA' : 'B-LT'
}

function lookBytes(text: string): Uint8Array | null {
  try {
    return decodeBase64url(text)
  } catch {
    return null
  }
}

function lookText(text: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(decodeBase64url(text))
  } catch {
    return null
  }
}

function refused(reason: SealReason): SealReport {
  return {
    integrity: { result: integrityReasons[reason], reason },
    trust: { result: 'undetermined', reason: 'trust.not-judged' },
    time: { result: 'undetermined', reason: 'time.not-judged', provenAt: null },
    level: null,
    signedAt: null,
    sealedBy: null,
    content: null,
  }
}
