/**
 * Every reason a check can give: which check gives it, and what it means for that check.
 * The catalogue of texts and the tests read their codes from here.
 *
 * @module
 */
import type { CheckName, CheckResult } from './verification-report.ts'

interface Meaning {
  readonly check: CheckName
  readonly result: CheckResult
}

const passed = <Name extends CheckName>(check: Name) => ({ check, result: 'passed' }) as const
const failed = <Name extends CheckName>(check: Name) => ({ check, result: 'failed' }) as const
const undetermined = <Name extends CheckName>(check: Name) => ({ check, result: 'undetermined' }) as const

export const verificationReasons = {
  'readable.read': passed('readable'),
  'readable.empty': failed('readable'),
  'readable.too-large': failed('readable'),
  'readable.looks-like-picture': failed('readable'),
  'readable.looks-like-pdf': failed('readable'),
  'readable.looks-like-web-page': failed('readable'),
  'readable.looks-like-address': failed('readable'),
  /** An address was given, and it is not one that may be asked, or nothing useful came from it. */
  'readable.address-refused': failed('readable'),
  'readable.address-unreachable': failed('readable'),
  'readable.not-json': failed('readable'),
  /** A member twice, half a character, a number that readers round: it could mean two things. */
  'readable.ambiguous-json': failed('readable'),
  'readable.not-a-credential': failed('readable'),
  'readable.presentation': failed('readable'),
  'readable.not-a-presentation': failed('readable'),
  'readable.malformed-presentation': failed('readable'),
  /** A credential or a seal of another kind: tokens of other norms, Open Badges 2. */
  'readable.format-not-supported-yet': failed('readable'),
  'readable.malformed-credential': failed('readable'),
  'readable.malformed-dates': failed('readable'),
  /** The credential renames or spells out terms of its format, so that readers and signature could see different things. */
  'readable.ambiguous-words': failed('readable'),
  /** One thing stands in two places with different members, or there are two where a reader looks for one. */
  'readable.ambiguous-nodes': failed('readable'),

  /** The credential breaks a rule of its own type, or its type is not described as it says. */
  'readable.type-violated': failed('readable'),

  'proof.verified': passed('unchanged'),
  'proof.missing': failed('unchanged'),
  'proof.malformed': failed('unchanged'),
  'proof.signature-mismatch': failed('unchanged'),
  'proof.purpose-mismatch': failed('unchanged'),
  'proof.domain-mismatch': failed('unchanged'),
  'proof.challenge-mismatch': failed('unchanged'),
  'proof.key-not-authorized': failed('unchanged'),
  'proof.controller-mismatch': failed('unchanged'),
  /** The key is of another kind or curve than the cryptosuite signs with. */
  'proof.key-type-mismatch': failed('unchanged'),
  /** A key under which anybody could sign, or that shows its secret. */
  'proof.key-unsound': failed('unchanged'),
  'proof.key-revoked': failed('unchanged'),
  'proof.expired': failed('unchanged'),
  'proof.created-in-future': failed('unchanged'),
  'proof.previous-missing': failed('unchanged'),
  /** The whole, as the issuer gave it to the holder: it holds a secret and is not there to be shown. */
  'proof.base-proof': failed('unchanged'),
  'proof.disclosure-malformed': failed('unchanged'),
  'proof.disclosure-index': failed('unchanged'),
  'proof.disclosure-label': failed('unchanged'),
  'proof.disclosure-count': failed('unchanged'),
  /** What is signed says more than the members that a reader sees. */
  'proof.hidden-member': failed('unchanged'),
  'canonicalization.too-complex': failed('unchanged'),
  'credential.undefined-term': failed('unchanged'),
  'credential.malformed': failed('unchanged'),
  /** The seal is whole, but its key is not the issuer's: nothing binds the issuer to the content. */
  'issuer.key-mismatch': failed('unchanged'),
  'proof.unsupported-cryptosuite': undetermined('unchanged'),
  'proof.key-unresolvable': undetermined('unchanged'),
  'credential.context-unknown': undetermined('unchanged'),
  /** Open Badges 2.0: only the address of the badge could prove it, and nobody was asked. */
  'proof.hosted-only': undetermined('unchanged'),
  /** Open Badges 2.0: unchanged by the key that the badge brings itself; whose key that is, nobody was asked. */
  'proof.own-key-only': undetermined('unchanged'),
  'proof.check-broke-off': undetermined('unchanged'),

  /** A seal of the European Digital Credential: its certificate signed this content. */
  'seal.intact': passed('unchanged'),
  'seal.certificate-expired': undetermined('unchanged'),
  'seal.certificate-unfit': undetermined('unchanged'),
  /** The time-stamps of the seal do not fit it, or contradict the time it claims. */
  'seal.time-refuted': undetermined('unchanged'),

  'seal.organisation-confirmed': passed('issuer'),
  /** The organisation that sealed is confirmed; somebody else awarded, and the seal holder says so under mandate. */
  'seal.organisation-confirmed-for-another': passed('issuer'),
  'seal.no-anchors': undetermined('issuer'),
  'seal.authority-unknown': undetermined('issuer'),
  'seal.revocation-unknown': undetermined('issuer'),
  'issuer.listed': passed('issuer'),
  /** Nothing speaks against the issuer, but no list that is used here speaks for it. */
  'issuer.unlisted': undetermined('issuer'),
  'issuer.list-unreachable': undetermined('issuer'),
  'issuer.practice': failed('issuer'),

  'status.in-force': passed('in-force'),
  'status.not-used': passed('in-force'),
  'status.revoked': failed('in-force'),
  'status.suspended': failed('in-force'),
  'status.unreachable': undetermined('in-force'),
  'status.unsupported': undetermined('in-force'),
  'status.malformed': undetermined('in-force'),
  'status.out-of-range': undetermined('in-force'),
  /** Members of the credential are kept back, and one of them could say that it is withdrawn or has ended. */
  'status.concealed': undetermined('in-force'),
  'status.list-changed': undetermined('in-force'),
  'status.list-key-uncheckable': undetermined('in-force'),
  'status.list-issuer-mismatch': undetermined('in-force'),
  'status.list-expired': undetermined('in-force'),
  'status.list-not-yet': undetermined('in-force'),

  'dates.within': passed('dates'),
  'dates.no-end': passed('dates'),
  'dates.expired': failed('dates'),
  'dates.not-yet': failed('dates'),

  'holder.key-matches': passed('same-person'),
  'holder.email-matches': passed('same-person'),
  /** A proven identity of another kind, e.g. the number at an institution. */
  'holder.identity-matches': passed('same-person'),
  /** A presentation that names another holder than the one whose key signed it. */
  'holder.key-mismatch': failed('same-person'),
  'holder.unproven': undetermined('same-person'),
  'holder.not-named': undetermined('same-person'),

  'skipped.not-readable.unchanged': undetermined('unchanged'),
  'skipped.not-readable.issuer': undetermined('issuer'),
  'skipped.not-readable.in-force': undetermined('in-force'),
  'skipped.not-readable.dates': undetermined('dates'),
  'skipped.not-readable.same-person': undetermined('same-person'),
  'skipped.seal-not-proven.issuer': undetermined('issuer'),
  'skipped.seal-not-proven.in-force': undetermined('in-force'),
  'skipped.seal-not-proven.dates': undetermined('dates'),
  'skipped.seal-not-proven.same-person': undetermined('same-person'),
} as const satisfies Record<string, Meaning>

export type VerificationReason = keyof typeof verificationReasons

export const verificationReasonCodes = Object.keys(verificationReasons) as VerificationReason[]
