import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cryptography } from '../cryptography.ts'
import type { JsonObject } from '../json/index.ts'
import { bakeIntoPng, bakeIntoSvg } from './bake-badge.ts'
import { lookBakedBadge } from './baked-badge.ts'
import { identityTypes, type KnownIdentity, matchesIdentity, readIdentities } from './identity-object.ts'
import { readResults } from './results.ts'

const hash = (algorithm: string, value: string) => createHash(algorithm).update(value, 'utf8').digest('hex')
const cryptography = {
  sha256: (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest()),
} as Cryptography

const identity = (members: object): JsonObject => ({
  identifier: [{ type: 'IdentityObject', hashed: false, identityHash: 'x', identityType: 'name', ...members }],
})

describe('an identity in a badge', () => {
  it.each([...identityTypes, 'ext:studentCard'] as const)(
    'of type %s is matched, plain and hashed with either algorithm',
    async (type) => {
      const known: KnownIdentity = { type, value: 'some.one@example.org' }
      const written = [
        { identityType: type, identityHash: known.value },
        {
          identityType: type,
          hashed: true,
          salt: 'pepper',
          identityHash: `sha256$${hash('sha256', `${known.value}pepper`)}`,
        },
        { identityType: type, hashed: true, identityHash: `sha256$${hash('sha256', known.value).toUpperCase()}` },
        {
          identityType: type,
          hashed: true,
          salt: 'pepper',
          identityHash: `md5$${hash('md5', `${known.value}pepper`)}`,
        },
      ]
      for (const one of written) {
        const [read] = readIdentities(identity(one))
        expect(await matchesIdentity(read!, known, cryptography)).toBe(true)
        expect(await matchesIdentity(read!, { ...known, value: 'some.other@example.org' }, cryptography)).toBe(false)
        expect(await matchesIdentity(read!, { ...known, type: type === 'name' ? 'isbn' : 'name' }, cryptography)).toBe(
          false,
        )
      }
    },
  )

  it.each<readonly [string, object]>([
    ['has an unknown type', { identityType: 'shoeSize' }],
    ['has a type in another case', { identityType: 'EmailAddress' }],
    ['has an empty extension for a type', { identityType: 'ext:' }],
    ['has no value', { identityHash: undefined }],
    ['has a number for a value', { identityHash: 17 }],
    ['does not say whether it is hashed', { hashed: undefined }],
    ['says it in a word', { hashed: 'true' }],
    ['is hashed with another algorithm', { hashed: true, identityHash: `sha1$${'0'.repeat(40)}` }],
    ['is hashed without an algorithm', { hashed: true, identityHash: '0'.repeat(64) }],
    ['has a hash too short', { hashed: true, identityHash: `sha256$${'0'.repeat(63)}` }],
    ['has a number for a salt', { hashed: true, salt: 5, identityHash: `sha256$${'0'.repeat(64)}` }],
  ])('that %s names nobody', (_, members) => {
    expect(readIdentities(identity(members))).toEqual([])
  })

  it('is not matched by an empty value, nor by the salt alone', async () => {
    const [read] = readIdentities(
      identity({ hashed: true, salt: 'pepper', identityHash: `sha256$${hash('sha256', 'pepper')}` }),
    )
    expect(await matchesIdentity(read!, { type: 'name', value: '' }, cryptography)).toBe(false)
  })

  it('that is plain does not take its salt into account', async () => {
    const [read] = readIdentities(identity({ identityHash: 'Robin', salt: 'not-used' }))
    expect(await matchesIdentity(read!, { type: 'name', value: 'Robin' }, cryptography)).toBe(true)
    expect(await matchesIdentity(read!, { type: 'name', value: 'ROBIN' }, cryptography)).toBe(false)
  })
})

