/**
 * The effects of cryptography from what every browser has (Web Cryptography API, Compression Streams).
 *
 * @module
 */
import type { Cryptography, PublicKey, Signature, SignatureAlgorithm, Signer } from '../cryptography.ts'
import { keyTypeOf, toJwk } from '../jose/index.ts'
import { MesheError } from '../meshe-error.ts'
import { runThrough } from './bounded-stream.ts'
import { webAlgorithms, webDigests } from './web-algorithms.ts'
import type { WebKey, WebPlatform } from './web-platform.ts'

/**
 * `createWebCryptography(globalThis)` in a browser, Node.js, Deno or Bun; in a browser only in a secure context (https).
 * Inflating throws `json.too-large` past its bound.
 */
export function createWebCryptography(platform: WebPlatform): Cryptography {
  const { crypto, CompressionStream, DecompressionStream } = platform
  const digest = async (name: string, bytes: Uint8Array) =>
    new Uint8Array(await crypto.subtle.digest(name, new Uint8Array(bytes)))
  const verify = (signature: Signature) => verifyWith(platform, signature)
  return {
    sha256: (bytes) => digest('SHA-256', bytes),
    digest: (algorithm, bytes) => digest(webDigests[algorithm], bytes),
    verifyEd25519: ({ message, publicKey, signature }) =>
      verify({ algorithm: 'EdDSA', key: { algorithm: 'Ed25519', publicKey }, message, signature }),
    verify,
    gunzip: (bytes, maxBytes) => runThrough(new DecompressionStream('gzip'), bytes, maxBytes),
    gzip: (bytes) => runThrough(new CompressionStream('gzip'), bytes, Number.POSITIVE_INFINITY),
    inflate: (bytes, maxBytes) => runThrough(new DecompressionStream('deflate'), bytes, maxBytes),
    deflate: (bytes) => runThrough(new CompressionStream('deflate'), bytes, Number.POSITIVE_INFINITY),
    randomBytes: (length) => {
      const bytes = new Uint8Array(length)
      crypto.getRandomValues(bytes)
      return bytes
    },
  }
}

export interface WebSignerSettings {
  /** Private `CryptoKey` made for signing; it may be one that cannot be exported. */
  readonly key: WebKey
  /** Absolute DID URL of the verification method. */
  readonly verificationMethod: string
  /** Default: `EdDSA`. */
  readonly algorithm?: SignatureAlgorithm | undefined
}

/** A signer over a private key of the Web Cryptography API. */
export function createWebSigner(platform: WebPlatform, settings: WebSignerSettings): Signer {
  const { algorithm = 'EdDSA', key, verificationMethod } = settings
  return {
    algorithm,
    verificationMethod,
    sign: async (message) =>
      new Uint8Array(
        await platform.crypto.subtle.sign(webAlgorithms[algorithm].signature, key as never, new Uint8Array(message)),
      ),
  }
}

async function verifyWith({ crypto }: WebPlatform, { algorithm, key, message, signature }: Signature) {
  if (keyTypeOf(algorithm) !== key.algorithm) return false
  const jwk = lookJwk(key)
  if (jwk === null) return false
  const { key: keyAlgorithm, signature: how } = webAlgorithms[algorithm]
  const webKey = await crypto.subtle.importKey('jwk', jwk, keyAlgorithm, false, ['verify'])
  return crypto.subtle.verify(how, webKey as never, new Uint8Array(signature), new Uint8Array(message))
}

/** Null for bytes that are no key of their kind. */
function lookJwk(key: PublicKey): object | null {
  try {
    return toJwk(key)
  } catch (error) {
    if (error instanceof MesheError) return null
    throw error
  }
}
