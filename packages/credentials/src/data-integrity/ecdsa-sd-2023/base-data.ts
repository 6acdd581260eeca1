/** What the issuer's one signature covers (vc-di-ecdsa, sections 3.5.1 serializeSignData and 3.6.3 Base Proof Hashing). */
import type { Cryptography } from '../../cryptography.ts'
import type { JsonObject } from '../../json/index.ts'
import { canonicalize, type Sha256Hex, sha256Hex } from '../../json-ld/index.ts'
import { decodeHex } from '../../multiformats/index.ts'

export function hashOf(cryptography: Cryptography): Sha256Hex {
  return cryptography.sha256Hex ?? sha256Hex
}

/** SHA-256 of the canonical proof configuration, in the contexts of the document. */
export async function proofHashOf(
  document: JsonObject,
  proofOptions: JsonObject,
  hash: Sha256Hex,
): Promise<Uint8Array> {
  const configuration = { ...proofOptions, '@context': document['@context'] }
  return decodeHex(hash(await canonicalize(configuration, { sha256Hex: hash })))
}

/** Hash of the proof configuration, the key made for this proof, hash of the mandatory statements. */
export function baseDataOf(parts: {
  readonly proofHash: Uint8Array
  readonly publicKey: Uint8Array
  readonly mandatory: readonly string[]
  readonly hash: Sha256Hex
}): Uint8Array {
  const mandatoryHash = decodeHex(parts.hash(parts.mandatory.join('')))
  return Uint8Array.from([...parts.proofHash, ...parts.publicKey, ...mandatoryHash])
}
