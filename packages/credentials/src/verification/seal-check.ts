/**
 * The seal: the proof verifies, its key is the issuer's, and nothing decisive is hidden from the reader.
 *
 * @module
 */
import { identifierOf, listOf, objectsOf } from '../crosswalk/members.ts'
import { type ProofReport, verifyProof } from '../data-integrity/index.ts'
import type { JsonObject } from '../json/index.ts'
import { lookHiddenMember } from './hidden-members.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import type { VerificationReason } from './verification-reasons.ts'

export interface SealFinding {
  readonly reason: VerificationReason
  readonly verificationMethod: string | null
  readonly created: string | null
}

const supportedSuites = new Set<unknown>(['eddsa-rdfc-2022', 'eddsa-jcs-2022'])

/**
 * Every proof that can be judged here must verify, and one of them must be made with the issuer's key; proofs of other
 * suites beside them are passed over (Open Badges 3.0, section 8.2: any one embedded proof).
 * A key that verifies but belongs to somebody else than the issuer proves only that somebody else wrote the file:
 * that is `issuer.key-mismatch`, and it fails.
 */
export async function findSeal(credential: JsonObject, environment: VerificationEnvironment): Promise<SealFinding> {
  const sealed = withJudgeableProofs(credential)
  const proof = await verify(sealed, environment)
  if (proof.result !== 'passed') return finding(proof)
  const own = await lookProofOfIssuer(sealed, proof, environment)
  if (own === null) return finding({ ...proof, reason: 'issuer.key-mismatch' })
  if (!isSignedAsJson(sealed) && (await lookHiddenMember(credential)) !== null) {
    return finding({ ...own, reason: 'proof.hidden-member' })
  }
  return finding(own)
}

function withJudgeableProofs(credential: JsonObject): JsonObject {
  const proofs = listOf(credential['proof'])
  const judgeable = objectsOf(credential['proof']).filter((proof) => supportedSuites.has(proof['cryptosuite']))
  return judgeable.length === 0 || judgeable.length === proofs.length ? credential : { ...credential, proof: judgeable }
}

async function lookProofOfIssuer(
  sealed: JsonObject,
  first: ProofReport,
  environment: VerificationEnvironment,
): Promise<ProofReport | null> {
  const issuer = identifierOf(sealed['issuer'])
  const isOwn = ({ controller, result }: ProofReport) =>
    result === 'passed' && controller !== null && controller === issuer
  if (isOwn(first)) return first
  for (const proof of objectsOf(sealed['proof']).slice(1)) {
    const report = await verify({ ...sealed, proof }, environment)
    if (isOwn(report)) return report
  }
  return null
}

function verify(credential: JsonObject, { now, cryptography, resolveDid }: VerificationEnvironment) {
  return verifyProof(credential, { now, cryptography, resolveDid })
}

function finding(report: Omit<ProofReport, 'reason'> & { readonly reason: VerificationReason }): SealFinding {
  return { reason: report.reason, verificationMethod: report.verificationMethod, created: report.created }
}

/** With JCS the JSON itself is signed, members and all: nothing can be moved. */
function isSignedAsJson(credential: JsonObject): boolean {
  const proofs = objectsOf(credential['proof'])
  return proofs.length > 0 && proofs.every((proof) => proof['cryptosuite'] === 'eddsa-jcs-2022')
}
