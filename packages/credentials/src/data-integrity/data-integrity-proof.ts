/** Reads a `DataIntegrityProof` somebody else made (Verifiable Credential Data Integrity 1.0, section 2.1 Proofs). */

import { lookDateTimeStamp } from '../data-model/index.ts'
import { isJsonObject, type JsonObject } from '../json/index.ts'
import { decodeMultibase } from '../multiformats/index.ts'
import type { Cryptosuite } from './cryptosuite.ts'
import { lookCryptosuite } from './cryptosuites.ts'
import type { ProofReason } from './proof-report.ts'

export interface DataIntegrityProof {
  readonly suite: Cryptosuite
  readonly id: string | null
  readonly verificationMethod: string
  readonly proofPurpose: string
  readonly created: { readonly text: string; readonly moment: Date } | null
  readonly expires: Date | null
  readonly domains: readonly string[]
  readonly challenge: string | null
  readonly previousProofs: readonly string[]
  /** The raw 64 bytes. */
  readonly signature: Uint8Array
  /** The proof as it was signed: without `proofValue`. */
  readonly options: JsonObject
}

const signatureLength = 64

/** The proof, or the reason why it cannot be judged. */
export function readDataIntegrityProof(proof: unknown): DataIntegrityProof | ProofReason {
  if (!isJsonObject(proof) || typeof proof['type'] !== 'string') return 'proof.malformed'
  if (proof['type'] !== 'DataIntegrityProof') return 'proof.unsupported-cryptosuite'
  if (typeof proof['cryptosuite'] !== 'string') return 'proof.malformed'
  const suite = lookCryptosuite(proof['cryptosuite'])
  if (suite === null) return 'proof.unsupported-cryptosuite'

  const { verificationMethod, proofPurpose, id, challenge } = proof
  if (!isUrl(verificationMethod) || typeof proofPurpose !== 'string') return 'proof.malformed'
  if (id !== undefined && !isUrl(id)) return 'proof.malformed'
  if (challenge !== undefined && typeof challenge !== 'string') return 'proof.malformed'
  const created = lookDateTimeStamp(proof['created'])
  const expires = lookDateTimeStamp(proof['expires'])
  if (proof['created'] !== undefined && created === null) return 'proof.malformed'
  if (proof['expires'] !== undefined && expires === null) return 'proof.malformed'
  const domains = lookTexts(proof['domain'])
  const previousProofs = lookTexts(proof['previousProof'])
  const signature = lookSignature(proof['proofValue'])
  if (domains === null || previousProofs === null || signature === null) return 'proof.malformed'
  const { proofValue: _, ...options } = proof
  return {
    suite,
    id: id ?? null,
    verificationMethod,
    proofPurpose,
    created: created === null ? null : { text: proof['created'] as string, moment: created },
    expires,
    domains,
    challenge: challenge ?? null,
    previousProofs,
    signature,
    options,
  }
}

function isUrl(value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value)
}

/** One text or a list of texts; nothing gives an empty list, anything else `null`. */
function lookTexts(value: unknown): readonly string[] | null {
  if (value === undefined) return []
  if (typeof value === 'string') return [value]
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) return null
  return value
}

/** base58btc of 64 bytes (vc-di-eddsa, section 3.2.1, step 6). */
function lookSignature(value: unknown): Uint8Array | null {
  if (typeof value !== 'string' || value[0] !== 'z') return null
  try {
    const signature = decodeMultibase(value)
    return signature.length === signatureLength ? signature : null
  } catch {
    return null
  }
}
