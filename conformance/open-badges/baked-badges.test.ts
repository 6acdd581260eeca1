/** Badges baked into pictures: 1EdTech's fixtures, and pictures that are not what they seem. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lookBakedBadge } from '@meshe/credentials/open-badges'
import { describe, expect, it } from 'vitest'
import { standardsDirectory } from '../standards-directory.ts'

const fixture = (name: string) =>
  new Uint8Array(readFileSync(join(standardsDirectory ?? '', 'ob3/validator-fixtures', name)))

describe.skipIf(standardsDirectory === null)('a picture of 1EdTech’s fixtures', () => {
  it.each(['simple-json.png', 'simple-json.svg'])('%s holds a badge as JSON', (name) => {
    expect(JSON.parse(lookBakedBadge(fixture(name)) ?? '')).toMatchObject({
      type: expect.arrayContaining(['VerifiableCredential']),
    })
  })

  it.each(['simple-jwt.png', 'simple-jwt.svg', 'simple-jwt_v1.png', 'simple-jwt_v1.svg'])(
    '%s holds a token',
    (name) => {
      expect(lookBakedBadge(fixture(name))).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/)
    },
  )

  it('holds nothing when it is cut anywhere', () => {
    const png = fixture('simple-json.png')
    const start = Buffer.from(png).indexOf('openbadgecredential')
    for (const end of [0, 7, 8, 20, start, start + 10, start + 400])
      expect(lookBakedBadge(png.slice(0, end))).toBeNull()
  })

  it('holds nothing when the badge is said to be compressed', () => {
    const png = fixture('simple-json.png')
    png[Buffer.from(png).indexOf('openbadgecredential') + 20] = 1
    expect(lookBakedBadge(png)).toBeNull()
  })

  it('holds nothing when it holds two badges', () => {
    const png = Buffer.from(fixture('simple-json.png'))
    const at = png.indexOf('openbadgecredential') - 8
    const length = png.readUInt32BE(at)
    const chunk = png.subarray(at, at + 12 + length)
    expect(lookBakedBadge(new Uint8Array(Buffer.concat([png.subarray(0, at), chunk, png.subarray(at)])))).toBeNull()
  })
})

const svg = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:ob="https://purl.imsglobal.org/ob/v3p0">${inside}</svg>`

describe('an SVG', () => {
  it.each<readonly [string, string, string | null]>([
    ['a badge under any prefix', svg('<ob:credential><![CDATA[{"a":1}]]></ob:credential>'), '{"a":1}'],
    [
      'a badge with entities',
      svg('<ob:credential>{&quot;a&quot;:&quot;&amp;lt;&quot;}</ob:credential>'),
      '{"a":"&lt;"}',
    ],
    ['a token', svg('<ob:credential verify="a.b.c"/>'), 'a.b.c'],
    ['two badges', svg('<ob:credential verify="a.b.c"/><ob:credential verify="d.e.f"/>'), null],
    ['an empty badge', svg('<ob:credential></ob:credential>'), null],
    ['a badge that is not closed', svg('<ob:credential>{"a":1}'), null],
    ['a badge of another vocabulary', svg('<x:credential verify="a.b.c"/>'), null],
    ['no vocabulary', '<svg><openbadges:credential verify="a.b.c"/></svg>', null],
    ['nothing', '', null],
  ])('with %s', (_, picture, text) => {
    expect(lookBakedBadge(picture)).toBe(text)
  })
})
