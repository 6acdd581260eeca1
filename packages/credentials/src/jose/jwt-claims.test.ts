import { describe, expect, it } from 'vitest'
import { checkClaims, numericDateOf, readClaims } from './index.ts'

const now = new Date('2026-11-24T10:00:00Z')
const seconds = numericDateOf(now)
const refusal = (code: string) => expect.objectContaining({ name: 'MesheError', code })
const bytes = (text: string) => new TextEncoder().encode(text)

describe('the claims of a token', () => {
  it('hold within their time and for the one they are for', () => {
    expect(() => checkClaims({ exp: seconds - 200, nbf: seconds + 200, iat: seconds + 200 }, { now })).not.toThrow()
    expect(() => checkClaims({ aud: ['a', 'b'] }, { now, audience: 'b' })).not.toThrow()
    expect(() => checkClaims({}, { now })).not.toThrow()
  })

  it.each<[string, object, string]>([
    ['ended', { exp: seconds - 400 }, 'jwt.expired'],
    ['begin later', { nbf: seconds + 400 }, 'jwt.not-yet'],
    ['were made later', { iat: seconds + 400 }, 'jwt.issued-in-future'],
    ['have an end that is text', { exp: '2030-01-01' }, 'jwt.claims-malformed'],
    ['have an end below zero', { exp: -1 }, 'jwt.claims-malformed'],
    ['have an end in milliseconds', { exp: 1e15 }, 'jwt.claims-malformed'],
    ['have an end of null', { exp: null }, 'jwt.claims-malformed'],
    ['are for somebody else', { aud: 'https://other.example' }, 'jwt.audience-mismatch'],
    ['are for a list of others', { aud: ['x', 'y'] }, 'jwt.audience-mismatch'],
    ['are for nobody', {}, 'jwt.audience-mismatch'],
    ['are for a part of the name', { aud: { 'https://verifier.example': 1 } }, 'jwt.audience-mismatch'],
  ])('are refused when they %s', (_what, claims, code) => {
    expect(() => checkClaims(claims as never, { now, audience: 'https://verifier.example' })).toThrow(refusal(code))
  })

  it.each([
    ['[]', 'jwt.claims-malformed'],
    ['"text"', 'jwt.claims-malformed'],
    ['{"a":1,"a":2}', 'json.duplicate-member'],
    ['{', 'json.malformed'],
  ])('%s are no claims', (text, code) => {
    expect(() => readClaims(bytes(text))).toThrow(refusal(code))
  })

  it('are no claims when they are not UTF-8', () => {
    expect(() => readClaims(Uint8Array.of(0x7b, 0xff, 0x7d))).toThrow(refusal('jwt.claims-malformed'))
  })
})
