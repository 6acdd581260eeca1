import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeHex, encodeHex } from '../multiformats/index.ts'
import { type CborValue, decodeCbor, decodeWideCbor, encodeCbor } from './index.ts'

/** RFC 8949, appendix A, as far as the kinds are known here. */
const examples: readonly (readonly [string, CborValue])[] = [
  ['00', 0],
  ['17', 23],
  ['1818', 24],
  ['1864', 100],
  ['1903e8', 1000],
  ['1a000f4240', 1_000_000],
  ['1b000000e8d4a51000', 1_000_000_000_000],
  ['40', new Uint8Array()],
  ['4401020304', Uint8Array.of(1, 2, 3, 4)],
  ['60', ''],
  ['6449455446', 'IETF'],
  ['62c3bc', 'ü'],
  ['80', []],
  ['8301820203820405', [1, [2, 3], [4, 5]]],
  ['a0', new Map()],
  [
    'a201020304',
    new Map([
      [1, 2],
      [3, 4],
    ]),
  ],
  [
    'a26161016162820203',
    new Map<string, CborValue>([
      ['a', 1],
      ['b', [2, 3]],
    ]),
  ],
  ['98190102030405060708090a0b0c0d0e0f101112131415161718181819', Array.from({ length: 25 }, (_, index) => index + 1)],
]

/** Kinds that only COSE uses: RFC 8949, appendix A, too. */
const wideExamples: readonly (readonly [string, CborValue])[] = [
  ['20', -1],
  ['3863', -100],
  ['3903e7', -1000],
  ['f4', false],
  ['f5', true],
  ['f6', null],
  ['c11a514b67b0', { tag: 1, value: 1_363_896_240 }],
  ['d74401020304', { tag: 23, value: Uint8Array.of(1, 2, 3, 4) }],
  ['a12602', new Map([[-7, 2]])],
]

describe('CBOR', () => {
  it.each(examples)('%s', (hex, value) => {
    expect(encodeHex(encodeCbor(value))).toBe(hex)
    expect(decodeCbor(decodeHex(hex))).toEqual(value)
  })

  it('takes a number that is written longer than it must be', () => {
    expect(decodeCbor(decodeHex('1b0000000000000001'))).toBe(1)
  })

  it.each([
    ['', 'nothing', 'cbor.malformed'],
    ['18', 'half a head', 'cbor.malformed'],
    ['4403', 'bytes that end early', 'cbor.malformed'],
    ['6461', 'a text that ends early', 'cbor.malformed'],
    ['8201', 'a list that ends early', 'cbor.malformed'],
    ['a101', 'a member without value', 'cbor.malformed'],
    ['9b00ffffffffffffff', 'a list longer than its input', 'cbor.malformed'],
    ['bb001fffffffffffff', 'a map longer than its input', 'cbor.malformed'],
    ['5b00ffffffffffffff', 'bytes longer than their input', 'cbor.malformed'],
    ['1bffffffffffffffff', 'a number beyond what is exact', 'cbor.malformed'],
    ['1c', 'a reserved length', 'cbor.malformed'],
    ['5f4101ff', 'bytes of indefinite length', 'cbor.indefinite-length'],
    ['9f01ff', 'a list of indefinite length', 'cbor.indefinite-length'],
    ['bf0102ff', 'a map of indefinite length', 'cbor.indefinite-length'],
    ['20', 'a negative number', 'cbor.malformed'],
    ['f4', 'a truth value', 'cbor.malformed'],
    ['f6', 'null', 'cbor.malformed'],
    ['fb3ff0000000000000', 'a fraction', 'cbor.malformed'],
    ['d84040', 'a tag', 'cbor.malformed'],
    ['0000', 'two values', 'cbor.trailing-bytes'],
    ['a201020103', 'a member twice', 'cbor.duplicate-member'],
    ['a1410102', 'bytes as the name of a member', 'cbor.malformed'],
    ['61ff', 'a text that is not UTF-8', 'cbor.malformed'],
    [`${'81'.repeat(17)}00`, 'too deep a nest', 'cbor.malformed'],
  ])('%s is refused: %s', (hex, _, code) => {
    expect(() => decodeCbor(decodeHex(hex))).toThrow(expect.objectContaining({ code }))
  })

  it('comes back as it was written', () => {
    const { value } = fc.letrec<{ value: CborValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.maxSafeNat(),
        fc.string({ unit: 'grapheme' }),
        fc.uint8Array(),
        fc.array(tie('value')),
        fc.array(fc.tuple(fc.nat(), tie('value'))).map((entries) => new Map(entries)),
      ),
    }))
    fc.assert(
      fc.property(value, (given) => {
        expect(decodeCbor(encodeCbor(given))).toEqual(given)
      }),
    )
  })

  it('refuses whatever else it is given, and nothing but that', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          decodeCbor(bytes)
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^cbor\./) })
        }
      }),
      { numRuns: 2000 },
    )
  })

  it.each(wideExamples)('%s is for COSE', (hex, value) => {
    expect(encodeHex(encodeCbor(value))).toBe(hex)
    expect(decodeWideCbor(decodeHex(hex))).toEqual(value)
    expect(() => decodeCbor(decodeHex(hex))).toThrow(expect.objectContaining({ code: 'cbor.malformed' }))
  })

  it.each([
    ['f7', 'undefined', 'cbor.malformed'],
    ['f818', 'a simple value of two bytes', 'cbor.malformed'],
    ['f90000', 'half a fraction', 'cbor.malformed'],
    ['fb3ff0000000000000', 'a fraction', 'cbor.malformed'],
    ['ff', 'an end mark alone', 'cbor.indefinite-length'],
    ['d2', 'a tag around nothing', 'cbor.malformed'],
    ['3bffffffffffffffff', 'a negative number beyond what is exact', 'cbor.malformed'],
    ['a2200120182a', 'a negative member twice', 'cbor.duplicate-member'],
    ['a201011801182a', 'a member twice, once with a longer head', 'cbor.duplicate-member'],
    ['d2845f4101ff', 'bytes of indefinite length inside', 'cbor.indefinite-length'],
    ['f600', 'something after null', 'cbor.trailing-bytes'],
    [`${'d2'.repeat(17)}00`, 'too many tags', 'cbor.malformed'],
  ])('%s is refused for COSE too: %s', (hex, _, code) => {
    expect(() => decodeWideCbor(decodeHex(hex))).toThrow(expect.objectContaining({ code }))
  })
})
