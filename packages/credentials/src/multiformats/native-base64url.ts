/**
 * What the platform has for base64url, many times faster than a loop: methods of `Uint8Array` (ECMAScript 2026) in browsers, `Buffer` in
 * Node.js.
 */

export interface NativeBase64url {
  /** Without padding. */
  encode(bytes: Uint8Array): string
  /** Null for what it refuses; it may pass over what is malformed. */
  lookDecoded(text: string): Uint8Array | null
}

interface BytesWithBase64 {
  toBase64(options: object): string
}

interface Platform {
  readonly Uint8Array?: { readonly fromBase64?: (text: string, options: object) => Uint8Array }
  readonly Buffer?: {
    from(text: string, encoding: 'base64url'): Uint8Array
    from(bytes: ArrayBufferLike, offset: number, length: number): { toString(encoding: 'base64url'): string }
  }
}

/** Null where the platform has neither. */
export function findNativeBase64url(platform: Platform): NativeBase64url | null {
  const { Buffer: NodeBuffer, Uint8Array: Bytes } = platform
  if (Bytes?.fromBase64 !== undefined) {
    const { fromBase64 } = Bytes
    const options = { alphabet: 'base64url', omitPadding: true }
    return {
      encode: (bytes) => (bytes as Uint8Array & BytesWithBase64).toBase64(options),
      lookDecoded(text) {
        try {
          return fromBase64.call(Bytes, text, options)
        } catch {
          return null
        }
      },
    }
  }
  if (NodeBuffer === undefined) return null
  return {
    encode: (bytes) => NodeBuffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url'),
    // a copy of its own: small buffers share their memory with others
    lookDecoded: (text) => new Uint8Array(NodeBuffer.from(text, 'base64url')),
  }
}
