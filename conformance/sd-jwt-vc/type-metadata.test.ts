/** Types of credentials: read, extended, held together by integrity, and kept by the credentials of the type (SD-JWT VC, sections 5 to 8). */
import { createHash } from 'node:crypto'
import type { JsonObject } from '@meshe/credentials/json'
import { selectClaims } from '@meshe/credentials/sd-jwt'
import {
  checkAgainstType,
  hasIntegrity,
  integrityOf,
  microCredentialType,
  microCredentialTypeMetadata,
  microCredentialTypeText,
  openClaims,
  readTypeMetadata,
  resolveType,
} from '@meshe/credentials/sd-jwt-vc'
import { describe, expect, it } from 'vitest'
import { nodeCryptography as cryptography } from '../node-cryptography.ts'
import { readStandardsFile, standardsDirectory } from '../standards-directory.ts'
import { claimsOf, disclosable } from './token-issuer.ts'

const sri = (text: string, hash = 'sha256') => `${hash}-${createHash(hash).update(text).digest('base64')}`
const base = {
  vct: 'https://a.example/base',
  claims: [
    { path: ['name'], display: [{ locale: 'en', label: 'Full name' }] },
    { path: ['address', 'city'], sd: 'always', mandatory: true },
  ],
}
const child = {
  vct: 'https://a.example/child',
  extends: base.vct,
  claims: [{ path: ['address', 'city'], display: [{ locale: 'en', label: 'Town' }] }, { path: ['nationalities'] }],
}

function resolve(vct: string, documents: readonly JsonObject[], integrity?: string) {
  const texts = new Map(documents.map((document) => [String(document['vct']), JSON.stringify(document)]))
  return resolveType(vct, { cryptography, integrity, findType: async (name) => texts.get(name) ?? null })
}

describe('a type that extends another', () => {
  it('takes over what it does not say itself', async () => {
    const type = await resolve(child.vct, [base, child])
    expect(
      type?.claims.map(({ path, sd, mandatory, display }) => [path.join('.'), sd, mandatory, display?.[0]?.label]),
    ).toEqual([
      ['name', null, null, 'Full name'],
      ['address.city', 'always', true, 'Town'],
      ['nationalities', null, null, undefined],
    ])
  })

  it('is nothing where nobody describes it', async () => {
    expect(await resolve('https://a.example/unknown', [base])).toBeNull()
  })

  const claim = (members: JsonObject) => [{ path: ['address', 'city'], ...members }]
  it.each<[string, readonly JsonObject[], string]>([
    ['itself', [{ vct: child.vct, extends: child.vct }], 'type-metadata.circular'],
    ['one that extends it', [{ ...base, extends: child.vct }, child], 'type-metadata.circular'],
    ['one that nobody describes', [child], 'type-metadata.missing'],
    [
      'one that keeps a claim back, and does not',
      [base, { ...child, claims: claim({ sd: 'never' }) }],
      'type-metadata.contradiction',
    ],
    [
      'one that keeps a claim back, and leaves it open',
      [base, { ...child, claims: claim({ sd: 'allowed' }) }],
      'type-metadata.contradiction',
    ],
    [
      'one that demands a claim, and does not',
      [base, { ...child, claims: claim({ mandatory: false }) }],
      'type-metadata.contradiction',
    ],
    ['one of other bytes', [base, { ...child, 'extends#integrity': sri('{}') }], 'type-metadata.integrity-mismatch'],
  ])('cannot extend %s', async (_, documents, code) => {
    await expect(resolve(child.vct, documents)).rejects.toMatchObject({ code })
  })

  it('cannot go on without end', async () => {
    const chain = Array.from({ length: 20 }, (_, at) => ({ vct: `urn:t:${at}`, extends: `urn:t:${at + 1}` }))
    await expect(resolve('urn:t:0', chain)).rejects.toMatchObject({ code: 'type-metadata.too-deep' })
  })

  it('is the one that the credential means', async () => {
    await expect(resolve(base.vct, [base], sri(JSON.stringify(base)))).resolves.not.toBeNull()
    await expect(resolve(base.vct, [base], sri('x'))).rejects.toMatchObject({
      code: 'type-metadata.integrity-mismatch',
    })
    const findType = async () => JSON.stringify(base)
    await expect(resolveType('urn:other', { cryptography, findType })).rejects.toMatchObject({
      code: 'type-metadata.mismatch',
    })
  })
})

