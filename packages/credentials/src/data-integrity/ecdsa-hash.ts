/** The hash that fits the curve: SHA-384 with P-384, SHA-256 with P-256 (Data Integrity ECDSA Cryptosuites 1.0, section 3). */
import type { Cryptography, KeyType } from '../cryptography.ts'
import { type Sha256Hex, sha256Hex, sha384Hex } from '../json-ld/index.ts'
import { decodeHex } from '../multiformats/index.ts'

/** Hash of a text in UTF-8, in lower-case hexadecimal. */
export function hashFor(keyType: KeyType, cryptography: Cryptography): Sha256Hex {
  return keyType === 'P-384' ? sha384Hex : (cryptography.sha256Hex ?? sha256Hex)
}

/** The hashes of the two canonical texts, the proof configuration first (sections 3.2.4 and 3.3.4 Hashing). */
export function joinHashes(canonicalProof: string, canonicalDocument: string, hash: Sha256Hex): Uint8Array {
  return decodeHex(hash(canonicalProof) + hash(canonicalDocument))
}
