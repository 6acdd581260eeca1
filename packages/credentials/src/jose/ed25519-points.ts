/** Encodings of points of edwards25519 (RFC 8032, section 5.1.2) that no honest signer ever writes. */
import type { SignatureAlgorithm } from '../cryptography.ts'
import { encodeHex } from '../multiformats/index.ts'

/** y-coordinates of the eight points of small order, and those that spell 0, 1 and -1 otherwise. */
const lowOrder = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
])
const firstBytes = new Set([...lowOrder].map((encoding) => Number.parseInt(encoding.slice(0, 2), 16)))

/** Whether 32 bytes name a point of small order, with either sign. */
export function isLowOrderPoint(bytes: Uint8Array): boolean {
  if (!firstBytes.has(bytes[0]!)) return false
  const unsigned = bytes.slice(0, 32)
  unsigned[31]! &= 0x7f
  return lowOrder.has(encodeHex(unsigned))
}

/** Whether the y-coordinate of 32 bytes is below p = 2^255 - 19: decoding fails for any other (section 5.1.3, step 1). */
export function isCanonicalPoint(bytes: Uint8Array): boolean {
  if (bytes[0]! < 0xed || (bytes[31]! & 0x7f) !== 0x7f) return true
  return bytes.subarray(1, 31).some((byte) => byte !== 0xff)
}

/**
 * Whether R of an Ed25519 signature has a small order: no random number leads there, and libraries differ about it. A
 * signature must not be good in one place and bad in another, so it is none.
 */
export function isForgedPoint(algorithm: SignatureAlgorithm, signature: Uint8Array): boolean {
  return algorithm === 'EdDSA' && isLowOrderPoint(signature)
}
