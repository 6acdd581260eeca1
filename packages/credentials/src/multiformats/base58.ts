/** base58btc, the alphabet of Bitcoin (Controlled Identifiers 1.0, section 2.4). */
import { MesheError } from '../meshe-error.ts'

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const digitOf = new Map(Array.from(alphabet, (character, digit) => [character, digit]))
/** The cost grows with the square of the length; keys and signatures stay far below. */
const maxLength = 4096

export function encodeBase58(bytes: Uint8Array): string {
  const digits: number[] = []
  for (const byte of bytes) {
    let carry = byte
    for (let index = 0; index < digits.length; index += 1) {
      carry += digits[index]! * 256
      digits[index] = carry % 58
      carry = Math.floor(carry / 58)
    }
    for (; carry > 0; carry = Math.floor(carry / 58)) digits.push(carry % 58)
  }
  const zeros = leadingCount(bytes, 0)
  const rest = digits.reverse().map((digit) => alphabet[digit])
  return '1'.repeat(zeros) + rest.join('')
}

/** @throws MesheError `multibase.malformed` for a character outside the alphabet or more than 4,096 of them. */
export function decodeBase58(text: string): Uint8Array {
  if (text.length > maxLength) throw new MesheError('multibase.malformed', 'The base58 text is too long.')
  const bytes: number[] = []
  for (const character of text) {
    const digit = digitOf.get(character)
    if (digit === undefined) throw new MesheError('multibase.malformed', 'The text is not base58.')
    let carry = digit
    for (let index = 0; index < bytes.length; index += 1) {
      carry += bytes[index]! * 58
      bytes[index] = carry & 0xff
      carry >>= 8
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 0xff)
  }
  const zeros = leadingCount(text, '1')
  return Uint8Array.from([...new Array<number>(zeros).fill(0), ...bytes.reverse()])
}

function leadingCount<T>(sequence: ArrayLike<T>, value: T): number {
  let count = 0
  while (count < sequence.length && sequence[count] === value) count += 1
  return count
}
