/** From a password to keys: PBKDF2 (RFC 8018, section 5.2) and the older way of PKCS #12 (RFC 7292, appendix B.2). */
import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { pbkdf2Async } from '@noble/hashes/pbkdf2.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { MesheError } from '../meshe-error.ts'

const hashes = { 'sha-1': sha1, 'sha-256': sha256, 'sha-384': sha384, 'sha-512': sha512 }

export type StoreHash = keyof typeof hashes

export interface Derivation {
  readonly hash: StoreHash
  readonly salt: Uint8Array
  readonly iterations: number
  readonly length: number
}

/** What a derived key is for (RFC 7292, appendix B.3). */
export const keyPurpose = { key: 1, iv: 2, mac: 3 } as const

/** About two seconds of work; files of today have 2,000 to 600,000. */
const maxIterations = 1_000_000

/** @throws MesheError `key-store.too-costly` */
export function derivePbkdf2(password: string, { hash, iterations, length, salt }: Derivation): Promise<Uint8Array> {
  checkIterations(iterations)
  return pbkdf2Async(hashes[hash], new TextEncoder().encode(password), salt, { c: iterations, dkLen: length })
}

/**
 * @param password as `passwordBytes` writes it
 * @throws MesheError `key-store.too-costly`
 */
export function derivePkcs12(
  password: Uint8Array,
  purpose: (typeof keyPurpose)[keyof typeof keyPurpose],
  { hash: name, iterations, length, salt }: Derivation,
): Uint8Array {
  checkIterations(iterations)
  const hash = hashes[name]
  const block = hash.blockLen
  const input = new Uint8Array([...filled(salt, block), ...filled(password, block)])
  const key = new Uint8Array(length)
  for (let offset = 0; offset < length; offset += hash.outputLen) {
    let digest = hash(new Uint8Array([...new Uint8Array(block).fill(purpose), ...input]))
    for (let turn = 1; turn < iterations; turn++) digest = hash(digest)
    key.set(digest.subarray(0, length - offset), offset)
    for (let start = 0; start < input.length; start += block) addOne(input.subarray(start, start + block), digest)
  }
  return key
}

export function macOf(hash: StoreHash, key: Uint8Array, message: Uint8Array): Uint8Array {
  return hmac(hashes[hash], key, message)
}

export function hashLengthOf(hash: StoreHash): number {
  return hashes[hash].outputLen
}

/** UTF-16 with a closing zero (RFC 7292, appendix B.1). */
export function passwordBytes(password: string): Uint8Array {
  const bytes = new Uint8Array(password.length * 2 + 2)
  for (let index = 0; index < password.length; index++) {
    const unit = password.charCodeAt(index)
    bytes[index * 2] = unit >> 8
    bytes[index * 2 + 1] = unit & 255
  }
  return bytes
}

function filled(bytes: Uint8Array, block: number): Uint8Array {
  const length = Math.ceil(bytes.length / block) * block
  return Uint8Array.from({ length }, (_, index) => bytes[index % bytes.length]!)
}

/** `part = part + digest, repeated, + 1` as one large number. */
function addOne(part: Uint8Array, digest: Uint8Array): void {
  let carry = 1
  for (let index = part.length - 1; index >= 0; index--) {
    carry += part[index]! + digest[index % digest.length]!
    part[index] = carry & 255
    carry >>= 8
  }
}

function checkIterations(iterations: number): void {
  if (Number.isInteger(iterations) && iterations > 0 && iterations <= maxIterations) return
  throw new MesheError('key-store.too-costly', 'Opening the key store would take too long.', { maxIterations })
}
