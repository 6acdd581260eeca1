/** Token Status List: the vectors of the draft, every size, and what is no list. */
import { numericDateOf, readJwk, signCompactJws, toJwk } from '@meshe/credentials/jose'
import type { JsonObject } from '@meshe/credentials/json'
import {
  createStatusTokenList,
  decodeTokenStatusList,
  encodeTokenStatusList,
  issueStatusListToken,
  readStatusListReference,
  readTokenStatus,
  type StatusBits,
  setTokenStatus,
  statusClaimOf,
  tokenStatusOf,
  verifyStatusListToken,
} from '@meshe/credentials/status'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTestKeyPair, nodeCryptography as cryptography } from '../node-cryptography.ts'
import { readStandardsFile, standardsDirectory } from '../standards-directory.ts'

const uri = 'https://issuer.example/statuslists/1'
const now = new Date('2026-11-24T10:00:00Z')
const pair = createTestKeyPair('ES256')
const findKey = () => readJwk(toJwk(pair.publicKey))
const verify = (token: string, at = now) => verifyStatusListToken(token, { uri, now: at, cryptography, findKey })
const sign = (claims: JsonObject, header: JsonObject = { typ: 'statuslist+jwt' }) =>
  signCompactJws(JSON.stringify(claims), { signer: pair.signer, header })
const list = await encodeTokenStatusList(createStatusTokenList(1, 1000), cryptography)
const claims = { sub: uri, iat: numericDateOf(now), status_list: list }

const official = (name: string): JsonObject => {
  const text = readStandardsFile(`vectors/token-status-list/${name}.md`)
  return JSON.parse(text.slice(text.indexOf('{')).replaceAll(/\n\s*(?=[A-Za-z0-9_-]+("|\n))/g, ''))
}

describe.skipIf(standardsDirectory === null)('the vectors of the draft', () => {
  it('of one bit, from the least significant', async () => {
    const decoded = await decodeTokenStatusList(official('status_list_encoding_json'), cryptography)
    expect([...decoded.bytes]).toEqual([0xb9, 0xa3])
    const values = Array.from({ length: 16 }, (_, index) => readTokenStatus(decoded, index))
    expect(values).toEqual([1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1])
  })

  it('of two bits', async () => {
    const decoded = await decodeTokenStatusList(official('status_list_encoding2_json'), cryptography)
    expect([...decoded.bytes]).toEqual([0xc9, 0x44, 0xf9])
    const values = Array.from({ length: 12 }, (_, index) => readTokenStatus(decoded, index))
    expect(values).toEqual([1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3])
  })

  it.each<[string, StatusBits, Readonly<Record<number, number>>]>([
    [
      'status_list_encoding1_long_json',
      1,
      {
        0: 1,
        1993: 1,
        25460: 1,
        159495: 1,
        495669: 1,
        554353: 1,
        645645: 1,
        723232: 1,
        854545: 1,
        934534: 1,
        1000345: 1,
        1: 0,
        1000344: 0,
      },
    ],
    [
      'status_list_encoding2_long_json',
      2,
      {
        0: 1,
        1993: 2,
        25460: 1,
        159495: 3,
        495669: 1,
        554353: 1,
        645645: 2,
        723232: 1,
        854545: 1,
        934534: 2,
        1000345: 3,
        1: 0,
      },
    ],
    [
      'status_list_encoding4_json',
      4,
      {
        0: 1,
        1993: 2,
        35460: 3,
        459495: 4,
        595669: 5,
        754353: 6,
        845645: 7,
        923232: 8,
        924445: 9,
        934534: 10,
        1004534: 11,
        1000345: 12,
        1030203: 13,
        1030204: 14,
        1030205: 15,
        1: 0,
      },
    ],
    ['status_list_encoding8_json', 8, { 1: 0 }],
  ])('%s', async (name, bits, values) => {
    const decoded = await decodeTokenStatusList(official(name), cryptography)
    expect(decoded.bits).toBe(bits)
    expect(decoded.bytes.length * 8).toBeGreaterThanOrEqual(1_000_000 * bits)
    for (const [index, value] of Object.entries(values))
      expect([index, readTokenStatus(decoded, Number(index))]).toEqual([index, value])
  })

  it('of a token, as far as its key is at hand', async () => {
    const text = readStandardsFile('vectors/token-status-list/status_list_jwt_raw.md').replaceAll(/\s/g, '')
    await expect(
      verifyStatusListToken(text, { uri: 'https://example.com/statuslists/1', now, cryptography, findKey }),
    ).rejects.toMatchObject({ code: 'jws.signature-mismatch' })
  })
})

describe.each<StatusBits>([1, 2, 4, 8])('a list of %s bits', (bits) => {
  it('gives back what was written, at every place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 2 ** bits - 1 }), { minLength: 1, maxLength: 300 }), async (values) => {
        const written = createStatusTokenList(bits, values.length)
        for (const [index, value] of values.entries()) setTokenStatus(written, index, value)
        const read = await decodeTokenStatusList(await encodeTokenStatusList(written, cryptography), cryptography)
        expect(values.map((_, index) => readTokenStatus(read, index))).toEqual(values)
      }),
      { numRuns: 50 },
    )
  })

  it.each([-1, 0.5, 100, Number.NaN, 2 ** 53])('has no place %s', (index) => {
    const made = createStatusTokenList(bits, 16)
    const outside = expect.objectContaining({ code: 'status.range' })
    expect(() => readTokenStatus(made, index)).toThrow(outside)
    expect(() => setTokenStatus(made, index, 0)).toThrow(outside)
    expect(() => setTokenStatus(made, 0, 2 ** bits)).toThrow(outside)
    expect(() => setTokenStatus(made, 0, -1)).toThrow(outside)
  })
})

