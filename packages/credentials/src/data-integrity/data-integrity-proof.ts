/** Reads a proof somebody else made (Verifiable Credential Data Integrity 1.0, section 2.1 Proofs). */

import { lookDateTimeStamp } from '../data-model/index.ts'
import { isJsonObject, type JsonObject } from '../json/index.ts'
import type { Cryptosuite } from './cryptosuite.ts'
import { lookSuiteOf } from './cryptosuites.ts'
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
  /** Multibase text; what it holds is the business of the suite. */
  readonly proofValue: string
  /** The proof as it was signed: without `proofValue`. */
  readonly options: JsonObject
}

/** The proof, or the reason why it cannot be judged. */
export function readDataIntegrityProof(proof: unknown): DataIntegrityProof | ProofReason {
  if (!isJsonObject(proof) || typeof proof['type'] !== 'string') return 'proof.malformed'
  const isIntegrityProof = proof['type'] === 'DataIntegrityProof'
  if (isIntegrityProof && typeof proof['cryptosuite'] !== 'string') return 'proof.malformed'
  const suite = lookSuiteOf(proof)
  if (suite === null) return 'proof.unsupported-cryptosuite'

  const { verificationMethod, proofPurpose, id, challenge, proofValue } = proof
  if (!isUrl(verificationMethod) || typeof proofPurpose !== 'string') return 'proof.malformed'
  if (id !== undefined && !isUrl(id)) return 'proof.malformed'
  if (challenge !== undefined && typeof challenge !== 'string') return 'proof.malformed'
  const created = lookDateTimeStamp(proof['created'])
  const expires = lookDateTimeStamp(proof['expires'])
  if (proof['created'] !== undefined && created === null) return 'proof.malformed'
  if (proof['expires'] !== undefined && expires === null) return 'proof.malformed'
  const domains = lookTexts(proof['domain'])
  const previousProofs = lookTexts(proof['previousProof'])
  if (domains === null || previousProofs === null || typeof proofValue !== 'string') return 'proof.malformed'
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
    proofValue,
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
