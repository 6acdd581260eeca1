/** Base64 with padding, strict, as byte sequences of structured fields need it (RFC 8941, section 3.3.5). */
import { decodeBase64url, encodeBase64url } from '../multiformats/index.ts'

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
