/** The cryptography of the Web platform answers as it says, here with the one of Node.js. */
import { deflateSync, gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { SignatureAlgorithm } from '../cryptography.ts'
import { readJwk } from '../jose/index.ts'
import { MesheError } from '../meshe-error.ts'
import { createWebCryptography, createWebSigner } from './index.ts'

const cryptography = createWebCryptography(globalThis)
const message = new TextEncoder().encode('Data literacy, 2.5 ECTS')
const algorithms: readonly (readonly [SignatureAlgorithm, object])[] = [
  ['EdDSA', { name: 'Ed25519' }],
  ['ES256', { name: 'ECDSA', namedCurve: 'P-256' }],
  ['ES384', { name: 'ECDSA', namedCurve: 'P-384' }],
  ['ES512', { name: 'ECDSA', namedCurve: 'P-521' }],
  ['RS256', rsa('RSASSA-PKCS1-v1_5')],
  ['PS256', rsa('RSA-PSS')],
]

function rsa(name: string) {
  return { name, hash: 'SHA-256', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) }
}

async function createPair(algorithm: SignatureAlgorithm, how: object) {
  const { subtle } = globalThis.crypto
  const pair = (await subtle.generateKey(how as EcKeyGenParams, false, ['sign', 'verify'])) as CryptoKeyPair
  const { kty, crv, x, y, n, e } = await subtle.exportKey('jwk', pair.publicKey)
  const present = Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined)
  const { key } = readJwk(Object.fromEntries(present))
  const settings = { key: pair.privateKey, verificationMethod: 'did:example:a#key-1', algorithm }
  return { key, signer: createWebSigner(globalThis, settings) }
}

describe.each(algorithms)('%s', (algorithm, how) => {
  it('signs and verifies', async () => {
    const { key, signer } = await createPair(algorithm, how)
    const signature = await signer.sign(message)
    expect(await cryptography.verify({ algorithm, key, message, signature })).toBe(true)
  })

  it('refuses another message, another signature and another key', async () => {
    const { key, signer } = await createPair(algorithm, how)
    const other = await createPair(algorithm, how)
    const signature = await signer.sign(message)
    const changed = Uint8Array.from(signature, (byte, index) => (index === 9 ? byte ^ 1 : byte))
    expect(await cryptography.verify({ algorithm, key, message: message.slice(1), signature })).toBe(false)
    expect(await cryptography.verify({ algorithm, key, message, signature: changed })).toBe(false)
    expect(await cryptography.verify({ algorithm, key: other.key, message, signature })).toBe(false)
    expect(await cryptography.verify({ algorithm, key, message, signature: signature.slice(1) })).toBe(false)
  })

  it('refuses a key of another kind and bytes that are no key', async () => {
    const { key, signer } = await createPair(algorithm, how)
    const signature = await signer.sign(message)
    const wrong = algorithm === 'EdDSA' ? 'ES256' : 'EdDSA'
    expect(await cryptography.verify({ algorithm: wrong, key, message, signature })).toBe(false)
    const noKey = { ...key, publicKey: key.publicKey.slice(0, 7) }
    expect(await cryptography.verify({ algorithm, key: noKey, message, signature })).toBe(false)
  })
})

describe('the other effects', () => {
  it('hash as the norm has it', async () => {
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
    const abc = new TextEncoder().encode('abc')
    expect(hex(await cryptography.sha256(abc))).toMatch(/^ba7816bf8f01cfea/)
    expect(hex(await cryptography.digest('sha-384', abc))).toMatch(/^cb00753f45a35e8b/)
    expect(hex(await cryptography.digest('sha-512', abc))).toMatch(/^ddaf35a193617aba/)
  })

  it('compress what others inflate, and the reverse', async () => {
    const zeros = new Uint8Array(16_384)
    expect(new Uint8Array(gunzipSync(await cryptography.gzip(zeros)))).toEqual(zeros)
    expect(await cryptography.gunzip(gzipSync(zeros), 16_384)).toEqual(zeros)
    expect(await cryptography.inflate(deflateSync(zeros), 16_384)).toEqual(zeros)
    expect(await cryptography.inflate(await cryptography.deflate(zeros), 16_384)).toEqual(zeros)
  })

  it('inflate no more than was allowed', async () => {
    const bomb = gzipSync(new Uint8Array(10_000_000))
    await expect(cryptography.gunzip(bomb, 16_384)).rejects.toMatchObject({ code: 'json.too-large' })
    await expect(cryptography.inflate(deflateSync(new Uint8Array(16_385)), 16_384)).rejects.toThrow(MesheError)
  })

  it('refuse a stream that is cut off or none at all', async () => {
    await expect(cryptography.gunzip(gzipSync(message).subarray(0, 12), 1000)).rejects.toThrow()
    await expect(cryptography.inflate(message, 1000)).rejects.toThrow()
  })

  it('make random bytes of the length asked for, each time others', () => {
    expect(cryptography.randomBytes(16)).toHaveLength(16)
    expect(cryptography.randomBytes(16)).not.toEqual(cryptography.randomBytes(16))
  })
})
