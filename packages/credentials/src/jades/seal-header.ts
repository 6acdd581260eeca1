/**
 * The protected header of a seal: what may stand in it, and what must (RFC 7515, section 4; RFC 7797; ETSI TS 119 182-1,
 * section 5). Only parameters that are understood here are let through.
 *
 * @module
 */
import { isJsonObject } from '../crosswalk/members.ts'
import type { SignatureAlgorithm } from '../cryptography.ts'
import { type JsonObject, parseJson } from '../json/index.ts'
import { decodeBase64url, lookBase64 } from '../multiformats/index.ts'
import type { SealReason } from './seal-reasons.ts'

export interface SealHeader {
  readonly algorithm: SignatureAlgorithm
  /** Whether the payload is base64url; the European Digital Credential leaves it as it is. */
  readonly isPayloadEncoded: boolean
  readonly signedAt: Date
  readonly certificates: readonly Uint8Array[]
  readonly certificateDigest: Uint8Array
  /** Time-stamps over the payload, made before signing (`adoTst`), as DER. */
  readonly payloadTokens: readonly Uint8Array[]
}

const algorithms: readonly string[] = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] satisfies SignatureAlgorithm[]
const known = new Set([
  'alg',
  'cty',
  'kid',
  'x5t#S256',
  'x5c',
  'typ',
  'b64',
  'sigT',
  'iat',
  'adoTst',
  'crit',
  'sigPl',
  'srCms',
])
const mayBeCritical = new Set(['b64', 'sigT', 'adoTst', 'sigPl', 'srCms'])
const types = new Set<unknown>(['jose+json', 'jose', undefined])

export function readSealHeader(text: string): SealHeader | SealReason {
  const header = lookHeaderObject(text)
  if (header === null) return 'seal.malformed'
  if (Object.hasOwn(header, 'sigD')) return 'seal.detached'
  if (Object.keys(header).some((name) => !known.has(name))) return 'seal.header-unknown'
  if (!types.has(header['typ'] as unknown)) return 'seal.type-refused'
  const { alg } = header
  if (typeof alg !== 'string' || !algorithms.includes(alg)) return 'seal.algorithm-refused'
  const fault = lookCriticalFault(header)
  if (fault !== null) return fault
  const signedAt = lookSignedAt(header)
  if (signedAt === null) return 'seal.signing-time-malformed'
  const certificates = lookCertificates(header['x5c'])
  const digest = lookDigest(header['x5t#S256'])
  const payloadTokens = lookTokens(header['adoTst'])
  if (digest === null) return 'seal.certificate-reference-missing'
  if (certificates === null || payloadTokens === null) return 'seal.malformed'
  return {
    algorithm: alg as SignatureAlgorithm,
    isPayloadEncoded: header['b64'] !== false,
    signedAt,
    certificates,
    certificateDigest: digest,
    payloadTokens,
  }
}

/** DER of the tokens in a container of time-stamps (section 5.4.3.3); null when it is none. */
export function lookTokens(container: unknown): readonly Uint8Array[] | null {
  if (container === undefined) return []
  const tokens = isJsonObject(container) ? container['tstTokens'] : null
  if (!Array.isArray(tokens) || tokens.length === 0 || tokens.length > 8) return null
  if (isJsonObject(container) && Object.hasOwn(container, 'canonAlg')) return null
  const read = tokens.map((token) => (isJsonObject(token) ? lookDer(token['val']) : null))
  return read.every((token) => token !== null) ? read : null
}

export function lookDer(text: unknown): Uint8Array | null {
  return typeof text === 'string' ? lookBase64(text) : null
}

function lookHeaderObject(text: string): JsonObject | null {
  try {
    const decoded = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(decodeBase64url(text))
    const header = parseJson(decoded)
    return isJsonObject(header) ? header : null
  } catch {
    return null
  }
}

/** RFC 7515, section 4.1.11; RFC 7797, section 6; TS 119 182-1, section 5.1.9. */
function lookCriticalFault(header: JsonObject): SealReason | null {
  const { b64, crit, sigT, adoTst } = header
  if (b64 !== undefined && typeof b64 !== 'boolean') return 'seal.malformed'
  if (crit === undefined) return b64 === false || sigT !== undefined ? 'seal.critical-missing' : null
  if (!Array.isArray(crit) || crit.length === 0 || new Set(crit).size !== crit.length) return 'seal.critical-malformed'
  const isKnown = crit.every(
    (name) => typeof name === 'string' && mayBeCritical.has(name) && Object.hasOwn(header, name),
  )
  if (!isKnown) return 'seal.critical-unknown'
  const isMissing = [b64 !== undefined && 'b64', sigT !== undefined && 'sigT', adoTst !== undefined && 'adoTst'].some(
    (name) => name !== false && !crit.includes(name),
  )
  return isMissing ? 'seal.critical-missing' : null
}

/** `sigT`, or `iat` of the newer editions, but not both (section 5.1.11). */
function lookSignedAt({ sigT, iat }: JsonObject): Date | null {
  if ((sigT === undefined) === (iat === undefined)) return null
  if (iat !== undefined)
    return typeof iat === 'number' && iat > 0 && iat < 1e11 ? new Date(Math.floor(iat) * 1000) : null
  if (typeof sigT !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(sigT)) return null
  const date = new Date(sigT)
  return Number.isNaN(date.getTime()) ? null : date
}

function lookCertificates(x5c: unknown): readonly Uint8Array[] | null {
  if (x5c === undefined) return []
  if (!Array.isArray(x5c) || x5c.length === 0 || x5c.length > 16) return null
  const read = x5c.map(lookDer)
  return read.every((der) => der !== null) ? read : null
}

function lookDigest(text: unknown): Uint8Array | null {
  if (typeof text !== 'string' || text.length !== 43) return null
  try {
    return decodeBase64url(text)
  } catch {
    return null
  }
}
