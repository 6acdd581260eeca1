/** SHA-256 at once: canonical labels need hundreds of small ones, for which the digest of browsers is too slow. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** Hash of a text in UTF-8, in lower-case hexadecimal. */
export type Sha256Hex = (text: string) => string

const encoder = new TextEncoder()

export const sha256Hex: Sha256Hex = (text) => bytesToHex(sha256(encoder.encode(text)))