describe('the results of a badge', () => {
  const subject = (result: object, description: object = {}): JsonObject => ({
    result: [{ type: ['Result'], ...result }],
    achievement: {
      resultDescription: [{ id: 'urn:uuid:1', name: 'Final grade', resultType: 'LetterGrade', ...description }],
    },
  })

  it('stand beside what they could have been', () => {
    const levels = [
      { id: 'urn:uuid:2', name: 'Mastery', level: 'Mastered' },
      { id: 'urn:uuid:3', level: 'Basic' },
    ]
    const [result] = readResults(
      subject(
        { resultDescription: 'urn:uuid:1', achievedLevel: 'urn:uuid:3', status: 'Completed' },
        {
          rubricCriterionLevel: levels,
          requiredLevel: 'urn:uuid:2',
          allowedValue: ['A', 'B'],
          valueMin: 0,
          valueMax: '4',
        },
      ),
    )
    expect(result).toEqual({
      descriptionId: 'urn:uuid:1',
      name: 'Final grade',
      type: 'LetterGrade',
      value: null,
      status: 'Completed',
      level: 'Basic',
      allowedValues: ['A', 'B'],
      lowest: '0',
      highest: '4',
      required: 'Mastery',
      isDescribed: true,
    })
  })

  it.each<readonly [string, object]>([
    ['another description', { resultDescription: 'urn:uuid:9', value: 'A' }],
    ['no description', { value: 'A' }],
    ['a level that the description does not have', { resultDescription: 'urn:uuid:1', achievedLevel: 'urn:uuid:9' }],
  ])('that name %s are said not to be described', (_, result) => {
    expect(readResults(subject(result))[0]?.isDescribed).toBe(false)
  })

  it('of a wrong shape are no results', () => {
    expect(readResults({ result: 'A', achievement: 'x' })).toEqual([])
    expect(readResults({})).toEqual([])
  })
})

const pixel = png([
  ['IHDR', [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]],
  ['IDAT', [...deflateSync(Buffer.from([0, 0]))]],
  ['IEND', []],
])
const drawing = '<?xml version="1.0"?>\n<!-- a > b --><svg viewBox="0 0 1 1" data-x="a>b"><path d="M0 0"/></svg>'

describe('a picture', () => {
  it('gives back, byte for byte, the badge that was baked into it', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).map((word) => JSON.stringify({ name: word }))
    fc.assert(
      fc.property(text, (badge) => {
        expect(lookBakedBadge(bakeIntoPng(pixel, badge))).toBe(badge)
        expect(lookBakedBadge(bakeIntoSvg(drawing, badge))).toBe(badge)
      }),
    )
    expect(lookBakedBadge(bakeIntoSvg(drawing, 'eyJ.eyJ.abc-_'))).toBe('eyJ.eyJ.abc-_')
    expect(lookBakedBadge(bakeIntoPng(pixel, 'eyJ.eyJ.abc-_'))).toBe('eyJ.eyJ.abc-_')
  })

  it('keeps all that it had', () => {
    const baked = Buffer.from(bakeIntoPng(pixel, '{}'))
    const chunk = baked.length - pixel.length
    expect(Buffer.concat([baked.subarray(0, pixel.length - 12), baked.subarray(pixel.length - 12 + chunk)])).toEqual(
      Buffer.from(pixel),
    )
    expect(bakeIntoSvg(drawing, '{}')).toContain('data-x="a>b">')
  })

  it.each<readonly [string, () => unknown]>([
    ['a picture that is none', () => bakeIntoPng(new Uint8Array(40), '{}')],
    ['an empty file', () => bakeIntoPng(new Uint8Array(), '{}')],
    ['a PNG that is cut', () => bakeIntoPng(pixel.slice(0, -3), '{}')],
    ['a PNG with a badge', () => bakeIntoPng(bakeIntoPng(pixel, '{}'), '{}')],
    ['no badge', () => bakeIntoPng(pixel, ' ')],
    ['a text for an SVG', () => bakeIntoSvg('hello', '{}')],
    ['an SVG that is empty', () => bakeIntoSvg('<svg/>', '{}')],
    ['an SVG that is not closed', () => bakeIntoSvg('<svg>', '{}')],
    ['an SVG with a badge', () => bakeIntoSvg(bakeIntoSvg(drawing, '{}'), '{}')],
    ['no badge for an SVG', () => bakeIntoSvg(drawing, '')],
  ])('is not baked from %s', (_, bake) => {
    expect(bake).toThrow(expect.objectContaining({ code: 'picture.unsuitable' }))
  })

  it('of version 2.0 holds its assertion', () => {
    const svg =
      '<svg xmlns:openbadges="http://openbadges.org"><openbadges:assertion verify="a.b.c"></openbadges:assertion></svg>'
    expect(lookBakedBadge(svg)).toBe('a.b.c')
    expect(lookBakedBadge(bakeIntoSvg(svg, 'd.e.f'))).toBeNull()
  })
})

function png(chunks: readonly (readonly [string, readonly number[]])[]): Uint8Array {
  const parts = chunks.flatMap(([name, data]) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return [length, Buffer.from(name), Buffer.from(data), Buffer.alloc(4)]
  })
  return new Uint8Array(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]))
}
