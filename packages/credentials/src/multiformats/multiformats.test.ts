import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeBase58,
  decodeBase64url,
  decodeMultibase,
  decodeMultikey,
  encodeBase58,
  encodeBase64url,
  encodeEd25519Multikey,
  encodeMultibase,
  encodeMultikey,
} from './index.ts'

const text = (value: string) => new TextEncoder().encode(value)

describe('bytes as text', () => {
  it.each([
    ['Hello World!', '2NEpo7TZRRrLZSi2U'],
    ['The quick brown fox jumps over the lazy dog.', 'USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z'],
    ['', ''],
  ])('%j is base58btc %s', (bytes, encoded) => {
    expect(encodeBase58(text(bytes))).toBe(encoded)
    expect(decodeBase58(encoded)).toEqual(text(bytes))
  })

  it('keeps leading zeros', () => {
    const bytes = Uint8Array.from([0, 0, 0x28, 0x7f, 0xb4, 0xcd])
    expect(encodeBase58(bytes)).toBe('11233QC4')
    expect(decodeBase58('11233QC4')).toEqual(bytes)
  })

  it('comes back from base58btc and base64url as it was', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(decodeBase58(encodeBase58(bytes))).toEqual(bytes)
        expect(decodeBase64url(encodeBase64url(bytes))).toEqual(bytes)
        expect(encodeBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
        expect(decodeMultibase(encodeMultibase(bytes, 'base64url'))).toEqual(bytes)
        expect(decodeMultibase(encodeMultibase(bytes, 'base58btc'))).toEqual(bytes)
      }),
    )
  })

  it.each(['A', 'AAAAA', 'AB', 'AAB', 'AA==', 'AA=', 'A+', 'A/', ' AA', 'AA\n', 'Aé'])(
    '%j is not base64url of any bytes',
    (encoded) => {
      expect(() => decodeBase64url(encoded)).toThrow(expect.objectContaining({ code: 'multibase.malformed' }))
    },
  )

  it.each(['0', 'O', 'I', 'l', 'abc ', 'é', '1'.repeat(5000)])('%j is not base58btc of any bytes', (encoded) => {
    expect(() => decodeBase58(encoded)).toThrow(expect.objectContaining({ code: 'multibase.malformed' }))
  })

  it.each(['', 'mAAAA', 'f00', 'Z11', 'U'])('%j has no multibase prefix known here', (encoded) => {
    expect(() => decodeMultibase(encoded)).toThrow(expect.objectContaining({ code: 'multibase.malformed' }))
  })
})

describe('a Multikey', () => {
  const publicKey = new Uint8Array(32).fill(7)

  it('holds an Ed25519 key', () => {
    const multikey = encodeEd25519Multikey(publicKey)
    expect(multikey).toMatch(/^z6Mk/)
    expect(decodeMultikey(multikey)).toEqual({ algorithm: 'Ed25519', publicKey })
  })

  it.each([
    ['an X25519 key', 'z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc'],
    ['a P-521 key', encodeMultibase(Uint8Array.from([0x82, 0x24, 2, ...new Uint8Array(66)]), 'base58btc')],
    ['a whole point of P-256', encodeMultibase(Uint8Array.from([0x80, 0x24, 4, ...new Uint8Array(64)]), 'base58btc')],
    ['half a point of P-256', encodeMultibase(Uint8Array.from([0x80, 0x24, 2, ...new Uint8Array(31)]), 'base58btc')],
    [
      'a point of P-256 as P-384',
      encodeMultibase(Uint8Array.from([0x81, 0x24, 2, ...new Uint8Array(32)]), 'base58btc'),
    ],
    [
      'a point of neither parity',
      encodeMultibase(Uint8Array.from([0x80, 0x24, 5, ...new Uint8Array(32)]), 'base58btc'),
    ],
    ['31 bytes', encodeMultibase(Uint8Array.from([0xed, 1, ...publicKey.slice(1)]), 'base58btc')],
    ['33 bytes', encodeMultibase(Uint8Array.from([0xed, 1, 0, ...publicKey]), 'base58btc')],
    ['base64url', encodeMultibase(Uint8Array.from([0xed, 1, ...publicKey]), 'base64url')],
    ['no base58', 'z0OIl'],
    ['nothing', ''],
    ['the prefix only', 'z'],
  ])('is refused when it holds %s', (_what, multikey) => {
    expect(() => decodeMultikey(multikey)).toThrow(expect.objectContaining({ code: 'key.unsupported' }))
  })

  it.each([
    ['P-256', 32, /^zDn/],
    ['P-384', 48, /^z82/],
  ] as const)('holds a point of %s, compressed whichever way it came', (algorithm, length, start) => {
    const x = new Uint8Array(length).fill(5)
    const whole = Uint8Array.from([4, ...x, ...new Uint8Array(length).fill(7)])
    const multikey = encodeMultikey({ algorithm, publicKey: whole })
    expect(multikey).toMatch(start)
    expect(decodeMultikey(multikey)).toEqual({ algorithm, publicKey: Uint8Array.from([3, ...x]) })
    expect(encodeMultikey(decodeMultikey(multikey))).toBe(multikey)
  })

  it.each(['RSA', 'P-521'] as const)('holds no key of %s', (algorithm) => {
    expect(() => encodeMultikey({ algorithm, publicKey })).toThrow(expect.objectContaining({ code: 'key.unsupported' }))
  })

  it('is not made of a key of another length', () => {
    expect(() => encodeEd25519Multikey(new Uint8Array(33))).toThrow(
      expect.objectContaining({ code: 'key.unsupported' }),
    )
  })
})
