/** base64url without padding (RFC 4648, section 5), strict, on any platform: one text for one sequence of bytes. */
import { MesheError } from '../meshe-error.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const codeOf = Uint8Array.from(alphabet, (digit) => digit.charCodeAt(0))
const digitOf = new Int16Array(256).fill(-1)
for (let digit = 0; digit < alphabet.length; digit += 1) digitOf[alphabet.charCodeAt(digit)] = digit
const asciiDecoder = new TextDecoder()

export function encodePortably(bytes: Uint8Array): string {
  const whole = bytes.length - (bytes.length % 3)
  const codes = new Uint8Array(Math.ceil((bytes.length * 4) / 3))
  let position = 0
  for (let index = 0; index < whole; index += 3) {
    const group = (bytes[index]! << 16) | (bytes[index + 1]! << 8) | bytes[index + 2]!
    codes[position++] = codeOf[group >> 18]!
    codes[position++] = codeOf[(group >> 12) & 63]!
    codes[position++] = codeOf[(group >> 6) & 63]!
    codes[position++] = codeOf[group & 63]!
  }
  if (whole < bytes.length) {
    const group = (bytes[whole]! << 16) | ((bytes[whole + 1] ?? 0) << 8)
    codes[position++] = codeOf[group >> 18]!
    codes[position++] = codeOf[(group >> 12) & 63]!
    if (whole + 1 < bytes.length) codes[position] = codeOf[(group >> 6) & 63]!
  }
  return asciiDecoder.decode(codes)
}

/** @throws MesheError `multibase.malformed` for padding, a foreign character, a length or last bits no encoder writes. */
export function decodePortably(text: string): Uint8Array {
  const rest = text.length % 4
  if (rest === 1) throw malformed()
  const whole = text.length - rest
  const bytes = new Uint8Array((whole / 4) * 3 + (rest === 0 ? 0 : rest - 1))
  let position = 0
  for (let index = 0; index < whole; index += 4) {
    const group =
      (digitAt(text, index) << 18) |
      (digitAt(text, index + 1) << 12) |
      (digitAt(text, index + 2) << 6) |
      digitAt(text, index + 3)
    if (group < 0) throw malformed()
    bytes[position++] = group >> 16
    bytes[position++] = group >> 8
    bytes[position++] = group
  }
  if (rest === 0) return bytes
  const last = rest === 3 ? digitAt(text, whole + 2) : 0
  const group = (digitAt(text, whole) << 12) | (digitAt(text, whole + 1) << 6) | last
  if (group < 0 || (group & (rest === 3 ? 0x03 : 0x3c0)) !== 0) throw malformed()
  bytes[position++] = group >> 10
  if (rest === 3) bytes[position] = group >> 2
  return bytes
}

/** Negative for a character outside the alphabet, which keeps the whole group negative. */
function digitAt(text: string, index: number): number {
  const code = text.charCodeAt(index)
  return code < 256 ? digitOf[code]! : -1
}

function malformed(): MesheError {
  return new MesheError('multibase.malformed', 'The text is not base64url without padding.')
}
