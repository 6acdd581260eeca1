/** What a refused token means for the check whether it is unchanged. */
import type { ErrorCode } from '../meshe-error.ts'
import { MesheError } from '../meshe-error.ts'
import type { VerificationReason } from './verification-reasons.ts'

const reasons: Readonly<Partial<Record<ErrorCode, VerificationReason>>> = {
  'jws.algorithm-none': 'proof.missing',
  'jws.signature-mismatch': 'proof.signature-mismatch',
  'jws.algorithm-not-allowed': 'proof.unsupported-cryptosuite',
  'cose.algorithm-not-allowed': 'proof.unsupported-cryptosuite',
  'jws.algorithm-mismatch': 'proof.key-not-authorized',
  'sd-jwt.disclosure-unreferenced': 'proof.signature-mismatch',
  'key.not-found': 'proof.key-not-authorized',
  'key.not-authorized': 'proof.key-not-authorized',
  'key.revoked': 'proof.key-revoked',
  'issuer.certificate-mismatch': 'issuer.key-mismatch',
  'vc-jose.claim-contradiction': 'issuer.key-mismatch',
  'vc-jwt.claim-contradiction': 'issuer.key-mismatch',
  'vc-jose.nonce-mismatch': 'proof.challenge-mismatch',
  'sd-jwt.nonce-mismatch': 'proof.challenge-mismatch',
  'jwt.audience-mismatch': 'proof.domain-mismatch',
  'issuer.certificate-untrusted': 'proof.key-unresolvable',
  'issuer.unsupported': 'proof.key-unresolvable',
  'certificate.malformed': 'seal.certificate-unfit',
}

/** Codes of the token itself: whatever is wrong with it is wrong for everybody. */
const ofTheToken = /^(jws|jwt|sd-jwt|sd-jwt-vc|vc-jose|vc-jwt|cose|cbor|envelope|json|issuer|status|multibase)\./

/** The reason, with the code of the refusal as a fact. An error that is not ours breaks the check off. */
export function reasonOfRefusal(error: unknown): {
  readonly reason: VerificationReason
  readonly facts: Readonly<Record<string, string>>
} {
  if (!(error instanceof MesheError)) return { reason: 'proof.check-broke-off', facts: { error: 'internal' } }
  const known = reasons[error.code]
  const reason = known ?? (ofTheToken.test(error.code) ? 'proof.malformed' : 'proof.key-unresolvable')
  return { reason, facts: { fault: error.code } }
}
