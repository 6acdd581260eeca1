/** base64url without padding (RFC 4648, section 5), strict: one text for one sequence of bytes. */
import { findNativeBase64url, type NativeBase64url } from './native-base64url.ts'
import { decodePortably, encodePortably } from './portable-base64url.ts'

/** Shorter ones are done before a call of the platform has begun. */
const minimumForNative = 48

export interface Base64url {
  encode(bytes: Uint8Array): string
  decode(text: string): Uint8Array
}

/** Long texts go through what the platform has; whatever it does not write the same way again is judged by our own reading. */
export function createBase64url(native: NativeBase64url | null): Base64url {
  if (native === null) return { encode: encodePortably, decode: decodePortably }
  return {
    encode: (bytes) => (bytes.length < minimumForNative ? encodePortably(bytes) : native.encode(bytes)),
    decode(text) {
      if (text.length < minimumForNative) return decodePortably(text)
      const bytes = native.lookDecoded(text)
      return bytes !== null && native.encode(bytes) === text ? bytes : decodePortably(text)
    },
  }
}

const platform = createBase64url(findNativeBase64url(globalThis))

export function encodeBase64url(bytes: Uint8Array): string {
  return platform.encode(bytes)
}

/** @throws MesheError `multibase.malformed` for padding, a foreign character, a length or last bits no encoder writes. */
export function decodeBase64url(text: string): Uint8Array {
  return platform.decode(text)
}
