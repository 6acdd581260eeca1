/** CWT claims in a header (RFC 9597), under the names that they have in a JWT; bytes are text in UTF-8 here. */
import type { CborValue } from '../cbor/index.ts'
import type { JsonObject, JsonValue } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { type ClaimName, claimLabels } from './header-labels.ts'

const names = Object.keys(claimLabels) as ClaimName[]
const dates: readonly ClaimName[] = ['exp', 'nbf', 'iat']
/** Claims that are bytes in a CWT and text in a JWT. */
const bytes: readonly ClaimName[] = ['jti', 'nonce']

/**
 * Claims that others know under another name, or not at all, are passed over.
 *
 * @throws MesheError `cose.malformed` for a claim of a wrong type
 */
export function readCwtClaims(value: CborValue | undefined): JsonObject {
  if (value === undefined) return {}
  if (!(value instanceof Map)) throw malformed()
  const claims: Record<string, JsonValue> = {}
  for (const name of names) {
    const claim = (value as ReadonlyMap<number | string, CborValue>).get(claimLabels[name])
    if (claim !== undefined) claims[name] = readClaim(name, claim)
  }
  return claims
}

/** The other way round; members that no CWT claim stands for are a bug of the caller. */
export function writeCwtClaims(claims: JsonObject): ReadonlyMap<number, CborValue> {
  return new Map(
    Object.entries(claims).map(([name, value]) => {
      const label = claimLabels[name as ClaimName]
      if (label === undefined) throw new RangeError('This claim has no number.')
      return [label, bytes.includes(name as ClaimName) ? new TextEncoder().encode(String(value)) : (value as CborValue)]
    }),
  )
}

function readClaim(name: ClaimName, value: CborValue): JsonValue {
  if (dates.includes(name)) {
    if (typeof value !== 'number') throw malformed()
    return value
  }
  if (value instanceof Uint8Array && bytes.includes(name)) return textOfBytes(value)
  if (typeof value === 'string') return value
  if (name === 'aud' && Array.isArray(value) && value.every((one) => typeof one === 'string')) return value
  throw malformed()
}

/** @throws MesheError `cose.malformed` for bytes that are no text */
export function textOfBytes(value: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value)
  } catch (cause) {
    throw new MesheError('cose.malformed', 'A name in the header is no text.', { part: 'header' }, cause)
  }
}

function malformed(): MesheError {
  return new MesheError('cose.malformed', 'A claim of the header is not as the norm has it.', { part: 'claims' })
}
