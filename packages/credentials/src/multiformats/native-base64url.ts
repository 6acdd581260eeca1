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

interface BytesFromBase64 {
  fromBase64(text: string, options: object): Uint8Array
}

interface NodeBuffer {
  from(text: string, encoding: 'base64url'): Uint8Array
  from(bytes: ArrayBufferLike, offset: number, length: number): { toString(encoding: 'base64url'): string }
}

/** `globalThis`, or a part of it. */
export interface Platform {
  readonly Uint8Array?: object
  readonly Buffer?: unknown
}

/** Null where the platform has neither. */
export function findNativeBase64url(platform: Platform): NativeBase64url | null {
  if (platform.Uint8Array !== undefined && 'fromBase64' in platform.Uint8Array) {
    return byUint8Array(platform.Uint8Array as BytesFromBase64)
  }
  return platform.Buffer === undefined ? null : byBuffer(platform.Buffer as NodeBuffer)
}

function byUint8Array(bytesClass: BytesFromBase64): NativeBase64url {
  const options = { alphabet: 'base64url', omitPadding: true }
  return {
    encode: (bytes) => (bytes as Uint8Array & BytesWithBase64).toBase64(options),
    lookDecoded(text) {
      try {
        return bytesClass.fromBase64(text, options)
      } catch {
        return null
      }
    },
  }
}

function byBuffer(buffer: NodeBuffer): NativeBase64url {
  return {
    encode: (bytes) => buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url'),
    // a copy of its own: small buffers share their memory with others
    lookDecoded: (text) => new Uint8Array(buffer.from(text, 'base64url')),
  }
}
