/** The claims of a JWT (RFC 7519, section 4): read strictly, judged against a clock. */
import { isJsonObject, type JsonObject, type JsonValue, parseJson } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'

const claimLimits = { maxBytes: 512 * 1024, maxDepth: 64, maxNodes: 20_000 }
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Clocks of two machines differ; five minutes is what this package grants everywhere. */
export const clockSkewMs = 5 * 60_000

/** @throws MesheError `jwt.claims-malformed` when the payload is no JSON object in UTF-8, or a code of `parseJson` */
export function readClaims(payload: Uint8Array, limits: { readonly maxBytes?: number } = {}): JsonObject {
  const claims = parseJson(textOf(payload), { ...claimLimits, ...limits })
  if (!isJsonObject(claims)) throw malformed('')
  return claims
}

function textOf(payload: Uint8Array): string {
  try {
    return decoder.decode(payload)
  } catch (cause) {
    throw new MesheError('jwt.claims-malformed', 'The content of the token is not text.', {}, cause)
  }
}

/** A NumericDate (section 2) or null when it is absent. @throws MesheError `jwt.claims-malformed` */
export function lookNumericDate(claims: JsonObject, name: string): Date | null {
  const seconds = claims[name]
  if (seconds === undefined) return null
  if (typeof seconds !== 'number' || seconds < 0 || seconds > 253_402_300_799) throw malformed(name)
  return new Date(seconds * 1000)
}

/** A moment as NumericDate, in whole seconds. */
export function numericDateOf(moment: Date): number {
  return Math.floor(moment.getTime() / 1000)
}

export interface ClaimExpectations {
  readonly now: Date
  readonly audience?: string | undefined
  readonly skewMs?: number | undefined
}

/**
 * Judges `exp`, `nbf`, `iat` and, where one is expected, `aud`.
 *
 * @throws MesheError `jwt.expired`, `jwt.not-yet`, `jwt.issued-in-future`, `jwt.audience-mismatch`, `jwt.claims-malformed`
 */
export function checkClaims(claims: JsonObject, { now, audience, skewMs = clockSkewMs }: ClaimExpectations): void {
  const [expires, starts, issued] = ['exp', 'nbf', 'iat'].map((name) => lookNumericDate(claims, name))
  if (expires && expires.getTime() + skewMs < now.getTime()) {
    throw new MesheError('jwt.expired', 'The token has ended.', { expired: expires.toISOString() })
  }
  if (starts && starts.getTime() - skewMs > now.getTime()) {
    throw new MesheError('jwt.not-yet', 'The token does not hold yet.', { from: starts.toISOString() })
  }
  if (issued && issued.getTime() - skewMs > now.getTime()) {
    throw new MesheError('jwt.issued-in-future', 'The token was made in the future.')
  }
  if (audience !== undefined && !isFor(claims['aud'], audience)) {
    throw new MesheError('jwt.audience-mismatch', 'The token is for somebody else.')
  }
}

function isFor(value: JsonValue | undefined, audience: string): boolean {
  return Array.isArray(value) ? value.includes(audience) : value === audience
}

function malformed(claim: string): MesheError {
  return new MesheError('jwt.claims-malformed', 'A claim of the token is not as the norm has it.', { claim })
}
