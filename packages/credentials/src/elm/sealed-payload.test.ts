import { describe, expect, it } from 'vitest'
import type { JsonLimits } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { openSealedPayload } from './sealed-payload.ts'

const seal = (payload: unknown) => JSON.stringify({ payload, signatures: [{ protected: 'e30', signature: 'AA' }] })

function refusalOf(text: string, limits?: JsonLimits): string {
  try {
    openSealedPayload(text, limits)
  } catch (error) {
    if (error instanceof MesheError) return error.code
    throw error
  }
  return 'nothing was refused'
}

describe('the envelope of a sealed credential', () => {
  it('gives the payload exactly as it stands', () => {
    const payload = '{ "type" : "EuropeanDigitalCredential",\n"b":1.0 }'
    expect(openSealedPayload(seal(payload))).toEqual({
      payload,
      credential: { type: 'EuropeanDigitalCredential', b: 1 },
    })
  })

  it('opens an encoded payload and a flattened envelope', () => {
    expect(
      openSealedPayload(JSON.stringify({ payload: 'eyJhIjoiw6QifQ', signature: 'AA', protected: 'e30' })).credential,
    ).toEqual({ a: 'ä' })
  })

  it.each([
    ['no envelope', '{"type":"EuropeanDigitalCredential"}', 'credential.malformed'],
    ['no signatures', '{"payload":"{}"}', 'credential.malformed'],
    ['a payload that is an object', seal({ a: 1 }), 'credential.malformed'],
    ['a payload that is neither', seal('not+base64url'), 'credential.malformed'],
    ['an encoded list', seal('WzFd'), 'credential.malformed'],
    ['an encoded payload that is not UTF-8', seal('_-8'), 'credential.malformed'],
    ['broken JSON outside', '{"payload":', 'json.malformed'],
    ['broken JSON inside', seal('{"a":'), 'json.malformed'],
    ['a member that stands twice inside', seal('{"a":1,"a":2}'), 'json.duplicate-member'],
    ['a list', '[]', 'credential.malformed'],
  ])('is refused with %s', (_what, text, code) => {
    expect(refusalOf(text)).toBe(code)
  })

  it('is refused when larger than allowed', () => {
    expect(refusalOf(seal('{}'), { maxBytes: 10 })).toBe('json.too-large')
  })
})
