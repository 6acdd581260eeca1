/** The key pairs of the vectors, written as Multikeys: a header of two bytes, then the number. */
import { createECDH, createPrivateKey } from 'node:crypto'
import type { SignatureAlgorithm } from '../../packages/credentials/src/cryptography.ts'
import { decodeMultibase } from '../../packages/credentials/src/multiformats/index.ts'
import { createTestIssuer } from '../node-cryptography.ts'

const curves = { ES256: ['P-256', 'prime256v1', 32], ES384: ['P-384', 'secp384r1', 48] } as const

export function issuerOfMultikey(algorithm: SignatureAlgorithm & keyof typeof curves, secretKeyMultibase: string) {
  const [crv, name, length] = curves[algorithm]
  const secret = Buffer.from(decodeMultibase(secretKeyMultibase).slice(2))
  const curve = createECDH(name)
  curve.setPrivateKey(secret)
  const point = curve.getPublicKey()
  const jwk = {
    kty: 'EC',
    crv,
    d: secret.toString('base64url'),
    x: point.subarray(1, 1 + length).toString('base64url'),
    y: point.subarray(1 + length).toString('base64url'),
  }
  return createTestIssuer(algorithm, createPrivateKey({ key: jwk, format: 'jwk' }))
}
