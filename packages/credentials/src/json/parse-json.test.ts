import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type JsonLimits, parseJson } from './index.ts'

const refused: readonly { readonly text: string; readonly code: string; readonly limits?: JsonLimits }[] = [
  { text: '', code: 'json.malformed' },
  { text: ' ', code: 'json.malformed' },
  { text: '{', code: 'json.malformed' },
  { text: '}', code: 'json.malformed' },
  { text: '[1,]', code: 'json.malformed' },
  { text: '[,1]', code: 'json.malformed' },
  { text: '[1 2]', code: 'json.malformed' },
  { text: '{"a":1,}', code: 'json.malformed' },
  { text: '{"a" 1}', code: 'json.malformed' },
  { text: '{a:1}', code: 'json.malformed' },
  { text: "{'a':1}", code: 'json.malformed' },
  { text: '{"a":1}}', code: 'json.malformed' },
  { text: '{"a":1} {"a":1}', code: 'json.malformed' },
  { text: '{"a":}', code: 'json.malformed' },
  { text: '/* note */ {}', code: 'json.malformed' },
  { text: '"line\nbreak"', code: 'json.malformed' },
  { text: '"tab\tstop"', code: 'json.malformed' },
  { text: '"open', code: 'json.malformed' },
  { text: '"\\x41"', code: 'json.malformed' },
  { text: '"\\u12G4"', code: 'json.malformed' },
  { text: '"\\u12', code: 'json.malformed' },
  { text: '"\\', code: 'json.malformed' },
  { text: '01', code: 'json.malformed' },
  { text: '+1', code: 'json.malformed' },
  { text: '1.', code: 'json.malformed' },
  { text: '.5', code: 'json.malformed' },
  { text: '1e', code: 'json.malformed' },
  { text: '-', code: 'json.malformed' },
  { text: '0x10', code: 'json.malformed' },
  { text: 'NaN', code: 'json.malformed' },
  { text: 'Infinity', code: 'json.malformed' },
  { text: 'undefined', code: 'json.malformed' },
  { text: 'TRUE', code: 'json.malformed' },
  { text: 'nul', code: 'json.malformed' },
  { text: 'truefalse', code: 'json.malformed' },
  { text: '[\u00a01]', code: 'json.malformed' },
  { text: '\ufeff{}', code: 'json.byte-order-mark' },
  { text: '{"a":1,"a":1}', code: 'json.duplicate-member' },
  { text: '{"a":1,"b":2,"\\u0061":3}', code: 'json.duplicate-member' },
  { text: '[{"x":{"id":1,"id":2}}]', code: 'json.duplicate-member' },
  { text: '{"toString":1,"toString":2}', code: 'json.duplicate-member' },
  { text: '{"__proto__":{"isAdmin":true}}', code: 'json.forbidden-member' },
  { text: '{"\\u005f_proto__":null}', code: 'json.forbidden-member' },
  { text: '"\ud800"', code: 'json.lone-surrogate' },
  { text: '"\\ud800"', code: 'json.lone-surrogate' },
  { text: '"\\udc00\\ud800"', code: 'json.lone-surrogate' },
  { text: '{"\\udfff":1}', code: 'json.lone-surrogate' },
  { text: '9007199254740993', code: 'json.number-out-of-range' },
  { text: '-9007199254740992', code: 'json.number-out-of-range' },
  { text: '1e400', code: 'json.number-out-of-range' },
  { text: '-1E999', code: 'json.number-out-of-range' },
  { text: '['.repeat(33) + ']'.repeat(33), code: 'json.too-deep' },
  { text: '['.repeat(100_000), code: 'json.too-deep' },
  { text: '{"a":'.repeat(100_000), code: 'json.too-deep' },
  { text: '['.repeat(600) + ']'.repeat(600), code: 'json.too-deep', limits: { maxDepth: 1_000_000 } },
  { text: `"${'a'.repeat(1_048_576)}"`, code: 'json.too-large' },
  { text: '"€€€"', code: 'json.too-large', limits: { maxBytes: 10 } },
  { text: `[${'1,'.repeat(10_000)}1]`, code: 'json.too-large' },
  { text: '[1,2,3]', code: 'json.too-large', limits: { maxNodes: 3 } },
]

describe('a JSON text that readers could understand differently', () => {
  it.each(refused)('is refused: $code for $text.length characters ($#)', ({ text, code, limits }) => {
    expect(() => parseJson(text, limits)).toThrow(expect.objectContaining({ name: 'MesheError', code }))
  })
})

describe('a sound JSON text', () => {
  it.each([
    ['-0', -0],
    ['0.1e1', 1],
    ['1E+2', 100],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['1e20', 1e20],
    [' \t\r\n[ ] ', []],
    ['{}', {}],
    ['"\\u20AC\\ud83d\\ude00\\/\\b\\f\\n\\r\\t\\"\\\\"', '€😀/\b\f\n\r\t"\\'],
    ['{"constructor":1,"prototype":2,"hasOwnProperty":3}', { constructor: 1, prototype: 2, hasOwnProperty: 3 }],
    ['"\\u0000\u007f\u2028"', '\u0000\u007f\u2028'],
    ['"€€€"', '€€€'],
  ])('%s keeps its value', (text, value) => {
    expect(parseJson(text)).toStrictEqual(value)
  })

  it('may be nested 32 deep', () => {
    expect(JSON.stringify(parseJson('['.repeat(32) + ']'.repeat(32)))).toBe('['.repeat(32) + ']'.repeat(32))
  })

  it('is read as every other reader reads it', () => {
    const sound = fc
      .json({ maxDepth: 6 })
      .filter((text) => !text.includes('__proto__') && !/\\ud[89a-f]/i.test(text) && !/\d{16}/.test(text))
    fc.assert(
      fc.property(sound, (text) => {
        expect(parseJson(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  it('is never accepted when JSON.parse refuses it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[[\]{}",:0-9eE+.\\utrfalsn -]{0,12}$/), (text) => {
        let isJson = true
        try {
          JSON.parse(text)
        } catch {
          isJson = false
        }
        if (!isJson) expect(() => parseJson(text)).toThrow(expect.objectContaining({ name: 'MesheError' }))
      }),
      { numRuns: 2000 },
    )
  })
})
