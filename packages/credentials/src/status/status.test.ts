import { describe, expect, it } from 'vitest'
import { nodeCryptography as cryptography } from '../../../../conformance/node-cryptography.ts'
import type { JsonObject } from '../json/index.ts'
import { encodeBase64url } from '../multiformats/index.ts'
import {
  checkStatus,
  createStatusBits,
  createStatusListCredential,
  decodeStatusList,
  encodeStatusList,
  readStatusBit,
  readStatusEntries,
  readStatusEntry,
  setStatus,
  statusEntryOf,
} from './index.ts'

const refusal = (code: string) => expect.objectContaining({ name: 'MesheError', code })
const listUrl = 'https://uni-north.example/status/1'
const entry = statusEntryOf({ statusListCredential: listUrl, statusListIndex: 9, statusPurpose: 'revocation' })

async function createList(bits = createStatusBits()) {
  return createStatusListCredential({
    id: listUrl,
    issuer: 'did:web:uni-north.example',
    statusPurpose: 'revocation',
    encodedList: await encodeStatusList(bits, cryptography),
    validFrom: new Date('2026-05-01T00:00:00Z'),
    validUntil: new Date('2026-05-08T00:00:00Z'),
    ttlMs: 300_000,
  })
}

describe('the bits of a status list', () => {
  it('are 131,072 at least, all off', () => {
    const bits = createStatusBits()
    expect(bits).toHaveLength(16_384)
    expect(bits.every((byte) => byte === 0)).toBe(true)
  })

  it('count from the left of each byte', () => {
    const bits = createStatusBits()
    setStatus(bits, 0, true)
    setStatus(bits, 15, true)
    expect([bits[0], bits[1]]).toEqual([0x80, 0x01])
    setStatus(bits, 0, false)
    expect([readStatusBit(bits, 0), readStatusBit(bits, 15), readStatusBit(bits, 14)]).toEqual([false, true, false])
  })

  it.each([-1, 131_072, 1.5, Number.NaN, 2 ** 40, Number.POSITIVE_INFINITY])('have no entry %d', (index) => {
    expect(() => readStatusBit(createStatusBits(), index)).toThrow(refusal('status.range'))
    expect(() => setStatus(createStatusBits(), index, true)).toThrow(refusal('status.range'))
  })

  it.each([0, 8, 131_071, 131_073, 1.5, 2 ** 28])('are never %d', (length) => {
    expect(() => createStatusBits(length)).toThrow(refusal('status.malformed'))
  })

  it('come back from their text', async () => {
    const bits = createStatusBits(262_144)
    for (const index of [0, 1, 77, 131_072, 262_143]) setStatus(bits, index, true)
    expect(await decodeStatusList(await encodeStatusList(bits, cryptography), cryptography)).toEqual(bits)
  })
})

describe('the text of a status list', () => {
  const compressed = async (bytes: number) => encodeBase64url(await cryptography.gzip(new Uint8Array(bytes)))

  it.each([
    ['nothing', async () => ''],
    ['no prefix', async () => compressed(16_384)],
    ['base58', async () => `z${await compressed(16_384)}`],
    ['padding', async () => `u${await compressed(16_384)}=`],
    ['no gzip', async () => `u${encodeBase64url(new Uint8Array(100))}`],
    ['a cut stream', async () => (await encodeStatusList(createStatusBits(), cryptography)).slice(0, -8)],
    ['one byte too few', async () => `u${await compressed(16_383)}`],
    ['more than 16 MiB', async () => `u${await compressed(16 * 1_048_576 + 1)}`],
  ])('is refused with %s', async (_what, encode) => {
    await expect(decodeStatusList(await encode(), cryptography)).rejects.toThrow(refusal('status.malformed'))
  })
})

