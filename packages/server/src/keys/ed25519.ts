/**
 * Ed25519 (RFC 8032) by the fastest that this machine has. Whichever it is, the same signatures come out and are accepted: where the two
 * differ, about points of small order and y-coordinates written too large, both refuse.
 */
import { type KeyObject, sign, verify } from 'node:crypto'
import type { Ed25519Signature } from '@meshe/credentials'
import { isCanonicalPoint, isLowOrderPoint } from '@meshe/credentials/jose'
import { findEd25519KeyObject } from './key-objects.ts'
import { type Libsodium, libsodium } from './libsodium.ts'

export interface Ed25519 {
  /** What signs with a private key object; the signature is raw. */
  signWith(privateKey: KeyObject): (message: Uint8Array) => Uint8Array
  verify(signature: Ed25519Signature): boolean
}

export const opensslEd25519: Ed25519 = {
  signWith: (privateKey) => (message) => new Uint8Array(sign(null, message, privateKey)),
  verify: ({ publicKey, message, signature }) =>
    [publicKey, signature].every((bytes) => isCanonicalPoint(bytes) && !isLowOrderPoint(bytes)) &&
    publicKey.length === 32 &&
    verify(null, message, findEd25519KeyObject(publicKey), signature),
}

export const ed25519: Ed25519 = libsodium === null ? opensslEd25519 : ed25519By(libsodium)

function ed25519By(sodium: Libsodium): Ed25519 {
  return {
    signWith(privateKey) {
      // the last 32 bytes of the structure of RFC 8410 are the seed
      const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32)
      const secretKey = Buffer.alloc(64)
      sodium.crypto_sign_seed_keypair(Buffer.alloc(32), secretKey, seed)
      return (message) => {
        const signature = Buffer.alloc(64)
        sodium.crypto_sign_detached(signature, message, secretKey)
        return new Uint8Array(signature.buffer, signature.byteOffset, 64)
      }
    },
    verify: ({ publicKey, message, signature }) =>
      publicKey.length === 32 &&
      signature.length === 64 &&
      sodium.crypto_sign_verify_detached(signature, message, publicKey),
  }
}
