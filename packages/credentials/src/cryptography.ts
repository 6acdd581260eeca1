/**
 * The effects that cryptography needs, handed in by whoever runs this package: `node:crypto` on the server,
 * WebCrypto in the browser. Nothing in this package makes randomness or reads a clock by itself.
 *
 * @module
 */

/** A value now or later: WebCrypto answers later, `node:crypto` answers now. */
export type Eventually<T> = T | Promise<T>

export interface Ed25519Signature {
  /** The raw 32-byte public key. */
  readonly publicKey: Uint8Array
  readonly message: Uint8Array
  /** The raw 64-byte signature (RFC 8032). */
  readonly signature: Uint8Array
}

export interface Cryptography {
  sha256(bytes: Uint8Array): Eventually<Uint8Array>
  verifyEd25519(signature: Ed25519Signature): Eventually<boolean>
  /** Inflates a gzip stream (RFC 1952); throws when more than `maxBytes` come out. */
  gunzip(bytes: Uint8Array, maxBytes: number): Eventually<Uint8Array>
  gzip(bytes: Uint8Array): Eventually<Uint8Array>
}

/** A private key that signs, and the name under which its public half is found. */
export interface Signer {
  /** Absolute DID URL of the verification method, e.g. `did:web:example.edu#key-1`. */
  readonly verificationMethod: string
  /** Signs with Ed25519 (RFC 8032); answers the raw 64 bytes. */
  sign(message: Uint8Array): Eventually<Uint8Array>
}