describe('the entry of a credential', () => {
  it('is read as it was written', () => {
    expect(entry).toEqual({
      id: `${listUrl}#9`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '9',
      statusListCredential: listUrl,
    })
    expect(readStatusEntry(entry)).toEqual({
      id: `${listUrl}#9`,
      statusPurpose: 'revocation',
      statusListIndex: 9,
      statusListCredential: listUrl,
    })
    expect(readStatusEntries(undefined)).toEqual([])
    expect(readStatusEntries([entry, { ...entry, statusPurpose: 'suspension' }])).toHaveLength(2)
  })

  it.each([
    [null, 'status.malformed'],
    ['text', 'status.malformed'],
    [{}, 'status.malformed'],
    [{ ...entry, type: 'StatusList2021Entry' }, 'status.unsupported'],
    [{ ...entry, type: 7 }, 'status.malformed'],
    [{ ...entry, id: listUrl }, 'status.malformed'],
    [{ ...entry, id: 7 }, 'status.malformed'],
    [{ ...entry, statusPurpose: '' }, 'status.malformed'],
    [{ ...entry, statusPurpose: ['revocation'] }, 'status.malformed'],
    [{ ...entry, statusListIndex: 9 }, 'status.malformed'],
    [{ ...entry, statusListIndex: '-1' }, 'status.malformed'],
    [{ ...entry, statusListIndex: '0x9' }, 'status.malformed'],
    [{ ...entry, statusListIndex: '09' }, 'status.malformed'],
    [{ ...entry, statusListIndex: '9 ' }, 'status.malformed'],
    [{ ...entry, statusListIndex: '99999999999999999999' }, 'status.malformed'],
    [{ ...entry, statusListCredential: 'list' }, 'status.malformed'],
    [{ ...entry, statusSize: 2 }, 'status.unsupported'],
  ])('is refused (%#)', (value, code) => {
    expect(() => readStatusEntry(value)).toThrow(refusal(code))
  })

  it.each([-1, 0.5, Number.NaN])('is not written with index %d', (statusListIndex) => {
    const write = () => statusEntryOf({ statusListCredential: listUrl, statusListIndex, statusPurpose: 'revocation' })
    expect(write).toThrow(refusal('status.range'))
  })
})

describe('what a list says about an entry', () => {
  it('is off until it is set', async () => {
    const bits = createStatusBits()
    const check = async () =>
      checkStatus({ entry: readStatusEntry(entry), listCredential: await createList(bits), cryptography })
    expect(await check()).toEqual({ purpose: 'revocation', on: false })
    setStatus(bits, 8, true)
    expect(await check()).toEqual({ purpose: 'revocation', on: false })
    setStatus(bits, 9, true)
    expect(await check()).toEqual({ purpose: 'revocation', on: true })
  })

  it('is nothing when the list is no list, another one or for another purpose', async () => {
    const list = await createList()
    const subject = list['credentialSubject'] as JsonObject
    const wrong: readonly (readonly [JsonObject, string])[] = [
      [{ ...list, type: ['VerifiableCredential'] }, 'status.malformed'],
      [{ ...list, id: 'https://uni-north.example/status/2' }, 'status.malformed'],
      [{ ...list, credentialSubject: [subject] }, 'status.malformed'],
      [{ ...list, credentialSubject: { ...subject, type: 'Person' } }, 'status.malformed'],
      [{ ...list, credentialSubject: { ...subject, statusPurpose: 'suspension' } }, 'status.malformed'],
      [{ ...list, credentialSubject: { ...subject, encodedList: ['u'] } }, 'status.malformed'],
    ]
    for (const [listCredential, code] of wrong) {
      const check = checkStatus({ entry: readStatusEntry(entry), listCredential, cryptography })
      await expect(check).rejects.toThrow(refusal(code))
    }
    const outside = readStatusEntry({ ...entry, statusListIndex: '131072' })
    await expect(checkStatus({ entry: outside, listCredential: list, cryptography })).rejects.toThrow(
      refusal('status.range'),
    )
  })
})