describe('a token of a list', () => {
  it('is believed when it is the one asked for, of today, and signed', async () => {
    const made = createStatusTokenList(2, 100)
    setTokenStatus(made, 7, 2)
    const token = await issueStatusListToken(
      { uri, list: made, issuedAt: now, expiresAt: new Date('2026-11-25T10:00:00Z'), timeToLiveMs: 43_200_000 },
      { signer: pair.signer, cryptography },
    )
    const verified = await verify(token)
    expect(verified).toMatchObject({ timeToLiveMs: 43_200_000, issuer: null })
    expect([7, 8].map((index) => tokenStatusOf(readTokenStatus(verified.list, index)))).toEqual(['suspended', 'valid'])
  })

  it.each<[string, JsonObject, string]>([
    ['another address', { ...claims, sub: `${uri}/` }, 'status.list-mismatch'],
    ['no address', { ...claims, sub: undefined }, 'status.list-mismatch'],
    ['no date', { ...claims, iat: undefined }, 'status.malformed'],
    ['a date that is text', { ...claims, iat: 'now' }, 'jwt.claims-malformed'],
    ['a date of tomorrow', { ...claims, iat: numericDateOf(now) + 86_400 }, 'jwt.issued-in-future'],
    ['an end that is past', { ...claims, exp: numericDateOf(now) - 1 }, 'jwt.expired'],
    ['an end that is now', { ...claims, exp: numericDateOf(now) }, 'jwt.expired'],
    ['a time to live of zero', { ...claims, ttl: 0 }, 'status.malformed'],
    ['a time to live that is text', { ...claims, ttl: '60' }, 'status.malformed'],
    ['no list', { ...claims, status_list: undefined }, 'status.malformed'],
    ['a list of three bits', { ...claims, status_list: { ...list, bits: 3 } }, 'status.malformed'],
    ['a list of bits in text', { ...claims, status_list: { ...list, bits: '1' } }, 'status.malformed'],
    ['a list that is empty', { ...claims, status_list: { ...list, lst: '' } }, 'status.malformed'],
    ['a list that is not compressed', { ...claims, status_list: { ...list, lst: 'AAAA' } }, 'status.malformed'],
    ['a list that is padded', { ...claims, status_list: { ...list, lst: `${list['lst']}=` } }, 'status.malformed'],
    [
      'a list that is cut',
      { ...claims, status_list: { ...list, lst: String(list['lst']).slice(0, -4) } },
      'status.malformed',
    ],
  ])('with %s is none', async (_, content, code) => {
    await expect(verify(await sign(content))).rejects.toMatchObject({ code })
  })

  it('that grows beyond every bound is none', async () => {
    const bomb = Buffer.from(await cryptography.deflate(new Uint8Array(17 * 1_048_576))).toString('base64url')
    await expect(verify(await sign({ ...claims, status_list: { bits: 1, lst: bomb } }))).rejects.toMatchObject({
      code: 'status.malformed',
    })
  })

  it('compressed in the manner of the other norm is none', async () => {
    const zipped = Buffer.from(await cryptography.gzip(new Uint8Array(100))).toString('base64url')
    await expect(verify(await sign({ ...claims, status_list: { bits: 1, lst: zipped } }))).rejects.toMatchObject({
      code: 'status.malformed',
    })
  })

  it.each<[string, JsonObject, string]>([
    ['a token without kind', {}, 'jws.type-mismatch'],
    ['a credential', { typ: 'dc+sd-jwt' }, 'jws.type-mismatch'],
    ['a key binding', { typ: 'kb+jwt' }, 'jws.type-mismatch'],
    ['a list in the other encoding', { typ: 'statuslist+cwt' }, 'jws.type-mismatch'],
    ['a key of its own', { typ: 'statuslist+jwt', jwk: {} }, 'jws.embedded-key'],
    ['a demand that nobody knows', { typ: 'statuslist+jwt', crit: ['x'], x: 1 }, 'jws.critical-unknown'],
  ])('%s is none', async (_, header, code) => {
    await expect(verify(await sign(claims, header))).rejects.toMatchObject({ code })
  })

  it('is none after one changed character', async () => {
    const token = await sign(claims)
    for (let place = 0; place < token.length; place += 7) {
      const other = token[place] === 'A' ? 'B' : 'A'
      await expect(verify(token.slice(0, place) + other + token.slice(place + 1)), `at ${place}`).rejects.toThrow()
    }
  })
})

describe('the reference of a token', () => {
  it('is read as it is written', () => {
    expect(readStatusListReference(statusClaimOf({ uri, index: 0 }))).toEqual({ uri, index: 0 })
    expect(() => statusClaimOf({ uri, index: -1 })).toThrow(expect.objectContaining({ code: 'status.range' }))
  })

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'status.malformed'],
    ['a text', 'revoked', 'status.malformed'],
    ['another mechanism', { status_assertion: {} }, 'status.unsupported'],
    ['a list that is a text', { status_list: uri }, 'status.malformed'],
    ['no index', { status_list: { uri } }, 'status.malformed'],
    ['an index that is text', { status_list: { uri, idx: '1' } }, 'status.malformed'],
    ['half an index', { status_list: { uri, idx: 1.5 } }, 'status.malformed'],
    ['an index below zero', { status_list: { uri, idx: -1 } }, 'status.malformed'],
    ['no address', { status_list: { idx: 1 } }, 'status.malformed'],
    ['an address that is none', { status_list: { idx: 1, uri: 'list' } }, 'status.malformed'],
  ])('is not %s', (_, value, code) => {
    expect(() => readStatusListReference(value as JsonObject)).toThrow(expect.objectContaining({ code }))
  })
})
