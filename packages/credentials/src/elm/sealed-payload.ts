/**
 * Opens the envelope of a sealed European Digital Credential: a JWS in JSON serialization whose payload is the credential
 * as a string (RFC 7515, section 7.2; unencoded by RFC 7797). Opening is not verifying: the seal is judged elsewhere,
 * over the exact `payload`.
 *
 * @module
 */
import type { JsonObject } from '../crosswalk/encoding.ts'
import { isJsonObject } from '../crosswalk/members.ts'
import { type JsonLimits, parseJson } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { decodeBase64url } from '../multiformats/index.ts'

export interface SealedPayload {
  /** The payload member as it stands, never to be written anew before the seal is verified. */
  readonly payload: string
  readonly credential: JsonObject
}

/** Credentials carry their pictures: the official samples have up to half a megabyte. */
const sealedLimits: JsonLimits = { maxBytes: 4_194_304, maxDepth: 64, maxNodes: 60_000 }

/**
 * @throws MesheError `credential.malformed` when there is no seal or no credential in it; the `json.*` codes of the reader.
 */
export function openSealedPayload(text: string, limits: JsonLimits = sealedLimits): SealedPayload {
  const seal = parseJson(text, limits)
  const hasSeal = isJsonObject(seal) && (Array.isArray(seal['signatures']) || typeof seal['signature'] === 'string')
  if (!hasSeal || typeof seal['payload'] !== 'string') {
    throw new MesheError('credential.malformed', 'This is not a sealed credential.', { member: 'payload' })
  }
  const { payload } = seal
  const credential = parseJson(payload.trimStart().startsWith('{') ? payload : decodePayload(payload), limits)
  if (!isJsonObject(credential)) {
    throw new MesheError('credential.malformed', 'The seal does not hold a credential.', { member: 'payload' })
  }
  return { payload, credential }
}

function decodePayload(payload: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(decodeBase64url(payload))
  } catch (cause) {
    throw new MesheError(
      'credential.malformed',
      'The payload is neither JSON nor base64url.',
      { member: 'payload' },
      cause,
    )
  }
}
