/** The NIST curves (SEC 2, sections 2.4 to 2.6): what a point must fulfil before it is taken for a key. */
import type { KeyType } from '../cryptography.ts'
import { MesheError } from '../meshe-error.ts'

export type CurveName = Extract<KeyType, 'P-256' | 'P-384' | 'P-521'>

interface Curve {
  readonly coordinateLength: number
  readonly prime: bigint
  readonly b: bigint
  /** Big-endian, as long as a coordinate. */
  readonly order: Uint8Array
}

export const curves: Readonly<Record<CurveName, Curve>> = {
  'P-256': {
    coordinateLength: 32,
    prime: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    order: bytesOf(0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n, 32),
  },
  'P-384': {
    coordinateLength: 48,
    prime: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    order: bytesOf(
      0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
      48,
    ),
  },
  'P-521': {
    coordinateLength: 66,
    prime: 2n ** 521n - 1n,
    b: 0x51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
    order: bytesOf(
      0x1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
      66,
    ),
  },
}

export function isCurveName(name: string): name is CurveName {
  return Object.hasOwn(curves, name)
}

/** Whether `y² = x³ - 3x + b` (mod p), with both coordinates below p. */
export function isOnCurve(name: CurveName, x: Uint8Array, y: Uint8Array): boolean {
  const { prime, b } = curves[name]
  const [left, right] = [numberOf(x), numberOf(y)]
  if (left >= prime || right >= prime) return false
  return (right * right - squareOfY(left, prime, b)) % prime === 0n
}

/**
 * A point of SEC 1, section 2.3.4, compressed or not, as its two coordinates.
 *
 * @throws MesheError `key.unsupported` for another length or form, `key.not-on-curve` for a point beside the curve
 */
export function decodePoint(name: CurveName, point: Uint8Array): { readonly x: Uint8Array; readonly y: Uint8Array } {
  const { coordinateLength: length } = curves[name]
  const x = point.slice(1, 1 + length)
  if (point[0] === 4 && point.length === 1 + 2 * length) {
    const y = point.slice(1 + length)
    if (!isOnCurve(name, x, y)) throw notOnCurve(name)
    return { x, y }
  }
  if ((point[0] !== 2 && point[0] !== 3) || point.length !== 1 + length) {
    throw new MesheError('key.unsupported', 'The point is not written as SEC 1 writes it.', { curve: name })
  }
  return { x, y: decompress(name, x, point[0] === 3) }
}

/** The point compressed, as Multikey has it. */
export function compressPoint(x: Uint8Array, y: Uint8Array): Uint8Array {
  return Uint8Array.from([2 + (y.at(-1)! & 1), ...x])
}

function decompress(name: CurveName, x: Uint8Array, isOdd: boolean): Uint8Array {
  const { prime, b, coordinateLength } = curves[name]
  const value = numberOf(x)
  const square = squareOfY(value, prime, b)
  const root = power(square, (prime + 1n) / 4n, prime)
  const y = (root & 1n) === (isOdd ? 1n : 0n) ? root : prime - root
  if (value >= prime || y >= prime || (y * y - square) % prime !== 0n) throw notOnCurve(name)
  return bytesOf(y, coordinateLength)
}

function squareOfY(x: bigint, prime: bigint, b: bigint): bigint {
  const value = (x * x * x - 3n * x + b) % prime
  return value < 0n ? value + prime : value
}

/** All three primes are 3 modulo 4, so that a power gives the square root. */
function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let factor = base
  for (let left = exponent; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = (result * factor) % modulus
    factor = (factor * factor) % modulus
  }
  return result
}

function numberOf(bytes: Uint8Array): bigint {
  let digits = '0x0'
  for (const byte of bytes) digits += byte.toString(16).padStart(2, '0')
  return BigInt(digits)
}

function bytesOf(value: bigint, length: number): Uint8Array {
  const digits = value.toString(16).padStart(length * 2, '0')
  return Uint8Array.from({ length }, (_, index) => Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16))
}

function notOnCurve(curve: CurveName): MesheError {
  return new MesheError('key.not-on-curve', 'The point does not lie on its curve.', { curve })
}
