import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBase64url } from './base64url.ts'
import { findNativeBase64url } from './native-base64url.ts'

const { Buffer: NodeBuffer, Uint8Array: Bytes } = globalThis
const ways = [
  ['our own loop', createBase64url(null)],
  ['Buffer', createBase64url(findNativeBase64url({ Buffer: NodeBuffer }))],
  ['Uint8Array', createBase64url(findNativeBase64url({ Uint8Array: Bytes }))],
] as const
const long = Buffer.from(Array.from({ length: 301 }, (_, index) => index * 7)).toString('base64url')

it('finds nothing on a platform that has nothing', () => {
  expect(findNativeBase64url({})).toBeNull()
})

describe.each(ways)('base64url by %s', (_way, { encode, decode }) => {
  it('is that of RFC 4648, both ways, at any length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const text = encode(bytes)
        expect(text).toBe(Buffer.from(bytes).toString('base64url'))
        const back = decode(text)
        expect(back).toEqual(bytes)
        expect(Buffer.isBuffer(back)).toBe(false)
      }),
    )
  })

  it('reads a part of a larger array', () => {
    const bytes = Uint8Array.from({ length: 200 }, (_, index) => index)
    expect(encode(bytes.subarray(20, 150))).toBe(Buffer.from(bytes.slice(20, 150)).toString('base64url'))
  })

  it.each([
    ['padding', `${long}==`],
    ['one padding sign', `${long.slice(0, -2)}=`],
    ['the alphabet of base64, plus', `${long.slice(0, 100)}+${long.slice(101)}`],
    ['the alphabet of base64, slash', `${long.slice(0, 100)}/${long.slice(101)}`],
    ['a space', `${long.slice(0, 100)} ${long.slice(100)}`],
    ['a line feed at the end', `${long}\n`],
    ['a sign beyond Latin that ends like a letter', `${long.slice(0, 100)}ŁAAA${long.slice(104)}`],
    ['a length that no bytes have', long.slice(0, 101)],
    ['last bits that are not zero', `${long.slice(0, 101)}B`],
    ['last bits of three that are not zero', `${long.slice(0, 102)}B`],
    ['a NUL', `${long.slice(0, 100)}\0${long.slice(101)}`],
  ])('refuses %s', (_what, text) => {
    expect(() => decode(text)).toThrow(expect.objectContaining({ code: 'multibase.malformed' }))
  })
})
