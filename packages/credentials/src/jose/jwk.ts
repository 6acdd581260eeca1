/** Public keys as JWK (RFC 7517, RFC 7518 section 6, RFC 8037) and back, and their thumbprint (RFC 7638). */
import type { Cryptography, PublicKey, SignatureAlgorithm } from '../cryptography.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { decodeBase64url, encodeBase64url } from '../multiformats/index.ts'
import { isSignatureAlgorithm, keyTypeOf } from './algorithms.ts'
import { checkPublicKey } from './check-public-key.ts'
import { curves, decodePoint, isCurveName } from './curves.ts'
import { decodeRsaPublicKey, encodeRsaPublicKey } from './rsa-public-key.ts'

/** A key that somebody trusts, with the one algorithm its owner allows where he names one. */
export interface TrustedKey {
  readonly key: PublicKey
  readonly keyId: string | null
  readonly algorithm: SignatureAlgorithm | null
}

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']
const maxCoordinateText = 2048

/**
 * Reads a public JWK.
 *
 * @throws MesheError `key.malformed` for missing or misshapen members, `key.private` when it holds a secret,
 *   `key.unsupported` for another kind, a use or an algorithm that does not fit, and as `checkPublicKey` does
 */
export function readJwk(jwk: unknown): TrustedKey {
  if (!isJsonObject(jwk)) throw malformed('kty')
  if (privateMembers.some((member) => jwk[member] !== undefined)) {
    throw new MesheError('key.private', 'The key holds its private half.')
  }
  const key = readKey(jwk)
  checkPublicKey(key)
  const { alg, use, kid, key_ops: operations } = jwk
  if (kid !== undefined && typeof kid !== 'string') throw malformed('kid')
  if (use !== undefined && use !== 'sig') throw unfit('use')
  if (operations !== undefined && !(Array.isArray(operations) && operations.includes('verify'))) throw unfit('key_ops')
  if (alg !== undefined && !(isSignatureAlgorithm(alg) && keyTypeOf(alg) === key.algorithm)) throw unfit('alg')
  return { key, keyId: kid ?? null, algorithm: alg ?? null }
}

/** A public key as JWK, with its required members only. @throws MesheError as `checkPublicKey` does */
export function toJwk(key: PublicKey): JsonObject {
  checkPublicKey(key)
  if (key.algorithm === 'Ed25519') return { kty: 'OKP', crv: 'Ed25519', x: encodeBase64url(key.publicKey) }
  if (key.algorithm === 'RSA') {
    const { modulus, exponent } = decodeRsaPublicKey(key.publicKey)
    return { kty: 'RSA', e: encodeBase64url(exponent), n: encodeBase64url(modulus) }
  }
  const { x, y } = decodePoint(key.algorithm, key.publicKey)
  return { kty: 'EC', crv: key.algorithm, x: encodeBase64url(x), y: encodeBase64url(y) }
}

/** SHA-256 over the required members in their order (RFC 7638, section 3), as base64url. */
export async function jwkThumbprint(key: PublicKey, { sha256 }: Pick<Cryptography, 'sha256'>): Promise<string> {
  const members = Object.entries(toJwk(key)).sort(([one], [other]) => (one < other ? -1 : 1))
  const text = JSON.stringify(Object.fromEntries(members))
  return encodeBase64url(await sha256(new TextEncoder().encode(text)))
}

function readKey(jwk: JsonObject): PublicKey {
  const { kty, crv } = jwk
  if (kty === 'OKP' && crv === 'Ed25519') return { algorithm: 'Ed25519', publicKey: bytesOf(jwk, 'x') }
  if (kty === 'EC' && typeof crv === 'string' && isCurveName(crv)) {
    const [x, y] = [bytesOf(jwk, 'x'), bytesOf(jwk, 'y')]
    const { coordinateLength } = curves[crv]
    if (x.length !== coordinateLength || y.length !== coordinateLength) throw malformed('x')
    return { algorithm: crv, publicKey: Uint8Array.from([4, ...x, ...y]) }
  }
  if (kty === 'RSA') {
    const [modulus, exponent] = [bytesOf(jwk, 'n'), bytesOf(jwk, 'e')]
    if (modulus[0] === 0 || exponent[0] === 0) throw malformed('n')
    return { algorithm: 'RSA', publicKey: encodeRsaPublicKey({ modulus, exponent }) }
  }
  throw new MesheError('key.unsupported', 'This kind of key is not supported.', { kty: nameOf(kty), crv: nameOf(crv) })
}

function bytesOf(jwk: JsonObject, member: string): Uint8Array {
  const text = jwk[member]
  if (typeof text !== 'string' || text === '' || text.length > maxCoordinateText) throw malformed(member)
  try {
    return decodeBase64url(text)
  } catch (cause) {
    throw new MesheError('key.malformed', 'The key is not written as its norm has it.', { member }, cause)
  }
}

function nameOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value.slice(0, 40) : ''
}

function malformed(member: string): MesheError {
  return new MesheError('key.malformed', 'The key is not written as its norm has it.', { member })
}

function unfit(member: string): MesheError {
  return new MesheError('key.unsupported', 'The key is not there to verify signatures.', { member })
}
