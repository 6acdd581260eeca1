/**
 * The seal: the proof verifies, its key is the issuer's, and nothing decisive is hidden from the reader.
 *
 * @module
 */
import { identifierOf, listOf, objectsOf } from '../crosswalk/members.ts'
import { verifyProof } from '../data-integrity/index.ts'
import type { JsonObject } from '../json/index.ts'
import { lookHiddenMember } from './hidden-members.ts'
import type { VerificationEnvironment } from './verification-environment.ts'
import type { VerificationReason } from './verification-reasons.ts'

export interface SealFinding {
  readonly reason: VerificationReason
  readonly verificationMethod: string | null
  readonly created: string | null
}

/**
 * A key that verifies but belongs to somebody else than the issuer proves only that somebody else wrote the file:
 * that is `issuer.key-mismatch`, and it fails.
 */
export async function findSeal(
  credential: JsonObject,
  { now, cryptography, resolveDid }: VerificationEnvironment,
): Promise<SealFinding> {
  const proof = await verifyProof(credential, { now, cryptography, resolveDid })
  const finding = (reason: VerificationReason): SealFinding => ({
    reason,
    verificationMethod: proof.verificationMethod,
    created: proof.created,
  })
  if (proof.result !== 'passed') return finding(proof.reason)
  if (proof.controller === null || proof.controller !== identifierOf(credential['issuer'])) {
    return finding('issuer.key-mismatch')
  }
  if (!isSignedAsJson(credential) && (await lookHiddenMember(credential)) !== null) {
    return finding('proof.hidden-member')
  }
  return finding(proof.reason)
}

/** With JCS the JSON itself is signed, members and all: nothing can be moved. */
function isSignedAsJson(credential: JsonObject): boolean {
  const proofs = objectsOf(credential['proof'])
  return (
    proofs.length === listOf(credential['proof']).length &&
    proofs.every((proof) => proof['cryptosuite'] === 'eddsa-jcs-2022')
  )
}
