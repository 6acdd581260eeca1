/** Key stores that another program wrote (OpenSSL 3; see make-key-stores.sh), in the forms of today and the older ones. */
import { createDecipheriv, createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type DecryptCbc, openKeyStore } from '@meshe/credentials/pkcs12'
import { createWebDecryption } from '@meshe/credentials/web-cryptography'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTestSigner, nodeCryptography } from '../node-cryptography.ts'

const now = new Date('2027-06-01T00:00:00Z')
const decryptCbc: DecryptCbc = (cipher, { bytes, iv, key }) => {
  const decipher = createDecipheriv(`${cipher}-cbc`, key, iv)
  return new Uint8Array(Buffer.concat([decipher.update(bytes), decipher.final()]))
}

const read = (name: string) => new Uint8Array(readFileSync(new URL(`./key-stores/${name}.p12`, import.meta.url)))
const open = (bytes: Uint8Array, settings: { password?: string; now?: Date; decryptCbc?: DecryptCbc } = {}) =>
  openKeyStore(bytes, { password: 'quince', now, decryptCbc, ...settings })

describe('a key store is opened', () => {
  it.each([
    ['aes-256', 'ES256', 1],
    ['aes-128-sha-512', 'ES384', 1],
    ['ed25519', 'EdDSA', 1],
    ['triple-des', 'RS256', 1],
    ['rc2-40', 'RS256', 1],
    ['rc2-128', 'RS256', 1],
    ['chain', 'ES256', 2],
    ['unencrypted', 'ES256', 1],
    ['without-mac', 'ES256', 1],
  ])('%s: its key signs as its certificate says', async (name, algorithm, count) => {
    const store = await open(read(name))
    expect(store.algorithm).toBe(algorithm)
    expect(store.certificates).toHaveLength(count)
    expect(store.certificate.subject).toMatchObject({
      organisation: 'Riverside University (demo)',
      organisationIdentifier: 'VATIE-1234567',
      country: 'IE',
    })
    const key = createPrivateKey({ key: Buffer.from(store.privateKey), format: 'der', type: 'pkcs8' })
    const message = new TextEncoder().encode('sealed')
    const signature = await createTestSigner(key, 'seal', store.algorithm).sign(message)
    const { publicKey } = store.certificate
    const { verify } = nodeCryptography
    expect(await verify({ algorithm: store.algorithm, key: publicKey!, message, signature })).toBe(true)
  })

  it('with an empty password', async () => {
    expect(await open(read('empty-password'), { password: '' })).toMatchObject({ algorithm: 'ES256' })
  })

  it('with the Web Cryptography API, in the forms that it knows', async () => {
    const web = { decryptCbc: createWebDecryption(globalThis) }
    const one = await open(read('aes-256'), web)
    expect(one).toEqual(await open(read('aes-256')))
    await expect(open(read('triple-des'), web)).rejects.toMatchObject({ code: 'key-store.unsupported' })
  })
})

describe('a key store is refused', () => {
  it.each([
    ['aes-256', 'key-store.password-wrong', { password: 'Quince' }],
    ['aes-256', 'key-store.password-wrong', { password: '' }],
    ['empty-password', 'key-store.password-wrong', {}],
    ['triple-des', 'key-store.password-wrong', { password: 'quince ' }],
    ['rc2-40', 'key-store.password-wrong', { password: 'q' }],
    ['without-mac', 'key-store.password-wrong', { password: 'pear' }],
    ['without-key', 'key-store.no-key', {}],
    ['without-certificate', 'key-store.no-certificate', {}],
    ['costly', 'key-store.too-costly', {}],
    ['rc4', 'key-store.unsupported', {}],
    ['ended', 'key-store.certificate-expired', {}],
    ['aes-256', 'key-store.certificate-expired', { now: new Date('2200-01-01T00:00:00Z') }],
    ['aes-256', 'key-store.certificate-not-yet-valid', { now: new Date('2020-01-01T00:00:00Z') }],
  ] as const)('%s: %s', async (name, code, settings) => {
    await expect(open(read(name), settings)).rejects.toMatchObject({ code })
  })

  it('that is none', async () => {
    const text = new TextEncoder().encode('-----BEGIN PRIVATE KEY-----')
    for (const bytes of [new Uint8Array(), text, new Uint8Array(300_000), read('aes-256').subarray(0, 400)]) {
      await expect(open(bytes)).rejects.toMatchObject({ code: 'key-store.malformed' })
    }
  })

  it('with any byte changed, with a code of its own or with the same key as before', async () => {
    const whole = read('triple-des')
    const same = await open(whole)
    const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }))
    const property = fc.asyncProperty(change, async ([index, mask]) => {
      const changed = Uint8Array.from(whole, (byte, at) => (at === index ? byte ^ mask : byte))
      const opened = await open(changed).catch((error) => error.code)
      if (typeof opened === 'string') return opened.startsWith('key-store.')
      return Buffer.from(opened.privateKey).equals(same.privateKey) && opened.certificates.length > 0
    })
    await fc.assert(property, { numRuns: 300 })
  })
})
