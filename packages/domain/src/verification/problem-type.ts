/**
 * The norms' own names for what went wrong (VC Data Model 2.0, section 7.2; Data Integrity 1.0, section 4.7; Bitstring Status List
 * 1.0, section 3.5), for programs that go by them.
 */

interface Checked {
  readonly checks: readonly { readonly check: string; readonly result: string; readonly reason: string }[]
}

const dataModel = 'https://www.w3.org/TR/vc-data-model#'
const integrity = 'https://w3id.org/security#'
const statusList = 'https://www.w3.org/ns/credentials/status-list#'

/** No norm names these: an issuer that no list knows, a time that is over, a credential that was withdrawn. */
const own = 'urn:meshe:error:verification.not-verified'

const ofReasons: Readonly<Record<string, string>> = {
  'readable.malformed-credential': `${dataModel}MALFORMED_VALUE_ERROR`,
  'readable.malformed-dates': `${dataModel}MALFORMED_VALUE_ERROR`,
  'readable.malformed-presentation': `${dataModel}MALFORMED_VALUE_ERROR`,
  'proof.domain-mismatch': `${integrity}INVALID_DOMAIN_ERROR`,
  'proof.challenge-mismatch': `${integrity}INVALID_CHALLENGE_ERROR`,
  'credential.undefined-term': `${integrity}DATA_LOSS_DETECTION_ERROR`,
  'status.unreachable': `${statusList}STATUS_RETRIEVAL_ERROR`,
  'status.malformed': `${dataModel}MALFORMED_VALUE_ERROR`,
  'status.out-of-range': `${dataModel}RANGE_ERROR`,
  'status.revoked': own,
  'status.suspended': own,
}

const ofChecks: Readonly<Record<string, string>> = {
  readable: `${dataModel}PARSING_ERROR`,
  unchanged: `${integrity}PROOF_VERIFICATION_ERROR`,
  'in-force': `${statusList}STATUS_VERIFICATION_ERROR`,
}

/** The `type` of a problem document (a URL) about the first check that did not pass; a check of the issuer comes last. */
export function problemTypeOf({ checks }: Checked): string {
  const broken = checks.filter(({ result }) => result !== 'passed')
  const first = broken.find(({ check }) => ofChecks[check] !== undefined) ?? broken[0]
  return first === undefined ? own : (ofReasons[first.reason] ?? ofChecks[first.check] ?? own)
}

/** The same for an expectation that a proof missed. */
export function problemTypeOfReason(reason: string): string {
  return ofReasons[reason] ?? `${integrity}PROOF_VERIFICATION_ERROR`
}
