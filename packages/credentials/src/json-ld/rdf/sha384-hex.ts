/** SHA-384 at once, for the canonical labels of what a key of P-384 signs (RDFC-1.0, section 4.4.2). */
import { sha384 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

const encoder = new TextEncoder()

/** Hash of a text in UTF-8, in lower-case hexadecimal. */
export function sha384Hex(text: string): string {
  return bytesToHex(sha384(encoder.encode(text)))
}
