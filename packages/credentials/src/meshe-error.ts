/**
 * The one error class of MESHE. Anything thrown on purpose is a `MesheError`;
 * anything else is a bug and reaches the client as `internal`.
 *
 * @module
 */

/** Every reason MESHE gives, with the HTTP status the server answers. Codes are never reused. */
export const errorStatus = {
  // reading what came in
  'json.malformed': 400,
  'json.too-large': 413,
  'json.too-deep': 400,
  'json.duplicate-member': 400,
  'json.forbidden-member': 400,
  'json.forbidden-character': 400,
  'json.lone-surrogate': 400,
  'json.byte-order-mark': 400,
  'json.number-out-of-range': 400,
  'request.invalid': 400,
  'request.unsupported-media-type': 415,
  'request.not-found': 404,
  'request.method-not-allowed': 405,
  'request.too-large': 413,
  'request.origin-refused': 403,
  'request.rate-limited': 429,
  'idempotency.key-required': 400,
  'idempotency.key-reused': 409,
  // who is asking
  'session.required': 401,
  'session.link-invalid': 410,
  'permission.denied': 403,
  'institution.not-found': 404,
  'account.not-found': 404,
  // credentials
  'credential.malformed': 400,
  'credential.unknown-format': 400,
  'credential.undefined-term': 400,
  'credential.context-unknown': 400,
  'credential.valid-until-before-valid-from': 400,
  'credential.proof-present': 400,
  'credential.issuer-mismatch': 400,
  'credential.not-found': 404,
  'canonicalization.too-complex': 400,
  'proof.missing': 400,
  'proof.malformed': 400,
  'proof.unsupported-cryptosuite': 400,
  'did.malformed': 400,
  'did.unsupported-method': 400,
  'did.not-found': 404,
  'did.unresolvable': 502,
  'key.unsupported': 400,
  'key.not-found': 404,
  'key.not-authorized': 400,
  'key.malformed': 400,
  'key.private': 400,
  'key.low-order': 400,
  'key.not-on-curve': 400,
  'key.too-weak': 400,
  'jws.malformed': 400,
  'jws.too-large': 413,
  'jws.algorithm-missing': 400,
  'jws.algorithm-none': 400,
  'jws.algorithm-symmetric': 400,
  'jws.algorithm-not-allowed': 400,
  'jws.algorithm-mismatch': 400,
  'jws.embedded-key': 400,
  'jws.remote-key': 400,
  'jws.embedded-certificate': 400,
  'jws.critical-malformed': 400,
  'jws.critical-unknown': 400,
  'jws.unencoded-payload': 400,
  'jws.type-mismatch': 400,
  'jws.content-type-mismatch': 400,
  'jws.header-overlap': 400,
  'jws.unprotected-parameter': 400,
  'jws.signature-length': 400,
  'jws.signature-zero': 400,
  'jws.signature-out-of-range': 400,
  'jws.signature-mismatch': 400,
  'jwt.claims-malformed': 400,
  'jwt.expired': 400,
  'jwt.not-yet': 400,
  'jwt.issued-in-future': 400,
  'jwt.audience-mismatch': 400,
  'sd-jwt.malformed': 400,
  'sd-jwt.too-large': 413,
  'sd-jwt.too-deep': 400,
  'sd-jwt.hash-not-allowed': 400,
  'sd-jwt.disclosure-malformed': 400,
  'sd-jwt.disclosure-repeated': 400,
  'sd-jwt.disclosure-unreferenced': 400,
  'sd-jwt.digest-repeated': 400,
  'sd-jwt.claim-collision': 400,
  'sd-jwt.reserved-claim': 400,
  'sd-jwt.path-not-found': 422,
  'sd-jwt.key-binding-missing': 400,
  'sd-jwt.key-binding-key-missing': 400,
  'sd-jwt.key-binding-mismatch': 400,
  'sd-jwt.key-binding-expired': 400,
  'sd-jwt.nonce-mismatch': 400,
  'multibase.malformed': 400,
  'status.malformed': 400,
  'status.unsupported': 400,
  'status.range': 400,
  'status.unreachable': 502,
  'vocabulary.unknown-code': 400,
  'elm.not-conforming': 422,
  'picture.unsuitable': 422,
  // catalogue
  'catalogue.entry-not-found': 404,
  'catalogue.micro-credential-not-found': 404,
  'catalogue.incomplete': 422,
  'catalogue.wrong-state': 409,
  'catalogue.revision-conflict': 409,
  'catalogue.second-person-required': 403,
  'catalogue.nothing-to-import': 422,
  // issuance
  'issuance.not-published': 409,
  'issuance.rows-invalid': 422,
  'issuance.no-rows': 422,
  'issuance.too-many-rows': 422,
  'issuance.csv-malformed': 422,
  'issuance.batch-not-found': 404,
  'issuance.row-not-found': 404,
  'issuance.row-already-awarded': 409,
  'issuance.award-not-found': 404,
  'issuance.already-awarded': 409,
  'issuance.already-revoked': 409,
  'issuance.status-list-full': 500,
  'issuance.status-list-not-found': 404,
  // holding
  'holding.claim-not-found': 404,
  'holding.claim-expired': 410,
  'holding.claim-already-kept': 409,
  'holding.credential-not-found': 404,
  'holding.document-not-found': 404,
  'holding.not-a-credential': 422,
  'holding.credential-changed': 422,
  'holding.claim-withdrawn': 410,
  // recognition
  'recognition.request-not-found': 404,
  'recognition.case-not-found': 404,
  'recognition.wrong-state': 409,
  'recognition.ground-required': 422,
  'recognition.grounds-without-reduction': 422,
  'recognition.grants-more-than-claimed': 422,
  'recognition.decider-may-not-hear-appeal': 403,
  'recognition.institution-does-not-recognise': 422,
  'recognition.deadline-may-only-move-later': 422,
  'recognition.appeal-too-late': 409,
  'recognition.workload-unknown': 422,
  'recognition.already-asked': 409,
  'recognition.credential-proves-nothing': 422,
  // stacking
  'stacking.pathway-not-found': 404,
  'stacking.pathway-impossible': 422,
  'stacking.award-differs': 422,
  'stacking.wrong-state': 409,
  'stacking.not-complete': 409,
  'stacking.already-awarded': 409,
  'stacking.learner-not-found': 404,
  // federation
  'federation.signature-missing': 401,
  'federation.signature-invalid': 401,
  'federation.key-unknown': 401,
  'federation.peer-unknown': 403,
  'federation.clock-skew': 400,
  'federation.nonce-reused': 409,
  'federation.digest-mismatch': 400,
  'federation.message-id-reused': 409,
  'federation.message-invalid': 400,
  'federation.unsupported-critical': 422,
  'federation.unsupported-type': 422,
  'federation.wrong-recipient': 421,
  'federation.recipient-unknown': 422,
  'federation.message-refused': 422,
  'federation.too-early': 425,
  'federation.catalogue-invalid': 502,
  'federation.member-invalid': 422,
  'federation.future-cursor': 400,
  'federation.outdated-cursor': 410,
  'federation.not-the-network-office': 404,
  'federation.trust-list-invalid': 502,
  // verification
  'verification.not-verified': 400,
  // reaching out
  'outbound.refused': 502,
  'outbound.too-large': 502,
  'outbound.timeout': 504,
  'outbound.failed': 502,
  'node.unreachable': 502,
} as const

export type ErrorCode = keyof typeof errorStatus

/** What a person needs to repair the cause: which field, which credential, which node. Never personal data. */
export type ErrorFacts = Readonly<Record<string, string | number | boolean | readonly string[]>>

export class MesheError extends Error {
  override readonly name = 'MesheError'
  readonly code: ErrorCode
  readonly facts: ErrorFacts

  constructor(code: ErrorCode, message: string, facts: ErrorFacts = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.facts = facts
  }

  get status(): number {
    return errorStatus[this.code]
  }
}
