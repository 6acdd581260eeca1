import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import type { KeyType, PublicKey, SignatureAlgorithm } from '@meshe/credentials'
import { describe, expect, it } from 'vitest'
import { nodeCryptography } from './node-cryptography.ts'
import { createNodeSigner, rawPublicKeyOf } from './node-signer.ts'

const privateKeys: Readonly<Record<KeyType, KeyObject>> = {
  Ed25519: generateKeyPairSync('ed25519').privateKey,
  'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  'P-384': generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey,
  'P-521': generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey,
  RSA: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
}
const keyTypeOf: Readonly<Record<SignatureAlgorithm, KeyType>> = {
  EdDSA: 'Ed25519',
  ES256: 'P-256',
  ES384: 'P-384',
  ES512: 'P-521',
  RS256: 'RSA',
  RS384: 'RSA',
  RS512: 'RSA',
  PS256: 'RSA',
}
const algorithms = Object.keys(keyTypeOf) as SignatureAlgorithm[]
const keyTypes = Object.keys(privateKeys) as KeyType[]
const message = Buffer.from('Microcredential (demo)')
const keyOf = (type: KeyType) => rawPublicKeyOf(privateKeys[type])

describe.each(algorithms)('a signature of %s', (algorithm) => {
  const signer = createNodeSigner(privateKeys[keyTypeOf[algorithm]], 'key-1', algorithm)
  const key = keyOf(keyTypeOf[algorithm])

  it('verifies with its own key only, and only unchanged', async () => {
    const signature = await signer.sign(message)
    expect(await nodeCryptography.verify({ algorithm, key, message, signature })).toBe(true)
    const other = Buffer.from(signature)
    other[signature.length - 1]! ^= 1
    expect(await nodeCryptography.verify({ algorithm, key, message, signature: other })).toBe(false)
    expect(await nodeCryptography.verify({ algorithm, key, message: Buffer.from('other'), signature })).toBe(false)
    expect(await nodeCryptography.verify({ algorithm, key, message, signature: signature.subarray(1) })).toBe(false)
    expect(await nodeCryptography.verify({ algorithm, key, message, signature: new Uint8Array() })).toBe(false)
  })

  it.each(keyTypes.filter((type) => type !== keyTypeOf[algorithm]))(
    'does not verify with a key of %s',
    async (type) => {
      const signature = await signer.sign(message)
      expect(await nodeCryptography.verify({ algorithm, key: keyOf(type), message, signature })).toBe(false)
      expect(() => createNodeSigner(privateKeys[type], 'key-1', algorithm)).toThrow(RangeError)
    },
  )

  it.each(algorithms.filter((other) => other !== algorithm))('does not verify as %s', async (other) => {
    const signature = await signer.sign(message)
    expect(await nodeCryptography.verify({ algorithm: other, key, message, signature })).toBe(false)
  })
})

it.each<[string, PublicKey]>([
  ['beside its curve', { algorithm: 'P-256', publicKey: Uint8Array.from([4, ...new Array(64).fill(1)]) }],
  ['at infinity', { algorithm: 'P-256', publicKey: Uint8Array.of(0) }],
  ['of another curve', { algorithm: 'P-384', publicKey: keyOf('P-256').publicKey }],
  ['of another length', { algorithm: 'Ed25519', publicKey: new Uint8Array(31) }],
  ['of 0 bytes', { algorithm: 'RSA', publicKey: new Uint8Array() }],
  ['beyond any size', { algorithm: 'RSA', publicKey: new Uint8Array(randomBytes(5000)) }],
])('a key %s verifies nothing', async (_what, key) => {
  const algorithm = algorithms.find((name) => keyTypeOf[name] === key.algorithm)!
  expect(await nodeCryptography.verify({ algorithm, key, message, signature: new Uint8Array(64) })).toBe(false)
})

it('a compressed point is the same key', async () => {
  const key = keyOf('P-256')
  const { publicKey } = key
  const compressed = Uint8Array.from([2 + (publicKey[64]! & 1), ...publicKey.subarray(1, 33)])
  const signature = await createNodeSigner(privateKeys['P-256'], 'key-1', 'ES256').sign(message)
  expect(
    await nodeCryptography.verify({ algorithm: 'ES256', key: { ...key, publicKey: compressed }, message, signature }),
  ).toBe(true)
})

describe('a zlib stream', () => {
  it('comes back as it was', async () => {
    const bytes = new Uint8Array(10_000).fill(3)
    const packed = await nodeCryptography.deflate(bytes)
    expect(await nodeCryptography.inflate(packed, 10_000)).toEqual(bytes)
  })

  it('is not inflated beyond the bound, and nothing else is a stream', async () => {
    const packed = await nodeCryptography.deflate(new Uint8Array(10_000))
    await expect(nodeCryptography.inflate(packed, 9_999)).rejects.toThrow(RangeError)
    await expect(nodeCryptography.inflate(packed.subarray(1), 10_000)).rejects.toThrow(Error)
    await expect(nodeCryptography.inflate(new Uint8Array(), 10_000)).rejects.toThrow(Error)
  })
})

it('digests are those of FIPS 180-4', async () => {
  const text = async (name: 'sha-256' | 'sha-384' | 'sha-512') =>
    Buffer.from(await nodeCryptography.digest(name, Buffer.from('abc')))
      .toString('hex')
      .slice(0, 16)
  expect(await text('sha-256')).toBe('ba7816bf8f01cfea')
  expect(await text('sha-384')).toBe('cb00753f45a35e8b')
  expect(await text('sha-512')).toBe('ddaf35a193617aba')
})

it('a private key of a kind not used here has no raw public half', () => {
  const der = generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey.export({ format: 'der', type: 'pkcs8' })
  expect(() => rawPublicKeyOf(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))).toThrow(RangeError)
})
