/** RSAPublicKey in DER (RFC 8017, appendix A.1.1): two numbers in a sequence. */
import { MesheError } from '../meshe-error.ts'

export interface RsaNumbers {
  /** Big-endian, without leading zeros. */
  readonly modulus: Uint8Array
  readonly exponent: Uint8Array
}

export function encodeRsaPublicKey({ modulus, exponent }: RsaNumbers): Uint8Array {
  return element(0x30, [...integer(modulus), ...integer(exponent)])
}

/** @throws MesheError `key.unsupported` when the bytes are not exactly one RSAPublicKey in DER */
export function decodeRsaPublicKey(der: Uint8Array): RsaNumbers {
  const sequence = readElement(der, 0, 0x30)
  if (sequence.end !== der.length) throw malformed()
  const modulus = readInteger(der, sequence.start)
  const exponent = readInteger(der, modulus.end)
  if (exponent.end !== der.length) throw malformed()
  return { modulus: modulus.value, exponent: exponent.value }
}

function integer(value: Uint8Array): Uint8Array {
  return element(0x02, value[0]! >= 0x80 ? [0, ...value] : value)
}

function element(tag: number, content: ArrayLike<number>): Uint8Array {
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Uint8Array.from([tag, ...size, ...Array.from(content)])
}

function readInteger(der: Uint8Array, at: number): { readonly value: Uint8Array; readonly end: number } {
  const { start, end } = readElement(der, at, 0x02)
  const bytes = der.slice(start, end)
  const isPadded = bytes[0] === 0 && bytes.length > 1
  const isMinimal = !isPadded || bytes[1]! >= 0x80
  if (bytes.length === 0 || bytes[0]! >= 0x80 || !isMinimal) throw malformed()
  return { value: isPadded ? bytes.slice(1) : bytes, end }
}

function readElement(der: Uint8Array, at: number, tag: number): { readonly start: number; readonly end: number } {
  const first = der[at + 1] ?? 0
  if (der[at] !== tag || first === 0x80 || first > 0x82) throw malformed()
  const more = first < 0x80 ? 0 : first - 0x80
  let length = more === 0 ? first : 0
  for (let index = 0; index < more; index += 1) length = length * 256 + (der[at + 2 + index] ?? 0)
  if ((more === 1 && length < 0x80) || (more === 2 && length < 0x100)) throw malformed()
  const start = at + 2 + more
  if (start + length > der.length) throw malformed()
  return { start, end: start + length }
}

function malformed(): MesheError {
  return new MesheError('key.unsupported', 'The bytes are not an RSA public key.')
}
