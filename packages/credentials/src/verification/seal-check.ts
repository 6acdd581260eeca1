/**
 * The seal: the proof verifies, its key is the issuer's, and nothing decisive is hidden from the reader.
 *
 * @module
 */
import { identifierOf } from '../crosswalk/members.ts'
import { lookSuiteOf, type ProofReport, summaryOf, verifyProofs } from '../data-integrity/index.ts'
import { asList, isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { lookHiddenMember } from './hidden-members.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import type { VerificationReason } from './verification-reasons.ts'

export interface SealFinding {
  readonly reason: VerificationReason
  readonly verificationMethod: string | null
  readonly created: string | null
}

/**
 * Every proof that can be judged here must verify, and one of them must be made with the issuer's key; proofs of other
 * suites beside them are passed over (Open Badges 3.0, section 8.2: any one embedded proof).
 * A key that verifies but belongs to somebody else than the issuer proves only that somebody else wrote the file:
 * that is `issuer.key-mismatch`, and it fails.
 */
export async function findSeal(credential: JsonObject, environment: VerificationEnvironment): Promise<SealFinding> {
  const { now, cryptography, resolveDid } = environment
  const proofs = asList(credential['proof'])
  const all = await verifyProofs(credential, { now, cryptography, resolveDid })
  const [first, ...others] = all.filter((_, index) => isJudgeable(proofs[index]))
  const proof = summaryOf(first === undefined ? all : [first, ...others])
  if (proof.result !== 'passed') return finding(proof)
  const issuer = identifierOf(credential['issuer'])
  const own = all.find(({ result, controller }) => result === 'passed' && controller !== null && controller === issuer)
  if (own === undefined) return finding({ ...proof, reason: 'issuer.key-mismatch' })
  if (!isSignedAsJson(proofs) && (await lookHiddenMember(credential)) !== null) {
    return finding({ ...own, reason: 'proof.hidden-member' })
  }
  return finding(own)
}

function isJudgeable(proof: JsonValue | undefined): boolean {
  return isJsonObject(proof) && lookSuiteOf(proof) !== null
}

function finding(report: Omit<ProofReport, 'reason'> & { readonly reason: VerificationReason }): SealFinding {
  return { reason: report.reason, verificationMethod: report.verificationMethod, created: report.created }
}

/** With JCS the JSON itself is signed, members and all: nothing can be moved. */
function isSignedAsJson(proofs: readonly JsonValue[]): boolean {
  const suites = proofs.filter(isJsonObject).flatMap((proof) => lookSuiteOf(proof) ?? [])
  return suites.length > 0 && suites.every(({ signsJson }) => signsJson)
}
