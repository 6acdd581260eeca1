/**
 * From whatever a person drops on the page to a JSON object, or to what it looks like instead.
 *
 * @module
 */
import { hasType, isJsonObject, listOf } from '../crosswalk/members.ts'
import { decodeHeader } from '../jose/index.ts'
import { type JsonObject, parseJson } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { lookBakedBadge } from '../open-badges/index.ts'
import { fromJsonSdJwt } from '../sd-jwt/index.ts'
import { lookMessageBytes, type OpenedEnvelope, openEnvelope } from '../vc-jose/index.ts'
import type { VerificationReason } from './verification-reasons.ts'

export interface InputLimits {
  readonly maxBytes: number
  readonly maxDepth: number
  readonly maxNodes: number
}

/** A sealed credential with pictures for each page has half a megabyte; more is refused before it is parsed. */
const limitsOfVerifying: InputLimits = { maxBytes: 512 * 1024, maxDepth: 64, maxNodes: 20_000 }

/** A token in its compact form, with its header as it stands. */
export interface ReadToken {
  readonly token: string
  readonly header: JsonObject
  /** What the envelope says of it, where it came in one. */
  readonly mediaType?: string | undefined
}

/** A COSE message as bytes. */
export interface ReadMessage {
  readonly message: Uint8Array
}

/** A presentation in an envelope: whoever reads credentials only says so. */
interface ReadPresentation {
  readonly presentation: ReadToken | ReadMessage | { readonly reason: VerificationReason }
}

export type ReadInput =
  | { readonly document: JsonObject }
  | ReadToken
  | ReadMessage
  | ReadPresentation
  | { readonly reason: VerificationReason }

export function readInput(input: string | JsonObject, limits: InputLimits = limitsOfVerifying): ReadInput {
  const text = typeof input === 'string' ? input.trim() : textOfObject(input)
  if (text === null) return { reason: 'readable.not-a-credential' }
  if (text === '') return { reason: 'readable.empty' }
  const baked = text.startsWith('<') ? lookBakedBadge(text) : null
  return readText(baked ?? text, limits)
}

