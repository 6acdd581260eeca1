/** JWS in its JSON serializations, general and flattened (RFC 7515, section 7.2). */
import type { Signer } from '../cryptography.ts'
import { isJsonObject, type JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { encodeBase64url } from '../multiformats/index.ts'
import { encodeHeader, type VerifiedJws, type VerifyJwsSettings, verifySignature } from './compact-jws.ts'
import { checkHeader, decodeHeader, decodePart, malformed } from './jws-header.ts'

const encoder = new TextEncoder()
const defaultMaxLength = 512 * 1024
const maxSignatures = 16

/** What decides how a signature is read must itself be signed. */
const protectedOnly = 'alg b64 crit cty jku jwk typ x5c x5u x5t x5t#S256 iss exp nbf enc zip'.split(' ')

export interface JsonJwsSignature {
  readonly signer: Signer
  /** Members of the protected header beside `alg`. */
  readonly protected?: JsonObject | undefined
  /** Members that are not signed. */
  readonly header?: JsonObject | undefined
}

/** Signs with one key or more; the payload is written encoded. */
export async function signGeneralJws(payload: string, signatures: readonly JsonJwsSignature[]): Promise<JsonObject> {
  const encoded = encodeBase64url(encoder.encode(payload))
  const made: JsonObject[] = []
  for (const signature of signatures) made.push(await signOne(encoded, signature))
  return { payload: encoded, signatures: made }
}

export async function signFlattenedJws(payload: string, signature: JsonJwsSignature): Promise<JsonObject> {
  const encoded = encodeBase64url(encoder.encode(payload))
  return { payload: encoded, ...(await signOne(encoded, signature)) }
}

async function signOne(payload: string, { signer, protected: members = {}, header }: JsonJwsSignature) {
  const head = encodeHeader(signer, members)
  const signature = encodeBase64url(await signer.sign(encoder.encode(`${head}.${payload}`)))
  return { protected: head, ...(header === undefined ? {} : { header }), signature }
}

/** One signature of a JWS in JSON, as it stands. */
export interface JsonJwsPart {
  readonly protected: string
  /** Parsed from `protected`. */
  readonly protectedHeader: JsonObject
  readonly unprotectedHeader: JsonObject
  readonly signature: Uint8Array
}

export interface JsonJws {
  /** As it stands: encoded, or the text itself under `b64: false`. */
  readonly payload: string
  readonly parts: readonly JsonJwsPart[]
}

/**
 * Takes a JWS in JSON apart; nothing is verified.
 *
 * @throws MesheError `jws.malformed`, `jws.too-large`, `jws.header-overlap` (a name in both headers),
 *   `jws.unprotected-parameter` (a decisive parameter outside the signature) or a code of `parseJson`
 */
export function decodeJsonJws(jws: JsonObject, maxLength = defaultMaxLength): JsonJws {
  const { payload, signatures } = jws
  if (typeof payload !== 'string') throw malformed('payload')
  if (payload.length > maxLength) throw new MesheError('jws.too-large', 'The token is too long.', { maxLength })
  if (signatures === undefined) return { payload, parts: [decodeSignature(jws)] }
  const isMixed = ['signature', 'protected', 'header'].some((member) => jws[member] !== undefined)
  if (isMixed || !Array.isArray(signatures) || signatures.length === 0 || signatures.length > maxSignatures) {
    throw malformed('signatures')
  }
  return { payload, parts: signatures.map(decodeSignature) }
}

function decodeSignature(value: unknown): JsonJwsPart {
  if (!isJsonObject(value)) throw malformed('signatures')
  const { protected: head, header = {}, signature } = value
  if (typeof head !== 'string') throw malformed('protected')
  if (!isJsonObject(header)) throw malformed('header')
  if (typeof signature !== 'string') throw malformed('signature')
  const protectedHeader = decodeHeader(head)
  for (const member of Object.keys(header)) {
    if (Object.hasOwn(protectedHeader, member)) {
      throw new MesheError('jws.header-overlap', 'A parameter stands in both headers.', { member: member.slice(0, 40) })
    }
    if (protectedOnly.includes(member)) {
      throw new MesheError('jws.unprotected-parameter', 'A decisive parameter is not signed.', { member })
    }
  }
  return { protected: head, protectedHeader, unprotectedHeader: header, signature: decodePart(signature, 'signature') }
}

export interface VerifiedJsonJws extends VerifiedJws {
  readonly unprotectedHeader: JsonObject
}

/**
 * Verifies a JWS in JSON: every one of its signatures must hold. The key finder sees both headers as one.
 *
 * @throws MesheError as `decodeJsonJws` and `verifyCompactJws` do
 */
export async function verifyJsonJws(jws: JsonObject, settings: VerifyJwsSettings): Promise<readonly VerifiedJsonJws[]> {
  const { payload, parts } = decodeJsonJws(jws, settings.maxLength)
  const verified: VerifiedJsonJws[] = []
  for (const part of parts) {
    const { protectedHeader: header, unprotectedHeader } = part
    const algorithm = checkHeader(header, settings)
    const bytes = header['b64'] === false ? encoder.encode(payload) : decodePart(payload, 'payload')
    const key = await settings.findKey({ ...unprotectedHeader, ...header }, bytes)
    const message = encoder.encode(`${part.protected}.${payload}`)
    await verifySignature(key, { algorithm, message, signature: part.signature }, settings)
    verified.push({ header, unprotectedHeader, payload: bytes, key })
  }
  return verified
}