describe('metadata of a type', () => {
  it.each<[string, unknown]>([
    ['a list', []],
    ['without its name', {}],
    ['with an empty name', { vct: '' }],
    ['with claims that are no list', { vct: 'a', claims: {} }],
    ['with a claim without path', { vct: 'a', claims: [{}] }],
    ['with an empty path', { vct: 'a', claims: [{ path: [] }] }],
    ['with a path below zero', { vct: 'a', claims: [{ path: [-1] }] }],
    ['with a path of halves', { vct: 'a', claims: [{ path: [0.5] }] }],
    ['with a path of objects', { vct: 'a', claims: [{ path: [{}] }] }],
    ['with a rule of its own', { vct: 'a', claims: [{ path: ['a'], sd: 'sometimes' }] }],
    ['with a demand that is text', { vct: 'a', claims: [{ path: ['a'], mandatory: 'true' }] }],
    ['with one claim twice', { vct: 'a', claims: [{ path: ['a'] }, { path: ['a'] }] }],
    [
      'with one picture name twice',
      {
        vct: 'a',
        claims: [
          { path: ['a'], svg_id: 'x' },
          { path: ['b'], svg_id: 'x' },
        ],
      },
    ],
    ['with a picture name that starts with a digit', { vct: 'a', claims: [{ path: ['a'], svg_id: '1a' }] }],
    ['with a picture name that closes a mark', { vct: 'a', claims: [{ path: ['a'], svg_id: 'a}}<script>' }] }],
    ['with a label in no language', { vct: 'a', claims: [{ path: ['a'], display: [{ label: 'x' }] }] }],
    ['with a label that says nothing', { vct: 'a', claims: [{ path: ['a'], display: [{ locale: 'en', label: '' }] }] }],
    ['shown in no language', { vct: 'a', display: [{ name: 'x' }] }],
    ['shown without a name', { vct: 'a', display: [{ locale: 'en' }] }],
    ['drawn by a text', { vct: 'a', display: [{ locale: 'en', name: 'x', rendering: 'x' }] }],
    ['that extends a number', { vct: 'a', extends: 1 }],
  ])('%s is none', (_, value) => {
    expect(() => readTypeMetadata(value as JsonObject)).toThrow(
      expect.objectContaining({ code: 'type-metadata.malformed' }),
    )
  })

  it.skipIf(standardsDirectory === null).each(['vctm_microcredential', 'vctm_elm', 'vctm_diploma', 'vctm_pid_arf_1_8'])(
    'of the European pilot, %s, is read',
    (name) => {
      const document = JSON.parse(readStandardsFile(`dc4eu-vc/metadata/${name}.json`))
      const type = readTypeMetadata(document)
      expect(type.vct).toMatch(/^urn:eudi:/)
      expect(type.display[0]?.locale).toBe('en-US')
      expect(type.claims).toHaveLength(document.claims.length)
    },
  )
})

describe('integrity', () => {
  const text = '{"vct":"a"}'
  it.each<[string, string, boolean]>([
    ['of one hash', sri(text), true],
    ['of SHA-384', sri(text, 'sha384'), true],
    ['of SHA-512', sri(text, 'sha512'), true],
    ['with an option', `${sri(text)}?x`, true],
    ['of two of which one fits', `${sri('x')} ${sri(text)}`, true],
    ['of which the strongest does not fit', `${sri(text)} ${sri('x', 'sha512')}`, false],
    ['of another text', sri(`${text} `), false],
    ['of MD5', 'md5-XUFAKrxLKna5cZ2REBfFkg==', false],
    ['of SHA-1', sri(text, 'sha1'), false],
    ['of nothing', '', false],
  ])('%s: %s is %s', async (_, metadata, holds) => {
    expect(await hasIntegrity(text, metadata, cryptography)).toBe(holds)
  })

  it('is written as it is read', async () => {
    expect(await integrityOf(text, cryptography)).toBe(sri(text))
  })
})

describe('a path', () => {
  const claims = { name: 'Arthur', degrees: [{ type: 'BSc' }, { type: 'MSc' }, {}], address: { city: 'Milliways' } }
  it.each<[(string | number | null)[], unknown[]]>([
    [['name'], ['Arthur']],
    [['address', 'city'], ['Milliways']],
    [
      ['degrees', null, 'type'],
      ['BSc', 'MSc'],
    ],
    [['degrees', 1, 'type'], ['MSc']],
    [['degrees', 7], []],
    [['degrees', 'type'], []],
    [['name', null], []],
    [['name', 'first'], []],
    [['address', 0], []],
    [['__proto__'], []],
    [['toString'], []],
  ])('%j leads to %j', (path, values) => {
    expect(selectClaims(claims, path).map(({ value }) => value)).toEqual(values)
  })
})

describe('the type of the network', () => {
  const type = readTypeMetadata(microCredentialTypeMetadata())

  it('is described in all languages, and keeps nothing back that decides', () => {
    expect(type.vct).toBe(microCredentialType)
    for (const claim of type.claims) {
      expect(claim.display?.map(({ locale }) => locale)).toEqual(['en', 'es', 'de'])
      expect(claim.sd === 'always' && openClaims.includes(String(claim.path[0]))).toBe(false)
    }
    expect(JSON.parse(microCredentialTypeText)).toEqual(microCredentialTypeMetadata())
  })

  it.each<[string, JsonObject, (string | number)[][], number, string[]]>([
    ['a whole award', {}, disclosable as string[][], 0, []],
    ['an award in which nothing is kept back', {}, [], 0, ['type.claim-not-disclosable']],
    ['an award without title', { title: undefined }, disclosable as string[][], 0, ['type.claim-missing']],
    ['an award of which parts are closed', { title: undefined }, disclosable as string[][], 3, []],
    [
      'an award whose title came by disclosure',
      {},
      [...(disclosable as string[][]), ['title']],
      0,
      ['type.claim-disclosable'],
    ],
  ])('holds of %s', (_, differences, disclosed, concealedCount, codes) => {
    const claims = claimsOf(undefined, differences)
    const found = checkAgainstType({ claims, disclosed, concealedCount }, type).map(({ code }) => code)
    expect([...new Set(found)]).toEqual(codes)
  })
})
