import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { derFromRaw, rawFromDer } from './ecdsa-signature.ts'

describe.each([
  ['prime256v1', 32],
  ['secp384r1', 48],
  ['secp521r1', 66],
])('a signature on %s', (namedCurve, length) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve })

  // short halves and halves with a high first bit come every few hundred signatures
  it('is the same in both forms', () => {
    for (let index = 0; index < 300; index += 1) {
      const message = Buffer.from(String(index))
      const der = sign('sha256', message, privateKey)
      const raw = rawFromDer(der, length)
      expect(Buffer.from(derFromRaw(raw)).toString('hex')).toBe(der.toString('hex'))
      expect(verify('sha256', message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, raw)).toBe(true)
    }
  })

  it.each([
    ['one', (bytes: Uint8Array) => bytes.fill(1, -1)],
    ['a first byte of 0x80', (bytes: Uint8Array) => bytes.fill(0x80, 0, 1)],
    ['a first byte of 0x7f', (bytes: Uint8Array) => bytes.fill(0x7f, 0, 1)],
    ['a second byte of 0xff', (bytes: Uint8Array) => bytes.fill(0xff, 1, 2)],
    ['all ones', (bytes: Uint8Array) => bytes.fill(0xff)],
  ])('keeps halves that are %s', (_what, fill) => {
    const raw = Buffer.concat([fill(new Uint8Array(length)), fill(new Uint8Array(length))])
    expect(Buffer.from(rawFromDer(derFromRaw(raw), length)).toString('hex')).toBe(raw.toString('hex'))
  })
})
