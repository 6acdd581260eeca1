/** Which algorithm belongs to which key, and what a signature of it must look like (RFC 7518, section 3; RFC 8037). */
import type { KeyType, SignatureAlgorithm } from '../cryptography.ts'
import { MesheError } from '../meshe-error.ts'
import { curves, isCurveName } from './curves.ts'

const keyTypes: Readonly<Record<SignatureAlgorithm, KeyType>> = {
  EdDSA: 'Ed25519',
  ES256: 'P-256',
  ES384: 'P-384',
  ES512: 'P-521',
  RS256: 'RSA',
  RS384: 'RSA',
  RS512: 'RSA',
  PS256: 'RSA',
}
/** Half of the order of Ed25519's group comes after RFC 8032's check of S, which every verifier makes. */
const ed25519SignatureLength = 64

/** What credentials are signed with here; a context may allow less. */
export const signatureAlgorithms = Object.keys(keyTypes) as readonly SignatureAlgorithm[]

export function keyTypeOf(algorithm: SignatureAlgorithm): KeyType {
  return keyTypes[algorithm]
}

export function isSignatureAlgorithm(name: unknown): name is SignatureAlgorithm {
  return typeof name === 'string' && Object.hasOwn(keyTypes, name)
}

/**
 * Judges an `alg` against what a context allows.
 *
 * @throws MesheError `jws.algorithm-missing`, `jws.algorithm-none` (in any spelling), `jws.algorithm-symmetric` (HMAC,
 *   which would make a secret of a public key) or `jws.algorithm-not-allowed`
 */
export function checkAlgorithm(name: unknown, allowed: readonly SignatureAlgorithm[]): SignatureAlgorithm {
  if (typeof name !== 'string' || name === '') {
    throw new MesheError('jws.algorithm-missing', 'The header does not name an algorithm.')
  }
  if (name.trim().toLowerCase() === 'none') {
    throw new MesheError('jws.algorithm-none', 'A token without a signature proves nothing.')
  }
  if (/^hs\d*$/i.test(name)) {
    throw new MesheError('jws.algorithm-symmetric', 'A shared secret proves nothing to others.', { algorithm: name })
  }
  if (!isSignatureAlgorithm(name) || !allowed.includes(name)) {
    throw new MesheError('jws.algorithm-not-allowed', 'This algorithm is not allowed here.', {
      algorithm: name.slice(0, 40),
    })
  }
  return name
}

/**
 * Refuses a signature that no signer makes, before any library sees it.
 *
 * @throws MesheError `jws.signature-length`, `jws.signature-zero` (r or s is 0), `jws.signature-out-of-range` (r or s is
 *   not below the order)
 */
export function checkSignatureShape(algorithm: SignatureAlgorithm, signature: Uint8Array): void {
  const keyType = keyTypes[algorithm]
  if (keyType === 'RSA') {
    if (signature.length < 256 || signature.length > 1024) throw wrongLength(algorithm)
    return
  }
  if (!isCurveName(keyType)) {
    if (signature.length !== ed25519SignatureLength) throw wrongLength(algorithm)
    return
  }
  const { order, coordinateLength } = curves[keyType]
  if (signature.length !== 2 * coordinateLength) throw wrongLength(algorithm)
  for (const half of [signature.subarray(0, coordinateLength), signature.subarray(coordinateLength)]) {
    if (half.every((byte) => byte === 0)) {
      throw new MesheError('jws.signature-zero', 'A half of the signature is zero.', { algorithm })
    }
    if (isNotBelow(half, order)) {
      throw new MesheError('jws.signature-out-of-range', 'A half of the signature is too large.', { algorithm })
    }
  }
}

function isNotBelow(bytes: Uint8Array, bound: Uint8Array): boolean {
  for (const [index, byte] of bytes.entries()) {
    const limit = bound[index]!
    if (byte !== limit) return byte > limit
  }
  return true
}

function wrongLength(algorithm: SignatureAlgorithm): MesheError {
  return new MesheError('jws.signature-length', 'The signature has a wrong length.', { algorithm })
}
