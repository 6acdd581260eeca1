import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase58, encodeBase58 } from './base58.ts'

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** The definition, with numbers of any size. */
function encodeByDefinition(bytes: Uint8Array): string {
  let rest = bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n)
  let text = ''
  for (; rest > 0n; rest /= 58n) text = `${alphabet[Number(rest % 58n)]}${text}`
  const zeros = bytes.findIndex((byte) => byte !== 0)
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + text
}

describe('base58btc', () => {
  it('is the number that the bytes are, in the digits of its alphabet', () => {
    const edges = fc.constantFrom(0, 1, 57, 58, 127, 128, 255)
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 100 }),
      fc.array(edges, { maxLength: 100 }).map(Uint8Array.from.bind(Uint8Array)),
    )
    fc.assert(
      fc.property(bytes, (given) => {
        const text = encodeByDefinition(given)
        expect(encodeBase58(given)).toBe(text)
        expect(decodeBase58(text)).toEqual(given)
      }),
      { numRuns: 2000 },
    )
  })

  it('reads the longest text that it takes', () => {
    const text = 'z'.repeat(4096)
    expect(encodeBase58(decodeBase58(text))).toBe(text)
  })

  it.each(['é', '\u0100', '1\u0131', 'z\ud800', '\u0000', '1111I'])('refuses %j', (text) => {
    expect(() => decodeBase58(text)).toThrow(expect.objectContaining({ code: 'multibase.malformed' }))
  })
})
