/** Verifying an SD-JWT: first the signature, then each disclosure, then the holder's key (RFC 9901, sections 7.1 and 7.3). */
import type { Cryptography } from '../cryptography.ts'
import {
  checkClaims,
  clockSkewMs,
  type JwsPolicy,
  type KeyFinder,
  lookNumericDate,
  readClaims,
  readJwk,
  signatureAlgorithms,
  type TrustedKey,
  verifyCompactJws,
} from '../jose/index.ts'
import { isJsonObject, type JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { encodeBase64url } from '../multiformats/index.ts'
import type { ClaimPlace } from './claim-path.ts'
import { digestAlgorithmOf, hashName, hashWith } from './disclosure.ts'
import { revealDisclosures } from './open-sd-jwt.ts'
import { keyBindingType } from './present-sd-jwt.ts'
import { joinSdJwt, type SdJwtParts, splitSdJwt } from './sd-jwt-parts.ts'

export interface KeyBindingExpectations {
  readonly audience: string
  /** The nonce that was asked with; it must be fresh for each question. */
  readonly nonce: string
  readonly now: Date
  /** How old the answer may be. Default: five minutes. */
  readonly maxAgeMs?: number | undefined
}

export interface VerifySdJwtSettings extends JwsPolicy {
  readonly cryptography: Pick<Cryptography, 'verify' | 'sha256' | 'digest'>
  readonly findKey: KeyFinder
  /** Where it is given, a presentation without key binding is refused. Otherwise key binding is not judged at all. */
  readonly keyBinding?: KeyBindingExpectations | undefined
}

export interface VerifiedSdJwt {
  readonly header: JsonObject
  /** What the issuer signed and the holder shows, without any trace of concealment. */
  readonly claims: JsonObject
  /** As the issuer signed it, digests and all: what is in the open whatever the holder shows. */
  readonly signedClaims: JsonObject
  /** Places in `claims` that came by a disclosure. */
  readonly disclosed: readonly ClaimPlace[]
  /** How many digests stay closed: claims kept back, and decoys. */
  readonly concealedCount: number
  readonly key: TrustedKey
  /** `unchecked`: it is there, and nobody asked for it. */
  readonly keyBinding: 'absent' | 'unchecked' | 'verified'
}

/**
 * Verifies an SD-JWT, with or without key binding. Dates in the claims are the caller's matter.
 *
 * @throws MesheError as `splitSdJwt`, `verifyCompactJws`, `readDisclosure` and `revealClaims` do;
 *   `sd-jwt.key-binding-missing`, `sd-jwt.key-binding-key-missing`, `sd-jwt.key-binding-mismatch` (other disclosures),
 *   `sd-jwt.nonce-mismatch`, `sd-jwt.key-binding-expired`, `jwt.audience-mismatch`
 */
export async function verifySdJwt(text: string, settings: VerifySdJwtSettings): Promise<VerifiedSdJwt> {
  const parts = splitSdJwt(text)
  const { header, payload: bytes, key } = await verifyCompactJws(parts.jwt, settings)
  const payload = readClaims(bytes)
  const { claims, places, concealedCount } = await revealDisclosures(payload, parts.disclosures, settings.cryptography)
  if (settings.keyBinding !== undefined) await checkKeyBinding(parts, payload, settings)
  const unasked = parts.keyBinding === null ? 'absent' : 'unchecked'
  return {
    header,
    claims,
    signedClaims: payload,
    disclosed: places.map(({ place }) => place),
    concealedCount,
    key,
    keyBinding: settings.keyBinding === undefined ? unasked : 'verified',
  }
}

async function checkKeyBinding(
  parts: SdJwtParts,
  payload: JsonObject,
  { keyBinding: expected, cryptography, algorithms = signatureAlgorithms }: VerifySdJwtSettings,
): Promise<void> {
  if (parts.keyBinding === null) {
    throw new MesheError('sd-jwt.key-binding-missing', 'Nobody proves to hold the key of this token.')
  }
  const confirmation = payload['cnf']
  if (!isJsonObject(confirmation) || !isJsonObject(confirmation['jwk'])) {
    throw new MesheError('sd-jwt.key-binding-key-missing', 'The issuer bound the token to no key.')
  }
  const holder = readJwk(confirmation['jwk'])
  const { payload: bytes } = await verifyCompactJws(parts.keyBinding, {
    cryptography,
    algorithms,
    types: [keyBindingType],
    findKey: () => holder,
  })
  const claims = readClaims(bytes)
  const { audience, nonce, now, maxAgeMs = clockSkewMs } = expected!
  checkClaims(claims, { now, audience })
  if (claims['nonce'] !== nonce) {
    throw new MesheError('sd-jwt.nonce-mismatch', 'The token answers another question.')
  }
  const issuedAt = lookNumericDate(claims, 'iat')
  if (issuedAt === null || issuedAt.getTime() + maxAgeMs < now.getTime()) {
    throw new MesheError('sd-jwt.key-binding-expired', 'The proof of the key is too old.')
  }
  const hash = hashWith(digestAlgorithmOf(payload[hashName]), cryptography)
  const shown = joinSdJwt({ jwt: parts.jwt, disclosures: parts.disclosures })
  if (claims['sd_hash'] !== encodeBase64url(await hash(new TextEncoder().encode(shown)))) {
    throw new MesheError('sd-jwt.key-binding-mismatch', 'The proof of the key was made for other disclosures.')
  }
}
