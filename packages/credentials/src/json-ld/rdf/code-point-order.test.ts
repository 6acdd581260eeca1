import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalizeJson } from '../../json/index.ts'
import { canonicalize } from '../index.ts'
import { canonicalizeQuads } from './canonicalize-quads.ts'
import { mayNeedCodePointOrder, sortByCodePoints } from './code-point-order.ts'
import type { Quad } from './quads.ts'
import { sha256Hex } from './sha256-hex.ts'

const letter = 'Ａ' // U+FF21, one unit
const emoji = '😀' // U+1F600, a pair of surrogates that sorts before U+FF21 by units

describe('canonical lines', () => {
  const line = (text: string) => `<urn:x:1> <urn:v:name> "${text}" .\n`

  it('stand in the order of code points, not of UTF-16 units', async () => {
    const document = { '@context': { '@vocab': 'urn:v:' }, '@id': 'urn:x:1', name: [emoji, letter] }
    expect(await canonicalize(document)).toBe(line(letter) + line(emoji))
  })

  it('do so from a dataset', () => {
    const quad = (text: string): Quad => ({
      subject: '<urn:x:1>',
      predicate: 'urn:v:name',
      object: `"${text}"`,
      graph: null,
    })
    expect(canonicalizeQuads([quad(emoji), quad(letter)], sha256Hex).lines).toEqual([line(letter), line(emoji)])
  })

  it('do so under predicates and subjects', async () => {
    const at = (id: string) => ({ '@id': `urn:x:${id}`, name: 'n' })
    const document = {
      '@context': { '@vocab': 'urn:v:' },
      '@id': 'urn:x:1',
      [emoji]: at(emoji),
      [letter]: at(letter),
    }
    const lines = (await canonicalize(document)).split('\n').filter(Boolean)
    expect(lines).toEqual([
      `<urn:x:1> <urn:v:${letter}> <urn:x:${letter}> .`,
      `<urn:x:1> <urn:v:${emoji}> <urn:x:${emoji}> .`,
      `<urn:x:${letter}> <urn:v:name> "n" .`,
      `<urn:x:${emoji}> <urn:v:name> "n" .`,
    ])
  })

  it('are hashed in that order for the labels of blank nodes', async () => {
    const document = {
      '@context': { '@vocab': 'urn:v:' },
      '@id': 'urn:x:1',
      has: [{ name: [emoji, letter] }, { a: 'b' }],
    }
    const first = (texts: string[]) =>
      sha256Hex(`<urn:x:1> <urn:v:has> _:a .\n${texts.map((text) => `_:a <urn:v:name> "${text}" .\n`).join('')}`)
    const other = sha256Hex('<urn:x:1> <urn:v:has> _:a .\n_:a <urn:v:a> "b" .\n')
    const label = first([letter, emoji]) < other ? '_:c14n0' : '_:c14n1'
    expect(await canonicalize(document)).toContain(
      `${label} <urn:v:name> "${letter}" .\n${label} <urn:v:name> "${emoji}"`,
    )
  })
})

describe('canonical JSON', () => {
  it('keeps the order of UTF-16 units (RFC 8785, section 3.2.3), also inside a JSON literal of RDF', async () => {
    const value = { [letter]: 1, [emoji]: 2 }
    const written = `{"${emoji}":2,"${letter}":1}`
    expect(canonicalizeJson(value)).toBe(written)
    const raw = { '@id': 'urn:p:raw', '@type': '@json' }
    const text = await canonicalize({ '@context': { '@vocab': 'urn:v:', raw }, '@id': 'urn:x:1', raw: value })
    expect(text).toContain(JSON.stringify(written).slice(1, -1))
  })
})

describe('the order of code points', () => {
  it('is that of the bytes of UTF-8, whatever stands in the texts', () => {
    const encoder = new TextEncoder()
    const unit = fc.constantFrom(
      'a',
      'b',
      '\u00e9',
      '\ud7ff',
      '\ue000',
      '\uff21',
      '\uffff',
      '\u{10000}',
      '\u{1f600}',
      '\u{10ffff}',
    )
    const text = fc.oneof(fc.string({ unit, maxLength: 5 }), fc.string({ unit: 'binary', maxLength: 5 }))
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
        const bytes = sortByCodePoints([...texts]).map((one) => [...encoder.encode(one)])
        for (const [index, one] of bytes.entries()) {
          const next = bytes[index + 1]
          if (next !== undefined) expect(compareBytes(one, next)).toBeLessThanOrEqual(0)
        }
      }),
    )
  })

  it.each([
    ['plain', false],
    [emoji, false],
    [letter, false],
    [letter + emoji, true],
    ['❤️', false],
    ['❤️😀', true],
  ])('is asked for only where both kinds stand: %s', (text, expected) => {
    expect(mayNeedCodePointOrder(text)).toBe(expected)
  })
})

function compareBytes(one: readonly number[], other: readonly number[]): number {
  for (let index = 0; index < Math.min(one.length, other.length); index += 1) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0)
    if (difference !== 0) return difference
  }
  return one.length - other.length
}
