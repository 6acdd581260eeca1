/** What a cryptosuite is: one way from a document and a proof to the bytes that are signed. */
import type { Cryptography, Eventually, KeyType, PublicKey } from '../cryptography.ts'
import type { JsonObject } from '../json/index.ts'
import { sha256Hex } from '../json-ld/index.ts'
import { decodeHex } from '../multiformats/index.ts'
import type { ProofReason } from './proof-report.ts'

export type CryptosuiteName =
  | 'eddsa-rdfc-2022'
  | 'eddsa-jcs-2022'
  | 'ecdsa-rdfc-2019'
  | 'ecdsa-jcs-2019'
  | 'ecdsa-sd-2023'
  | 'Ed25519Signature2020'

export interface HashInput {
  /** The document without its proof, or with the proofs a chained proof builds on. */
  readonly document: JsonObject
  /** The proof without `proofValue`. */
  readonly proofOptions: JsonObject
  /** Of the key that signs: with ECDSA it decides the hash. */
  readonly keyType: KeyType
  readonly cryptography: Cryptography
}

interface CommonSuite {
  /** As the proof has it in `cryptosuite`, or in `type` for the suites from before Data Integrity. */
  readonly name: CryptosuiteName
  readonly keyTypes: readonly KeyType[]
  /** The document as JSON is signed, member for member, not the statements that follow from it. */
  readonly signsJson: boolean
  /** What the proof was made over, when the proof's own `@context` allows it; `null` when it does not. */
  documentOf(document: JsonObject, proofOptions: JsonObject): JsonObject | null
}

/** One signature over the hash of the proof configuration and the hash of the document. */
export interface HashingSuite extends CommonSuite {
  /** Whether proofs are made here, or only judged. */
  readonly isForIssuing: boolean
  /** The proof as it will stand in the document, before it is signed. */
  prepareProof(document: JsonObject, proofOptions: JsonObject): JsonObject
  /** The bytes that are signed: hash of the proof configuration, then hash of the document. */
  hashData(input: HashInput): Eventually<Uint8Array>
  /**
   * The same for many documents with the context of `document`; what are objects of `document` in them is looked at once. A suite
   * without it hashes each document by itself.
   */
  hashMany?(input: HashInput): (document: JsonObject) => Eventually<Uint8Array>
}

export interface DisclosureInput {
  readonly document: JsonObject
  readonly proofOptions: JsonObject
  readonly proofValue: string
  /** Of the issuer. */
  readonly key: PublicKey
  readonly cryptography: Cryptography
}

/** Many signatures, of which a holder shows some. */
export interface DisclosureSuite extends CommonSuite {
  /** Throws as `canonicalize` does for a document that cannot be canonicalised. */
  judge(input: DisclosureInput): Promise<ProofReason>
}

export type Cryptosuite = HashingSuite | DisclosureSuite

/** SHA-256 of the two canonical texts, the proof configuration first (vc-di-eddsa, sections 3.2.4 and 3.3.4 Hashing). */
export function hashBoth(canonicalProof: string, canonicalDocument: string, cryptography: Cryptography): Uint8Array {
  const hash = cryptography.sha256Hex ?? sha256Hex
  return decodeHex(hash(canonicalProof) + hash(canonicalDocument))
}
