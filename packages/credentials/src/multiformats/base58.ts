/** base58btc, the alphabet of Bitcoin (Controlled Identifiers 1.0, section 2.4). */
import { MesheError } from '../meshe-error.ts'

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const codeOf = Uint8Array.from(alphabet, (character) => character.charCodeAt(0))
const digitOf = new Int8Array(128).fill(-1)
for (let digit = 0; digit < alphabet.length; digit += 1) digitOf[codeOf[digit]!] = digit
const asciiDecoder = new TextDecoder()
/** The cost grows with the square of the length; keys and signatures stay far below. */
const maxLength = 4096

/** Three bytes and four characters are taken at a time: a product of both still is an exact number. */
const threeBytes = 2 ** 24
const fourDigits = 58 ** 4

export function encodeBase58(bytes: Uint8Array): string {
  const { length } = bytes
  const limbs = new Float64Array(Math.ceil(length * 0.35) + 1)
  let count = 0
  for (let index = 0, next = length % 3 || 3; index < length; index = next, next += 3) {
    let carry = 0
    for (let at = index; at < next; at += 1) carry = carry * 256 + bytes[at]!
    for (let limb = 0; limb < count; limb += 1) {
      carry += limbs[limb]! * threeBytes
      const rest = Math.floor(carry / fourDigits)
      limbs[limb] = carry - rest * fourDigits
      carry = rest
    }
    for (; carry > 0; carry = Math.floor(carry / fourDigits)) limbs[count++] = carry % fourDigits
  }
  const codes = new Uint8Array(count * 4)
  let position = codes.length
  for (let limb = 0; limb < count; limb += 1) {
    let rest = limbs[limb]! | 0
    for (let digits = 0; digits < 4; digits += 1) {
      const quotient = (rest / 58) | 0
      codes[--position] = codeOf[rest - quotient * 58]!
      rest = quotient
    }
  }
  while (codes[position] === codeOf[0]) position += 1
  return '1'.repeat(leadingZeros(bytes)) + asciiDecoder.decode(codes.subarray(position))
}

/** @throws MesheError `multibase.malformed` for a character outside the alphabet or more than 4,096 of them. */
export function decodeBase58(text: string): Uint8Array {
  const { length } = text
  if (length > maxLength) throw new MesheError('multibase.malformed', 'The base58 text is too long.')
  const limbs = new Float64Array(Math.ceil(length / 4) + 1)
  let count = 0
  for (let index = 0, next = length % 4 || 4; index < length; index = next, next += 4) {
    let carry = 0
    for (let at = index; at < next; at += 1) carry = carry * 58 + digitAt(text, at)
    for (let limb = 0; limb < count; limb += 1) {
      carry += limbs[limb]! * fourDigits
      const rest = Math.floor(carry / threeBytes)
      limbs[limb] = carry - rest * threeBytes
      carry = rest
    }
    if (carry > 0) limbs[count++] = carry
  }
  const bytes = new Uint8Array(count * 3)
  let position = bytes.length
  for (let index = 0; index < count; index += 1) {
    const limb = limbs[index]!
    bytes[--position] = limb
    bytes[--position] = limb >> 8
    bytes[--position] = limb >> 16
  }
  let zeros = 0
  while (text.charCodeAt(zeros) === codeOf[0]) zeros += 1
  const whole = bytes.subarray(leadingZeros(bytes))
  if (zeros === 0) return whole.slice()
  const padded = new Uint8Array(zeros + whole.length)
  padded.set(whole, zeros)
  return padded
}

function digitAt(text: string, index: number): number {
  const code = text.charCodeAt(index)
  const digit = code < 128 ? digitOf[code]! : -1
  if (digit < 0) throw new MesheError('multibase.malformed', 'The text is not base58.')
  return digit
}

function leadingZeros(bytes: Uint8Array): number {
  let count = 0
  while (count < bytes.length && bytes[count] === 0) count += 1
  return count
}
