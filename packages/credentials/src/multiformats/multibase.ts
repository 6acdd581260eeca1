/** Multibase as the norms use it: `z` base58btc and `u` base64url (Controlled Identifiers 1.0, section 2.4). */
import { MesheError } from '../meshe-error.ts'
import { decodeBase58, encodeBase58 } from './base58.ts'
import { decodeBase64url, encodeBase64url } from './base64url.ts'

export type MultibaseEncoding = 'base58btc' | 'base64url'

export function encodeMultibase(bytes: Uint8Array, encoding: MultibaseEncoding): string {
  return encoding === 'base58btc' ? `z${encodeBase58(bytes)}` : `u${encodeBase64url(bytes)}`
}

/** @throws MesheError `multibase.malformed` for another prefix or text outside the alphabet. */
export function decodeMultibase(text: string): Uint8Array {
  const prefix = text[0]
  if (prefix === 'z') return decodeBase58(text.slice(1))
  if (prefix === 'u') return decodeBase64url(text.slice(1))
  throw new MesheError('multibase.malformed', 'The text has no multibase prefix that is known here.')
}
