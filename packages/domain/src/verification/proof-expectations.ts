/** What a caller of the VC-API expects of the proof itself (Data Integrity 1.0, section 4.4: purpose, domain, challenge). */
import { asList, isJsonObject, type JsonObject } from '@meshe/credentials/json'

export interface ProofExpectations {
  readonly expectedProofPurpose?: string | undefined
  readonly domain?: string | undefined
  readonly challenge?: string | undefined
}

export type ProofMismatch = 'proof.purpose-mismatch' | 'proof.domain-mismatch' | 'proof.challenge-mismatch'

/**
 * The first expectation that a proof of the document misses, or null. Ask it of a document whose proofs were verified. A document
 * without a proof of its own, as one in an envelope, was made for nobody and for no question.
 */
export function lookProofMismatch(document: unknown, expected: ProofExpectations): ProofMismatch | null {
  const { expectedProofPurpose = 'assertionMethod', domain, challenge } = expected
  // A credential is asserted: proven for another purpose it would not have been verified.
  if (expectedProofPurpose !== 'assertionMethod') return 'proof.purpose-mismatch'
  const proofs = isJsonObject(document) ? asList(document['proof']).filter(isJsonObject) : []
  const every = (isMet: (proof: JsonObject) => boolean) => proofs.length > 0 && proofs.every(isMet)
  if (domain !== undefined && !every((proof) => asList(proof['domain']).includes(domain)))
    return 'proof.domain-mismatch'
  if (challenge !== undefined && !every((proof) => proof['challenge'] === challenge)) return 'proof.challenge-mismatch'
  return null
}
