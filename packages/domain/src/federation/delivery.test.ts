import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { institutionsNamedIn, isFinalRefusal, pauseAfter } from './delivery.ts'

describe('the pause after a failed attempt', () => {
  it.each([
    [1, 1000],
    [2, 2000],
    [3, 4000],
    [11, 1_024_000],
    [12, 2_048_000],
    [13, 3600_000],
    [1000, 3600_000],
  ])('is after attempt %i about %i ms', (attempts, expected) => {
    expect(pauseAfter(attempts, 0.5)).toBe(expected)
    expect(pauseAfter(attempts, 0)).toBe(Math.round(expected * 0.8))
    expect(pauseAfter(attempts, 0.999_999)).toBeLessThanOrEqual(expected * 1.2)
  })

  it('is never shorter than 0.8 seconds nor longer than 72 minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, chance) => {
        const pause = pauseAfter(attempts, chance)
        return pause >= 800 && pause <= 4_320_000
      }),
    )
  })
})

describe('a refusal', () => {
  it.each([
    [400, 'federation.message-invalid', true],
    [400, 'request.invalid', true],
    [400, null, true],
    [401, 'federation.signature-invalid', true],
    [403, null, true],
    [404, null, true],
    [413, 'request.too-large', true],
    [421, 'federation.wrong-recipient', true],
    [422, 'federation.message-refused', true],
    [409, 'federation.message-id-reused', true],
    [409, 'federation.nonce-reused', false],
    [425, 'federation.too-early', false],
    [408, null, false],
    [429, 'request.rate-limited', false],
    [400, 'federation.clock-skew', false],
    [403, 'federation.peer-unknown', false],
    [401, 'federation.key-unknown', false],
    [500, 'internal', false],
    [502, null, false],
    [503, null, false],
    [302, null, false],
    [200, null, false],
  ])('%i %s is final: %s', (status, code, isFinal) => {
    expect(isFinalRefusal({ status, code })).toBe(isFinal)
  })
})

describe('the universities that a message names', () => {
  it.each([
    [{ issuer: 'did:web:a', institution: 'did:web:b' }, ['did:web:b', 'did:web:a']],
    [{ institution: 'did:web:b' }, ['did:web:b']],
    [{ issuer: 'did:web:a' }, ['did:web:a']],
    [{}, []],
    [{ institution: 7 }, []],
  ])('in %o are %o', (body, expected) => {
    expect(institutionsNamedIn(body as never)).toEqual(expected)
  })
})
