/** Signing and verifying by JOSE algorithm (RFC 7518, RFC 8037) with key objects of `node:crypto`. */
import { constants, createPublicKey, type KeyObject, type SigningOptions, sign, verify } from 'node:crypto'
import type { KeyType, PublicKey, SignatureAlgorithm, Signer } from '@meshe/credentials'
import { derFromRaw, rawFromDer } from './ecdsa-signature.ts'
import { ed25519 } from './ed25519.ts'

interface Scheme {
  readonly hash: string | null
  readonly keyType: 'ed25519' | 'ec' | 'rsa'
  readonly curve?: string
  /** Bytes of each half of an ECDSA signature. */
  readonly halfLength?: number
  /** A key with options is taken more slowly than one by itself. */
  readonly options?: SigningOptions
}

const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
const schemes: Readonly<Record<SignatureAlgorithm, Scheme>> = {
  EdDSA: { hash: null, keyType: 'ed25519' },
  ES256: { hash: 'sha256', keyType: 'ec', curve: 'prime256v1', halfLength: 32 },
  ES384: { hash: 'sha384', keyType: 'ec', curve: 'secp384r1', halfLength: 48 },
  ES512: { hash: 'sha512', keyType: 'ec', curve: 'secp521r1', halfLength: 66 },
  RS256: { hash: 'sha256', keyType: 'rsa' },
  RS384: { hash: 'sha384', keyType: 'rsa' },
  RS512: { hash: 'sha512', keyType: 'rsa' },
  PS256: { hash: 'sha256', keyType: 'rsa', options: pss },
}

/** A signer of one algorithm. @throws RangeError when the key is of another kind: that is a bug of the caller. */
export function createNodeSigner(
  privateKey: KeyObject,
  verificationMethod: string,
  algorithm: SignatureAlgorithm = 'EdDSA',
): Signer {
  if (!fits(algorithm, privateKey)) throw new RangeError(`A key of another kind cannot sign ${algorithm}.`)
  if (algorithm === 'EdDSA') return { verificationMethod, algorithm, sign: ed25519.signWith(privateKey) }
  const { hash, halfLength, options } = schemes[algorithm]
  const key = options === undefined ? privateKey : { key: privateKey, ...options }
  return {
    verificationMethod,
    algorithm,
    sign(message) {
      const signature = sign(hash, message, key)
      return halfLength === undefined ? signature : rawFromDer(signature, halfLength)
    },
  }
}

/** Whether a raw signature verifies. The key is of the kind of the algorithm: key objects are slow to say of which kind they are. */
export function verifyWithKeyObject(
  algorithm: SignatureAlgorithm,
  key: KeyObject,
  { message, signature }: { readonly message: Uint8Array; readonly signature: Uint8Array },
): boolean {
  const { hash, halfLength, options } = schemes[algorithm]
  if (halfLength !== undefined) {
    return signature.length === 2 * halfLength && verify(hash, message, key, derFromRaw(signature))
  }
  return verify(hash, message, options === undefined ? key : { key, ...options }, signature)
}

function fits(algorithm: SignatureAlgorithm, key: KeyObject): boolean {
  const { keyType, curve } = schemes[algorithm]
  if (key.asymmetricKeyType !== keyType) return false
  return curve === undefined || key.asymmetricKeyDetails?.namedCurve === curve
}

const curveNames: Readonly<Record<string, KeyType>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }

/** The raw public half of a key object; points uncompressed. @throws RangeError for a kind of key not used here. */
export function rawPublicKeyOf(key: KeyObject): PublicKey {
  const publicKey = key.type === 'public' ? key : createPublicKey(key)
  const der = (type: 'spki' | 'pkcs1') => new Uint8Array(publicKey.export({ format: 'der', type }))
  if (publicKey.asymmetricKeyType === 'ed25519') return { algorithm: 'Ed25519', publicKey: der('spki').slice(-32) }
  if (publicKey.asymmetricKeyType === 'rsa') return { algorithm: 'RSA', publicKey: der('pkcs1') }
  const algorithm = curveNames[publicKey.asymmetricKeyDetails?.namedCurve ?? '']
  if (algorithm === undefined) throw new RangeError('This kind of key is not used here.')
  const jwk = publicKey.export({ format: 'jwk' })
  const point = [Buffer.of(4), Buffer.from(jwk.x ?? '', 'base64url'), Buffer.from(jwk.y ?? '', 'base64url')]
  return { algorithm, publicKey: new Uint8Array(Buffer.concat(point)) }
}
