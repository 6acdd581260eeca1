/** Refuses keys under which anybody could sign, or that are no keys at all. */
import type { PublicKey } from '../cryptography.ts'
import { MesheError } from '../meshe-error.ts'
import { decodePoint, isCurveName } from './curves.ts'
import { isCanonicalPoint, isLowOrderPoint } from './ed25519-points.ts'
import { decodeRsaPublicKey } from './rsa-public-key.ts'

const minimumRsaBits = 2048
const maximumRsaBits = 8192

/** Keys that were found sound, by identity: they are immutable, and curve arithmetic is not free. */
const sound = new WeakSet<PublicKey>()

/**
 * @throws MesheError `key.unsupported` for bytes that are no such key, `key.low-order` (Ed25519 points under which one
 *   signature fits many messages), `key.not-on-curve`, `key.too-weak` (RSA below 2048 bits or with a strange exponent)
 */
export function checkPublicKey(key: PublicKey): void {
  if (sound.has(key)) return
  if (key.algorithm === 'Ed25519') checkEd25519(key.publicKey)
  else if (isCurveName(key.algorithm)) decodePoint(key.algorithm, key.publicKey)
  else checkRsa(key.publicKey)
  sound.add(key)
}

function checkEd25519(publicKey: Uint8Array): void {
  if (publicKey.length !== 32) {
    throw new MesheError('key.unsupported', 'An Ed25519 public key has 32 bytes.', { length: publicKey.length })
  }
  if (isLowOrderPoint(publicKey)) throw new MesheError('key.low-order', 'Anybody could sign for this key.')
  if (!isCanonicalPoint(publicKey)) throw new MesheError('key.not-on-curve', 'The bytes do not encode a point.')
}

function checkRsa(publicKey: Uint8Array): void {
  const { modulus, exponent } = decodeRsaPublicKey(publicKey)
  const bits = modulus.length * 8 - Math.clz32(modulus[0]!) + 24
  const isOdd = (modulus.at(-1)! & 1) === 1 && (exponent.at(-1)! & 1) === 1
  const isSmall = exponent.length === 1 && exponent[0]! < 3
  if (bits < minimumRsaBits || bits > maximumRsaBits || !isOdd || isSmall || exponent.length > 8) {
    throw new MesheError('key.too-weak', 'The RSA key does not protect anything.', { bits })
  }
}
