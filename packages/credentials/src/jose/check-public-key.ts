/** Refuses keys under which anybody could sign, or that are no keys at all. */
import type { PublicKey } from '../cryptography.ts'
import { MesheError } from '../meshe-error.ts'
import { decodePoint, isCurveName } from './curves.ts'
import { decodeRsaPublicKey } from './rsa-public-key.ts'

/** y-coordinates of the eight points of small order of edwards25519, and those that spell 0, 1 and -1 otherwise. */
const lowOrder = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
])
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
  const unsigned = Array.from(publicKey, (byte, index) => (index === 31 ? byte & 0x7f : byte))
  if (lowOrder.has(unsigned.map((byte) => byte.toString(16).padStart(2, '0')).join(''))) {
    throw new MesheError('key.low-order', 'Anybody could sign for this key.')
  }
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
