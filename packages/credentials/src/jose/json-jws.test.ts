import { describe, expect, it } from 'vitest'
import { createTestKeyPair, nodeCryptography as cryptography } from '../../../../conformance/node-cryptography.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { signFlattenedJws, signGeneralJws, verifyCompactJws, verifyJsonJws } from './index.ts'

const [north, south] = [createTestKeyPair('EdDSA'), createTestKeyPair('ES256')]
const keys = { north: north.publicKey, south: south.publicKey }
const settings = {
  cryptography,
  algorithms: ['EdDSA', 'ES256'] as const,
  findKey: ({ kid }: JsonObject) => {
    if (kid !== 'north' && kid !== 'south') throw new MesheError('key.not-found', 'There is no such key.')
    return { key: keys[kid], keyId: kid, algorithm: null }
  },
}
const refusal = (code: string) => expect.objectContaining({ name: 'MesheError', code })
const general = await signGeneralJws('{"a":1}', [
  { signer: north.signer, protected: { kid: 'north' } },
  { signer: south.signer, header: { kid: 'south' } },
])
const flattened = await signFlattenedJws('{"a":1}', { signer: north.signer, header: { kid: 'north' } })
const [first, second] = general['signatures'] as [JsonObject, JsonObject]

describe('a JWS in JSON', () => {
  it('holds when all of its signatures hold', async () => {
    expect(await verifyJsonJws(general, settings)).toHaveLength(2)
    expect((await verifyJsonJws(flattened, settings))[0]?.unprotectedHeader).toEqual({ kid: 'north' })
  })

  it.each<[string, JsonObject, string]>([
    ['has no payload', { ...flattened, payload: undefined }, 'jws.malformed'],
    ['has another payload', { ...flattened, payload: 'e30' }, 'jws.signature-mismatch'],
    ['has no signatures', { ...general, signatures: [] }, 'jws.malformed'],
    ['has too many', { ...general, signatures: new Array(17).fill(first) }, 'jws.malformed'],
    ['has signatures that are no list', { ...general, signatures: { 0: first } }, 'jws.malformed'],
    ['is general and flattened at once', { ...general, signature: first['signature'] }, 'jws.malformed'],
    ['has no protected header', { ...flattened, protected: undefined }, 'jws.malformed'],
    ['has a header that is no object', { ...flattened, header: ['kid'] }, 'jws.malformed'],
    ['has no signature', { ...flattened, signature: undefined }, 'jws.malformed'],
    ['names the key twice', { ...general, signatures: [{ ...first, header: { kid: 'north' } }] }, 'jws.header-overlap'],
    ['moves crit out of the signature', { ...flattened, header: { crit: ['x'], x: 1 } }, 'jws.unprotected-parameter'],
    ['moves b64 out of the signature', { ...flattened, header: { b64: false } }, 'jws.unprotected-parameter'],
    ['moves a key out of the signature', { ...flattened, header: { jwk: {} } }, 'jws.unprotected-parameter'],
    [
      'moves the algorithm out',
      { ...flattened, protected: 'e30', header: { alg: 'EdDSA' } },
      'jws.unprotected-parameter',
    ],
    [
      'has one good signature beside a bad one',
      { ...general, signatures: [first, { ...second, signature: first['signature'] }] },
      'jws.signature-mismatch',
    ],
    [
      'has a signature of nobody',
      { ...general, signatures: [first, { ...second, header: { kid: 'west' } }] },
      'key.not-found',
    ],
    ['has a signature of somebody else', { ...flattened, header: { kid: 'south' } }, 'jws.algorithm-mismatch'],
  ])('is refused when it %s', async (_what, jws, code) => {
    await expect(verifyJsonJws(jws, settings)).rejects.toEqual(refusal(code))
  })
})

describe('an unencoded payload', () => {
  const protectedHeader = Buffer.from('{"alg":"EdDSA","b64":false,"crit":["b64"],"kid":"north"}').toString('base64url')
  const payload = '{"title":"Grüße"}'

  it('is read as it stands where it is allowed, and nowhere else', async () => {
    const signature = await north.signer.sign(Buffer.from(`${protectedHeader}.${payload}`))
    const jws = { payload, protected: protectedHeader, signature: Buffer.from(signature).toString('base64url') }
    const [verified] = await verifyJsonJws(jws, { ...settings, allowUnencodedPayload: true })
    expect(Buffer.from(verified!.payload).toString()).toBe(payload)
    await expect(verifyJsonJws(jws, settings)).rejects.toEqual(refusal('jws.unencoded-payload'))
    const compact = `${protectedHeader}.e30.${jws.signature}`
    await expect(verifyCompactJws(compact, { ...settings, allowUnencodedPayload: true })).rejects.toEqual(
      refusal('jws.unencoded-payload'),
    )
  })
})
