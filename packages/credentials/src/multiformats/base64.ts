/** Base64 with padding (RFC 4648, section 4), strict: one text for one sequence of bytes. */
import { decodeBase64url, encodeBase64url } from './base64url.ts'

export function encodeBase64(bytes: Uint8Array): string {
  const text = encodeBase64url(bytes).replaceAll('-', '+').replaceAll('_', '/')
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}

/** Null for anything an encoder would not write. */
export function lookBase64(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null
  try {
    return decodeBase64url(text.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_'))
  } catch {
    return null
  }
}
