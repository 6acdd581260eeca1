import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalizeJson, parseJson } from './index.ts'

/** A list within a list, `depth` times. */
function nest(depth: number): unknown {
  let value: unknown = 0
  for (let level = 0; level < depth; level += 1) value = [value]
  return value
}

describe('the canonical text of a value', () => {
  it.each([
    [[56, { d: true, 10: null, 1: [] }], '[56,{"1":[],"10":null,"d":true}]'],
    [{ peach: 'a', péché: 'b', pêche: 'c', sin: 'd' }, '{"peach":"a","péché":"b","pêche":"c","sin":"d"}'],
    [{ b: undefined, a: 1 }, '{"a":1}'],
    [-0, '0'],
    ['\u0007\u2028/', '"\\u0007\u2028/"'],
  ])('%# is one and the same', (value, text) => {
    expect(canonicalizeJson(value)).toBe(text)
  })

  it('does not depend on the order of members and is a fixed point', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'grapheme' }), fc.double({ noNaN: true, noDefaultInfinity: true })),
        (object) => {
          const names = Object.keys(object)
          fc.pre(!names.includes('__proto__'))
          const turned = Object.fromEntries(names.reverse().map((name) => [name, object[name]]))
          const text = canonicalizeJson(object)
          expect(canonicalizeJson(turned)).toBe(text)
          expect(canonicalizeJson(JSON.parse(text))).toBe(text)
        },
      ),
    )
  })

  it.each([
    [Number.NaN, 'json.number-out-of-range'],
    [[Number.POSITIVE_INFINITY], 'json.number-out-of-range'],
    ['\ud800', 'json.lone-surrogate'],
    [{ '\udc00': 1 }, 'json.lone-surrogate'],
    [undefined, 'json.malformed'],
    [[undefined], 'json.malformed'],
    [new Array(1), 'json.malformed'],
    [() => 1, 'json.malformed'],
    [10n, 'json.malformed'],
    [new Date(0), 'json.malformed'],
    [new Map(), 'json.malformed'],
    [nest(2000), 'json.too-deep'],
  ])('does not exist for what JSON cannot say (%#)', (value, code) => {
    expect(() => canonicalizeJson(value)).toThrow(expect.objectContaining({ code }))
  })

  it('of a parsed text is the same whatever its spelling', () => {
    expect(canonicalizeJson(parseJson('{ "b":1.0, "a":"\\u00e9" }'))).toBe(
      canonicalizeJson(parseJson('{"a":"é","b":1}')),
    )
  })
})
