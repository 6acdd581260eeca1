/** JWS in its compact serialization (RFC 7515, sections 5 and 7.1). */
import type { Cryptography, Eventually, SignatureAlgorithm, Signer } from '../cryptography.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { encodeBase64url } from '../multiformats/index.ts'
import { checkSignatureShape, keyTypeOf } from './algorithms.ts'
import { checkPublicKey } from './check-public-key.ts'
import { isForgedPoint } from './ed25519-points.ts'
import type { TrustedKey } from './jwk.ts'
import { checkHeader, decodeHeader, decodePart, type JwsPolicy, malformed } from './jws-header.ts'

const encoder = new TextEncoder()
const defaultMaxLength = 512 * 1024

export interface SignJwsSettings {
  readonly signer: Signer
  /** Members beside `alg`. `kid` is not added by itself. */
  readonly header?: JsonObject | undefined
}

/** Finds the key that is trusted for a header; throws `key.not-found` when there is none. */
export type KeyFinder = (header: JsonObject, payload: Uint8Array) => Eventually<TrustedKey>

export interface VerifyJwsSettings extends JwsPolicy {
  readonly cryptography: Pick<Cryptography, 'verify'>
  readonly findKey: KeyFinder
}

export interface VerifiedJws {
  readonly header: JsonObject
  readonly payload: Uint8Array
  readonly key: TrustedKey
}

export interface CompactJws {
  readonly header: JsonObject
  readonly payload: Uint8Array
  /** The two parts that are signed, with the dot between them. */
  readonly signingInput: string
  readonly signature: Uint8Array
}

/** Signs a payload; text is signed in UTF-8. */
export async function signCompactJws(
  payload: Uint8Array | string,
  { signer, header = {} }: SignJwsSettings,
): Promise<string> {
  const bytes = typeof payload === 'string' ? encoder.encode(payload) : payload
  const signingInput = `${encodeHeader(signer, header)}.${encodeBase64url(bytes)}`
  return `${signingInput}.${encodeBase64url(await signer.sign(encoder.encode(signingInput)))}`
}

export function encodeHeader({ algorithm = 'EdDSA' }: Signer, header: JsonObject): string {
  return encodeBase64url(encoder.encode(JSON.stringify({ alg: algorithm, ...header })))
}

/**
 * Takes a compact JWS apart; nothing is verified.
 *
 * @throws MesheError `jws.malformed`, `jws.too-large` or a code of `parseJson`
 */
export function decodeCompactJws(token: string, maxLength = defaultMaxLength): CompactJws {
  if (token.length > maxLength) throw new MesheError('jws.too-large', 'The token is too long.', { maxLength })
  const first = token.indexOf('.')
  const second = token.indexOf('.', first + 1)
  if (first < 0 || second < 0 || token.includes('.', second + 1)) throw malformed('parts')
  return {
    header: decodeHeader(token.slice(0, first)),
    payload: decodePart(token.slice(first + 1, second), 'payload'),
    signingInput: token.slice(0, second),
    signature: decodePart(token.slice(second + 1), 'signature'),
  }
}

/**
 * Verifies a compact JWS. The algorithm is the one of the trusted key: the header only has to agree.
 *
 * @throws MesheError as `decodeCompactJws`, `checkHeader`, `checkPublicKey` and `checkSignatureShape` do; whatever
 *   `findKey` throws; `jws.algorithm-mismatch` when header and key disagree; `jws.signature-mismatch`
 */
export async function verifyCompactJws(token: string, settings: VerifyJwsSettings): Promise<VerifiedJws> {
  const { header, payload, signingInput, signature } = decodeCompactJws(token, settings.maxLength)
  const algorithm = checkHeader(header, settings)
  if (header['b64'] === false) throw new MesheError('jws.unencoded-payload', 'A compact token is always encoded.')
  const key = await settings.findKey(header, payload)
  await verifySignature(key, { algorithm, message: encoder.encode(signingInput), signature }, settings)
  return { header, payload, key }
}

export interface SignatureToVerify {
  readonly algorithm: SignatureAlgorithm
  readonly message: Uint8Array
  readonly signature: Uint8Array
}

/** @throws MesheError `jws.algorithm-mismatch`, `jws.signature-mismatch` and as `checkPublicKey`, `checkSignatureShape` do */
export async function verifySignature(
  { key, algorithm: only }: TrustedKey,
  { algorithm, message, signature }: SignatureToVerify,
  { cryptography }: Pick<VerifyJwsSettings, 'cryptography'>,
): Promise<void> {
  if (keyTypeOf(algorithm) !== key.algorithm || (only !== null && only !== algorithm)) {
    throw new MesheError('jws.algorithm-mismatch', 'The key is not for this algorithm.', { algorithm })
  }
  checkPublicKey(key)
  checkSignatureShape(algorithm, signature)
  if (
    isForgedPoint(algorithm, signature) ||
    (await cryptography.verify({ algorithm, key, message, signature })) !== true
  ) {
    throw new MesheError('jws.signature-mismatch', 'The content and the signature do not belong together.')
  }
}
