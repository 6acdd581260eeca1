/** JWT VC Issuer Metadata: where an issuer with a web address shows its keys (SD-JWT VC, section 4). */
import type { PublicKey, SignatureAlgorithm } from '../cryptography.ts'
import { keyTypeOf, readJwk, type TrustedKey } from '../jose/index.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { isSameKey } from './verification-method-key.ts'

const maxKeys = 100

/**
 * The well-known part goes between host and path, a last slash of the path away (section 4.1).
 *
 * @throws MesheError `issuer-metadata.malformed` for an issuer that is not an https address without query and fragment
 */
export function issuerMetadataUrl(issuer: string): string {
  const url = URL.canParse(issuer) ? new URL(issuer) : null
  if (url === null || url.protocol !== 'https:' || /[?#]/.test(issuer) || url.username + url.password !== '') {
    throw malformed('iss')
  }
  return `${url.origin}/.well-known/jwt-vc-issuer${url.pathname.replace(/\/$/, '')}`
}

export type KeySource = { readonly keys: JsonValue } | { readonly keysUrl: string }

/**
 * Reads the metadata of an issuer: its keys, or where they stand.
 *
 * @throws MesheError `issuer-metadata.mismatch` when it is another issuer's; `issuer-metadata.malformed` without keys or
 *   with both ways to them
 */
export function readIssuerMetadata(value: JsonValue, issuer: string): KeySource {
  if (!isJsonObject(value)) throw malformed('')
  if (value['issuer'] !== issuer) {
    throw new MesheError('issuer-metadata.mismatch', 'These are the keys of another issuer.', { issuer })
  }
  const { jwks, jwks_uri: keysUrl } = value
  if ((jwks === undefined) === (keysUrl === undefined)) throw malformed('jwks')
  if (jwks !== undefined) return { keys: jwks }
  if (typeof keysUrl !== 'string' || !keysUrl.startsWith('https://') || !URL.canParse(keysUrl)) {
    throw malformed('jwks_uri')
  }
  return { keysUrl }
}

/** What a token says of its key. */
export interface KeyInSet {
  readonly keyId: string | null
  readonly algorithm: SignatureAlgorithm
  /** The key itself, where it came with the token: one of the set must be the same. */
  readonly sameAs?: PublicKey | undefined
}

/**
 * The key of a JWK Set that a token names; without a name the one that came with it, or the only one of the kind that
 * its algorithm needs.
 *
 * @throws MesheError `issuer-metadata.malformed`, `key.not-found` (also when two keys are meant), or as `readJwk` does
 */
export function findKeyInSet(set: JsonValue, { keyId, algorithm, sameAs }: KeyInSet): TrustedKey {
  const keys = isJsonObject(set) ? set['keys'] : undefined
  if (!Array.isArray(keys) || keys.length > maxKeys) throw malformed('keys')
  const meant = keys.filter((key): key is JsonObject => {
    if (!isJsonObject(key)) return false
    if (keyId !== null) return key['kid'] === keyId
    const shown = lookKey(key)
    return sameAs === undefined ? shown?.algorithm === keyTypeOf(algorithm) : isSameKey(shown, sameAs)
  })
  if (meant.length !== 1) throw new MesheError('key.not-found', 'The issuer does not show this key.')
  return readJwk(meant[0])
}

function lookKey(jwk: JsonObject): PublicKey | null {
  try {
    return readJwk(jwk).key
  } catch {
    return null
  }
}

function malformed(member: string): MesheError {
  return new MesheError('issuer-metadata.malformed', 'The issuer does not show its keys as the norm has it.', {
    member,
  })
}
