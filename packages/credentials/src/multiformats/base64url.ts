/** base64url without padding (RFC 4648, section 5), strict: one text for one sequence of bytes. */
import { MesheError } from '../meshe-error.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const digitOf = new Int8Array(128).fill(-1)
for (let digit = 0; digit < alphabet.length; digit += 1) digitOf[alphabet.charCodeAt(digit)] = digit

export function encodeBase64url(bytes: Uint8Array): string {
  let text = ''
  for (let index = 0; index < bytes.length; index += 3) {
    const left = bytes.length - index
    const group = (bytes[index]! << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0)
    text += alphabet[group >> 18]! + alphabet[(group >> 12) & 63]!
    if (left > 1) text += alphabet[(group >> 6) & 63]!
    if (left > 2) text += alphabet[group & 63]!
  }
  return text
}

/** @throws MesheError `multibase.malformed` for padding, a foreign character, a length or last bits no encoder writes. */
export function decodeBase64url(text: string): Uint8Array {
  const rest = text.length % 4
  if (rest === 1) throw malformed()
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let position = 0
  let group = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    const digit = code < 128 ? digitOf[code]! : -1
    if (digit < 0) throw malformed()
    group = ((group << 6) | digit) & 0xffffff
    if (index % 4 !== 3) continue
    bytes[position++] = group >> 16
    bytes[position++] = (group >> 8) & 0xff
    bytes[position++] = group & 0xff
  }
  if (rest === 2) {
    if ((group & 0x0f) !== 0) throw malformed()
    bytes[position] = (group >> 4) & 0xff
  }
  if (rest === 3) {
    if ((group & 0x03) !== 0) throw malformed()
    bytes[position] = (group >> 10) & 0xff
    bytes[position + 1] = (group >> 2) & 0xff
  }
  return bytes
}

function malformed(): MesheError {
  return new MesheError('multibase.malformed', 'The text is not base64url without padding.')
}
