/** What a check of a proof answers. */
import type { CheckResult } from '../verification/verification-report.ts'

export type ProofReason =
  | 'proof.verified'
  | 'proof.missing'
  | 'proof.malformed'
  | 'proof.signature-mismatch'
  | 'proof.unsupported-cryptosuite'
  | 'proof.purpose-mismatch'
  | 'proof.domain-mismatch'
  | 'proof.challenge-mismatch'
  | 'proof.key-not-authorized'
  | 'proof.controller-mismatch'
  | 'proof.key-type-mismatch'
  | 'proof.key-unsound'
  | 'proof.key-revoked'
  | 'proof.key-unresolvable'
  | 'proof.expired'
  | 'proof.created-in-future'
  | 'proof.previous-missing'
  | 'proof.base-proof'
  | 'proof.disclosure-malformed'
  | 'proof.disclosure-index'
  | 'proof.disclosure-label'
  | 'proof.disclosure-count'
  | 'canonicalization.too-complex'
  | 'credential.undefined-term'
  | 'credential.context-unknown'
  | 'credential.malformed'

export interface ProofReport {
  /** `undetermined` when the key, the cryptosuite or a context is out of reach: that says nothing against the document. */
  readonly result: CheckResult
  readonly reason: ProofReason
  readonly verificationMethod: string | null
  /** Who controls the key: to be compared with the issuer or the holder. */
  readonly controller: string | null
  /** As the proof writes it. */
  readonly created: string | null
}

const undeterminedReasons: ReadonlySet<ProofReason> = new Set([
  'proof.unsupported-cryptosuite',
  'proof.key-unresolvable',
  'credential.context-unknown',
])

type Whose = Partial<Pick<ProofReport, 'verificationMethod' | 'controller' | 'created'>>

export function reportOf(reason: ProofReason, whose: Whose = {}): ProofReport {
  const result = reason === 'proof.verified' ? 'passed' : undeterminedReasons.has(reason) ? 'undetermined' : 'failed'
  return { result, reason, verificationMethod: null, controller: null, created: null, ...whose }
}