function readText(text: string, limits: InputLimits): ReadInput {
  if (!/^[{["]/.test(text)) return lookSecured(text, limits) ?? { reason: reasonOfText(text, limits) }
  try {
    const value = parseJson(text, limits)
    if (typeof value === 'string')
      return lookSecured(value.trim(), limits) ?? { reason: reasonOfText(value.trim(), limits) }
    return isJsonObject(value) ? readObject(value, limits) : { reason: 'readable.not-a-credential' }
  } catch (error) {
    if (!(error instanceof MesheError)) throw error
    return { reason: reasonOfError(error) }
  }
}

/** An object that only carries a token is read as that token: an envelope, or an SD-JWT in its JSON form. */
function readObject(document: JsonObject, limits: InputLimits): ReadInput {
  try {
    const opened = openEnvelope(document)
    if (opened?.type === 'EnvelopedVerifiablePresentation') return { presentation: readEnvelope(opened, limits) }
    if (opened !== null) return readEnvelope(opened, limits)
    if (!isJsonSdJwt(document)) return { document }
    return lookToken(fromJsonSdJwt(document), limits) ?? { reason: 'readable.malformed-credential' }
  } catch (error) {
    if (!(error instanceof MesheError)) throw error
    const isUnknown = error.code === 'envelope.unsupported'
    return { reason: isUnknown ? 'readable.format-not-supported-yet' : 'readable.malformed-credential' }
  }
}

function readEnvelope({ mediaType, token }: OpenedEnvelope, limits: InputLimits): ReadPresentation['presentation'] {
  const malformed = { reason: 'readable.malformed-credential' } as const
  if (mediaType.endsWith('+cose')) {
    const message = lookMessageBytes(token)
    return message === null ? malformed : { message }
  }
  const read = lookToken(token, limits)
  return read === null ? malformed : { ...read, mediaType }
}

/** Disclosures stand in the header that is not signed (RFC 9901, section 8). */
function isJsonSdJwt({ payload, header, signatures }: JsonObject): boolean {
  const headers = [header, ...listOf(signatures).map((one) => (isJsonObject(one) ? one['header'] : null))]
  return typeof payload === 'string' && headers.some((one) => isJsonObject(one) && Array.isArray(one['disclosures']))
}

/** Why an object is no credential that can be verified here, or null. */
export function lookUnsupported(document: JsonObject): VerificationReason | null {
  if (hasType(document, 'VerifiablePresentation')) return 'readable.presentation'
  const isOpenBadges2 = listOf(document['@context']).some(
    (context) => typeof context === 'string' && /^https:\/\/w3id\.org\/openbadges\/v[12]$/.test(context),
  )
  if (isOpenBadges2) return 'readable.not-a-credential'
  return hasType(document, 'VerifiableCredential') ? null : 'readable.not-a-credential'
}

function textOfObject(input: JsonObject): string | null {
  try {
    return JSON.stringify(input) ?? null
  } catch {
    return null
  }
}

function reasonOfError(error: MesheError): VerificationReason {
  switch (error.code) {
    case 'json.too-large':
    case 'json.too-deep':
      return 'readable.too-large'
    case 'json.malformed':
      return 'readable.not-json'
    default:
      return 'readable.ambiguous-json'
  }
}

function reasonOfText(text: string, { maxBytes }: InputLimits): VerificationReason {
  const start = text.slice(0, 1024)
  if (/^data:image\/|^.{0,3}PNG\r?\n|^GIF8|^RIFF.{4}WEBP|^.{0,12}(JFIF|Exif)|^.{4}ftyp(heic|avif|mif1)/s.test(start)) {
    return 'readable.looks-like-picture'
  }
  if (/^(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?(<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/is.test(start)) {
    return 'readable.looks-like-picture'
  }
  if (/^data:application\/pdf|^%PDF-/.test(start)) return 'readable.looks-like-pdf'
  if (/^<(!doctype html|html|head|body)\b/i.test(start) || /<html[\s>]/i.test(start)) {
    return 'readable.looks-like-web-page'
  }
  if (/^(https?|openid-credential-offer|openid4vp|haip|haip-vci|haip-vp):\S+$/i.test(text)) {
    return 'readable.looks-like-address'
  }
  if (text.length > maxBytes) return 'readable.too-large'
  return 'readable.not-json'
}

function lookSecured(text: string, limits: InputLimits): ReadToken | ReadMessage | null {
  return lookToken(text, limits) ?? lookMessage(text, limits)
}

/** A COSE message with its tag, or the list of four without it, in Base64 as a file of bytes is handed in. */
function lookMessage(text: string, { maxBytes }: InputLimits): ReadMessage | null {
  if (text.length > maxBytes || !/^(0oR|hE|hF)/.test(text)) return null
  const message = lookMessageBytes(text)
  return message === null || !isCoseStart(message) ? null : { message }
}

/** The list holds the signed header as bytes (RFC 9052, section 4.2). */
function isCoseStart(bytes: Uint8Array): boolean {
  const start = bytes[0] === 0xd2 ? 1 : 0
  const header = bytes[start + 1] ?? 0
  return bytes[start] === 0x84 && header >= 0x40 && header <= 0x5b && bytes.length > 64
}

/** A JWT (RFC 7519) or an SD-JWT: base64url parts of which the first is a JSON object with `alg`. */
function lookToken(text: string, { maxBytes }: InputLimits): ReadToken | null {
  if (text.length > maxBytes) return null
  const part = /^([A-Za-z0-9_-]{4,65536})\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*(~[A-Za-z0-9_.~-]*)?$/.exec(text)?.[1]
  if (part === undefined) return null
  try {
    const header = decodeHeader(part)
    return typeof header['alg'] === 'string' ? { token: text, header } : null
  } catch {
    return null
  }
}
