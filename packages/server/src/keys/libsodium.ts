/** Ed25519 by libsodium, which takes half the time of OpenSSL; its native build is an optional dependency. */
import { createRequire } from 'node:module'

/** What is used of `sodium-native`; it throws for buffers of another length. */
export interface Libsodium {
  crypto_sign_seed_keypair(publicKey: Buffer, secretKey: Buffer, seed: Buffer): void
  crypto_sign_detached(signature: Buffer, message: Uint8Array, secretKey: Buffer): void
  crypto_sign_verify_detached(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean
}

/** Null on machines for which there is no build of it; `node:crypto` does the same work there. */
export const libsodium: Libsodium | null = load()

function load(): Libsodium | null {
  try {
    return createRequire(import.meta.url)('sodium-native')
  } catch {
    return null
  }
}
