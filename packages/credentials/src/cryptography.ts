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

/** Signature algorithms by their JOSE name (RFC 7518, RFC 8037); what signs and what verifies agrees on one of these. */
export type SignatureAlgorithm = 'EdDSA' | 'ES256' | 'ES384' | 'ES512' | 'RS256' | 'RS384' | 'RS512' | 'PS256'

export type KeyType = 'Ed25519' | 'P-256' | 'P-384' | 'P-521' | 'RSA'

export interface PublicKey {
  readonly algorithm: KeyType
  /**
   * The raw key, as Multikey has it: 32 bytes for Ed25519; the point of SEC 1, compressed or not, for the NIST curves;
   * DER of RSAPublicKey (RFC 8017, appendix A.1.1) for RSA.
   */
  readonly publicKey: Uint8Array
}

export interface Signature {
  readonly algorithm: SignatureAlgorithm
  readonly key: PublicKey
  readonly message: Uint8Array
  /** Raw: 64 bytes of RFC 8032, `r || s` for ECDSA (IEEE P1363), the block of RFC 8017 for RSA. */
  readonly signature: Uint8Array
}

/** Digest algorithms by their name in the IANA registry of named information. */
export type DigestAlgorithm = 'sha-256' | 'sha-384' | 'sha-512'

export interface Cryptography {
  sha256(bytes: Uint8Array): Eventually<Uint8Array>
  /** Hash of a text in UTF-8, in lower-case hexadecimal, at once. Without it a slower one of our own is used. */
  sha256Hex?(text: string): string
  digest(algorithm: DigestAlgorithm, bytes: Uint8Array): Eventually<Uint8Array>
  verifyEd25519(signature: Ed25519Signature): Eventually<boolean>
  /** False also when the algorithm does not fit the key, or the key is no point of its curve. */
  verify(signature: Signature): Eventually<boolean>
  /** Inflates a gzip stream (RFC 1952); throws when more than `maxBytes` come out. */
  gunzip(bytes: Uint8Array, maxBytes: number): Eventually<Uint8Array>
  gzip(bytes: Uint8Array): Eventually<Uint8Array>
  /** Inflates a zlib stream (RFC 1950); throws when more than `maxBytes` come out. */
  inflate(bytes: Uint8Array, maxBytes: number): Eventually<Uint8Array>
  deflate(bytes: Uint8Array): Eventually<Uint8Array>
  /** From a cryptographically secure source. */
  randomBytes(length: number): Uint8Array
}

/** A private key that signs, and the name under which its public half is found. */
export interface Signer {
  /** Absolute DID URL of the verification method, e.g. `did:web:example.edu#key-1`. */
  readonly verificationMethod: string
  /** Default: `EdDSA`. */
  readonly algorithm?: SignatureAlgorithm | undefined
  /** Answers the raw signature, as `Signature.signature` has it. */
  sign(message: Uint8Array): Eventually<Uint8Array>
}
