/** The JOSE algorithms as the Web Cryptography API names them. */
import type { DigestAlgorithm, SignatureAlgorithm } from '../cryptography.ts'
import type { WebAlgorithmName } from './web-platform.ts'

interface WebAlgorithm {
  readonly key: WebAlgorithmName
  readonly signature: WebAlgorithmName
}

const ecdsa = (namedCurve: string, hash: string): WebAlgorithm => ({
  key: { name: 'ECDSA', namedCurve },
  signature: { name: 'ECDSA', hash },
})

const rsaPkcs1 = (hash: string): WebAlgorithm => ({
  key: { name: 'RSASSA-PKCS1-v1_5', hash },
  signature: { name: 'RSASSA-PKCS1-v1_5' },
})

export const webAlgorithms: Readonly<Record<SignatureAlgorithm, WebAlgorithm>> = {
  EdDSA: { key: { name: 'Ed25519' }, signature: { name: 'Ed25519' } },
  ES256: ecdsa('P-256', 'SHA-256'),
  ES384: ecdsa('P-384', 'SHA-384'),
  ES512: ecdsa('P-521', 'SHA-512'),
  RS256: rsaPkcs1('SHA-256'),
  RS384: rsaPkcs1('SHA-384'),
  RS512: rsaPkcs1('SHA-512'),
  PS256: { key: { name: 'RSA-PSS', hash: 'SHA-256' }, signature: { name: 'RSA-PSS', saltLength: 32 } },
}

export const webDigests: Readonly<Record<DigestAlgorithm, string>> = {
  'sha-256': 'SHA-256',
  'sha-384': 'SHA-384',
  'sha-512': 'SHA-512',
}
