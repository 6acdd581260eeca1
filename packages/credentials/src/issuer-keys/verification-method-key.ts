/** Keys of a controlled identifier document for tokens (Controlled Identifiers 1.0, sections 2.2 and 3.3; VC-JOSE-COSE, section 4). */
import type { PublicKey, SignatureAlgorithm } from '../cryptography.ts'
import { lookDateTimeStamp } from '../data-model/index.ts'
import { type DidResolver, findVerificationMethod, type ProofPurpose } from '../did/index.ts'
import { keyTypeOf, readJwk, type TrustedKey } from '../jose/index.ts'
import { isJsonObject, type JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { decodeMultikey, encodeHex } from '../multiformats/index.ts'

export interface KeyRequest {
  /** The DID or address whose document shows the key. */
  readonly controller: string
  /** `kid` of the header: an absolute or relative reference into the document, or the `kid` of a JWK in it. */
  readonly keyId: string | null
  /** `alg` of the header; without a key id only a key of this kind is meant. */
  readonly algorithm: SignatureAlgorithm
  /** The key itself, where it came with the token: one of the document must be the same. */
  readonly sameAs?: PublicKey | undefined
  readonly purpose: ProofPurpose
  readonly now: Date
}

const jwkTypes: readonly unknown[] = ['JsonWebKey', 'JsonWebKey2020']
const multikeyTypes: readonly unknown[] = ['Multikey', 'Ed25519VerificationKey2020']

/**
 * The key that the controller's document allows for the purpose. A key id that points into another document is refused:
 * it is the controller who decides, not the token.
 *
 * @throws MesheError `key.not-found`, `key.not-authorized`, `key.revoked`, `key.unsupported`, and whatever the resolver
 *   throws
 */
export async function findControllerKey(
  { controller, keyId, algorithm, sameAs, purpose, now }: KeyRequest,
  resolveDid: DidResolver,
): Promise<TrustedKey> {
  const document = await resolveDid(controller)
  const methods = document.verificationMethod
  const listed = [...listOf(methods), ...listOf(document[purpose])].filter(isJsonObject)
  const absolute = (id: unknown) => (typeof id === 'string' && id.startsWith('#') ? `${controller}${id}` : id)
  const isMeant = (method: JsonObject) => {
    if (keyId === null && sameAs !== undefined) return isSameKey(lookKeyOfMethod(method), sameAs)
    if (keyId === null) return lookKeyOfMethod(method)?.algorithm === keyTypeOf(algorithm)
    const jwk = method['publicKeyJwk']
    return absolute(method['id']) === absolute(keyId) || (isJsonObject(jwk) && jwk['kid'] === keyId)
  }
  const ids = new Set(listed.filter(isMeant).map((method) => absolute(method['id'])))
  const [id] = ids
  if (ids.size !== 1 || typeof id !== 'string' || document.id !== controller) {
    throw new MesheError('key.not-found', 'The issuer does not show this key.', { controller })
  }
  const method = findVerificationMethod(document, id, purpose) as unknown as JsonObject
  if (isOutOfUse(method, now)) throw new MesheError('key.revoked', 'The issuer has withdrawn this key.', { controller })
  return readVerificationMethodKey(method)
}

/** The key of a method. @throws MesheError `key.unsupported` or as `readJwk` does */
export function readVerificationMethodKey(method: JsonObject): TrustedKey {
  const { type, publicKeyJwk, publicKeyMultibase } = method
  if (jwkTypes.includes(type)) return readJwk(publicKeyJwk)
  if (multikeyTypes.includes(type) && typeof publicKeyMultibase === 'string') {
    return { key: decodeMultikey(publicKeyMultibase), keyId: null, algorithm: null }
  }
  throw new MesheError('key.unsupported', 'This kind of key is not supported.')
}

/** Whether two keys are one: their kind and their bytes. */
export function isSameKey(one: PublicKey | null, other: PublicKey): boolean {
  return one !== null && one.algorithm === other.algorithm && encodeHex(one.publicKey) === encodeHex(other.publicKey)
}

function lookKeyOfMethod(method: JsonObject): PublicKey | null {
  try {
    return readVerificationMethodKey(method).key
  } catch {
    return null
  }
}

/** Nothing verifies with a key from the moment it is revoked or expires; a moment that nobody can read counts as past. */
function isOutOfUse({ revoked, expires }: JsonObject, now: Date): boolean {
  return [revoked, expires].some((end) => {
    if (end === undefined) return false
    const moment = lookDateTimeStamp(end)
    return moment === null || moment <= now
  })
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
