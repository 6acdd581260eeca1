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
  'status.malformed': 400,
  'status.range': 400,
  'status.unreachable': 502,
  'vocabulary.unknown-code': 400,
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
