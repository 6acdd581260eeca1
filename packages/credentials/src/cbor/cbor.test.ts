import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeHex, encodeHex } from '../multiformats/index.ts'
import { type CborValue, decodeCbor, encodeCbor } from './index.ts'

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

describe('CBOR', () => {
  it.each(examples)('%s', (hex, value) => {
    expect(encodeHex(encodeCbor(value))).toBe(hex)
    expect(decodeCbor(decodeHex(hex))).toEqual(value)
  })

  it('takes a number that is written longer than it must be', () => {
    expect(decodeCbor(decodeHex('1b0000000000000001'))).toBe(1)
  })

  it.each([
    ['', 'nothing'],
    ['18', 'half a head'],
    ['4403', 'bytes that end early'],
    ['6461', 'a text that ends early'],
    ['8201', 'a list that ends early'],
    ['a101', 'a member without value'],
    ['9b00ffffffffffffff', 'a list longer than its input'],
    ['bb001fffffffffffff', 'a map longer than its input'],
    ['5b00ffffffffffffff', 'bytes longer than their input'],
    ['1bffffffffffffffff', 'a number beyond what is exact'],
    ['1c', 'a reserved length'],
    ['5f4101ff', 'bytes of indefinite length'],
    ['9f01ff', 'a list of indefinite length'],
    ['bf0102ff', 'a map of indefinite length'],
    ['20', 'a negative number'],
    ['f4', 'a truth value'],
    ['f6', 'null'],
    ['fb3ff0000000000000', 'a fraction'],
    ['d84040', 'a tag'],
    ['0000', 'two values'],
    ['a201020103', 'a member twice'],
    ['a1410102', 'bytes as the name of a member'],
    ['61ff', 'a text that is not UTF-8'],
    [`${'81'.repeat(17)}00`, 'too deep a nest'],
  ])('%s is refused: %s', (hex) => {
    expect(() => decodeCbor(decodeHex(hex))).toThrow(expect.objectContaining({ code: 'cbor.malformed' }))
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
          expect(error).toMatchObject({ code: 'cbor.malformed' })
        }
      }),
      { numRuns: 2000 },
    )
  })
})
