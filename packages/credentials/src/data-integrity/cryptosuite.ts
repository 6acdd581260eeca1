/** What a cryptosuite is: one way from a document and a proof to the bytes that are signed. */
import type { Cryptography, Eventually } from '../cryptography.ts'
import type { JsonObject } from '../json/index.ts'
import { sha256Hex } from '../json-ld/index.ts'
import { decodeHex } from '../multiformats/index.ts'

export type CryptosuiteName = 'eddsa-rdfc-2022' | 'eddsa-jcs-2022'

export interface HashInput {
  /** The document without its proof, or with the proofs a chained proof builds on. */
  readonly document: JsonObject
  /** The proof without `proofValue`. */
  readonly proofOptions: JsonObject
  readonly cryptography: Cryptography
}

export interface Cryptosuite {
  readonly name: CryptosuiteName
  /** The proof as it will stand in the document, before it is signed. */
  prepareProof(document: JsonObject, proofOptions: JsonObject): JsonObject
  /** What the proof was made over, when the proof's own `@context` allows it; `null` when it does not. */
  documentOf(document: JsonObject, proofOptions: JsonObject): JsonObject | null
  /** The bytes that are signed: hash of the proof configuration, then hash of the document. */
  hashData(input: HashInput): Eventually<Uint8Array>
  /**
   * The same for many documents with the context of `document`; what are objects of `document` in them is looked at once. A suite
   * without it hashes each document by itself.
   */
  hashMany?(input: HashInput): (document: JsonObject) => Eventually<Uint8Array>
}

/** SHA-256 of the two canonical texts, the proof configuration first (vc-di-eddsa, sections 3.2.4 and 3.3.4 Hashing). */
export function hashBoth(canonicalProof: string, canonicalDocument: string, cryptography: Cryptography): Uint8Array {
  const hash = cryptography.sha256Hex ?? sha256Hex
  return decodeHex(hash(canonicalProof) + hash(canonicalDocument))
}
