import { describe, expect, it } from 'vitest'
import { createTestKeyPair, nodeCryptography } from '../../../../conformance/node-cryptography.ts'
import type { PublicKey } from '../cryptography.ts'
import {
  checkPublicKey,
  compressPoint,
  decodePoint,
  jwkThumbprint,
  readJwk,
  signatureAlgorithms,
  toJwk,
} from './index.ts'

const refusal = (code: string) => expect.objectContaining({ name: 'MesheError', code })
const ed25519 = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }
const p256 = toJwk(createTestKeyPair('ES256').publicKey)
const rsa = {
  kty: 'RSA',
  n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
  e: 'AQAB',
}

describe('a JWK', () => {
  it.each([
    [
      'RFC 7638, section 3.1',
      { ...rsa, alg: 'RS256', kid: '2011-04-29' },
      'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
    ],
    ['RFC 8037, appendix A.3', ed25519, 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k'],
  ])('of %s has the thumbprint written there', async (_where, jwk, thumbprint) => {
    expect(await jwkThumbprint(readJwk(jwk).key, nodeCryptography)).toBe(thumbprint)
  })

  it.each(signatureAlgorithms)('of %s comes back as it was', (algorithm) => {
    const { publicKey } = createTestKeyPair(algorithm)
    const read = readJwk({ ...toJwk(publicKey), alg: algorithm, use: 'sig', kid: 'key-1', key_ops: ['verify'] })
    expect(read).toEqual({ key: publicKey, keyId: 'key-1', algorithm })
  })

  it.each<[string, unknown, string]>([
    ['is no object', 'text', 'key.malformed'],
    ['is a list', [ed25519], 'key.malformed'],
    ['is of no kind', {}, 'key.unsupported'],
    ['is a secret', { kty: 'oct', k: 'AAAA' }, 'key.private'],
    ['holds its private half', { ...ed25519, d: 'AAAA' }, 'key.private'],
    ['is for key agreement', { kty: 'OKP', crv: 'X25519', x: ed25519.x }, 'key.unsupported'],
    ['is of secp256k1', { kty: 'EC', crv: 'secp256k1', x: 'AA', y: 'AA' }, 'key.unsupported'],
    ['names an inherited curve', { kty: 'EC', crv: 'toString', x: 'AA', y: 'AA' }, 'key.unsupported'],
    ['has a curve that is no text', { kty: 'EC', crv: ['P-256'], x: 'AA', y: 'AA' }, 'key.unsupported'],
    ['misses its y', { ...p256, y: undefined }, 'key.malformed'],
    ['has a short x', { ...p256, x: 'AAAA' }, 'key.malformed'],
    ['has its x padded', { ...ed25519, x: `${ed25519.x}=` }, 'key.malformed'],
    ['has an endless x', { ...ed25519, x: 'A'.repeat(4000) }, 'key.malformed'],
    ['has a number for x', { ...ed25519, x: 7 }, 'key.malformed'],
    ['has an Ed25519 key of 31 bytes', { ...ed25519, x: 'A'.repeat(42) }, 'key.unsupported'],
    ['has its point beside the curve', { ...p256, x: p256['y'], y: p256['x'] }, 'key.not-on-curve'],
    ['has the point at zero', { ...p256, x: 'A'.repeat(43), y: 'A'.repeat(43) }, 'key.not-on-curve'],
    ['is to encrypt with', { ...p256, use: 'enc' }, 'key.unsupported'],
    ['is to sign with', { ...p256, key_ops: ['sign'] }, 'key.unsupported'],
    ['is for another algorithm', { ...p256, alg: 'ES384' }, 'key.unsupported'],
    ['is for HMAC', { ...p256, alg: 'HS256' }, 'key.unsupported'],
    ['has a kid that is no text', { ...p256, kid: 1 }, 'key.malformed'],
    ['has 1032 bits', { ...rsa, n: `${rsa.n.slice(0, 168)}AAAB` }, 'key.too-weak'],
    ['has an exponent of 1', { ...rsa, e: 'AQ' }, 'key.too-weak'],
    ['has an even exponent', { ...rsa, e: 'BA' }, 'key.too-weak'],
    ['has a padded modulus', { ...rsa, n: 'AAEB' }, 'key.malformed'],
  ])('is refused when it %s', (_what, jwk, code) => {
    expect(() => readJwk(jwk)).toThrow(refusal(code))
  })
})

describe('a key under which anybody could sign', () => {
  const points = [
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0000000000000000000000000000000000000000000000000000000000000080',
    '0100000000000000000000000000000000000000000000000000000000000000',
    '0100000000000000000000000000000000000000000000000000000000000080',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  ]
  it.each(points)('%s', (point) => {
    const key: PublicKey = { algorithm: 'Ed25519', publicKey: Uint8Array.from(Buffer.from(point, 'hex')) }
    expect(() => checkPublicKey(key)).toThrow(refusal('key.low-order'))
  })
})

describe.each(['ES256', 'ES384', 'ES512'] as const)('a point of %s', (algorithm) => {
  const { publicKey } = createTestKeyPair(algorithm)
  const curve = publicKey.algorithm as 'P-256' | 'P-384' | 'P-521'

  it('is the same compressed', () => {
    const point = decodePoint(curve, publicKey.publicKey)
    expect(decodePoint(curve, compressPoint(point.x, point.y))).toEqual(point)
  })

  it.each([
    ['of no bytes', new Uint8Array(), 'key.unsupported'],
    ['at infinity', Uint8Array.of(0), 'key.unsupported'],
    ['cut short', publicKey.publicKey.slice(0, -1), 'key.unsupported'],
    ['in the hybrid form', Uint8Array.from([6, ...publicKey.publicKey.slice(1)]), 'key.unsupported'],
    ['moved', publicKey.publicKey.map((byte, index) => (index === 5 ? byte ^ 1 : byte)), 'key.not-on-curve'],
    [
      'beyond the prime',
      new Uint8Array((publicKey.publicKey.length + 1) / 2).fill(255).fill(2, 0, 1),
      'key.not-on-curve',
    ],
  ])('%s is refused', (_what, point, code) => {
    expect(() => decodePoint(curve, point)).toThrow(refusal(code))
  })
})
