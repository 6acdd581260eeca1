/** The status of a token in the one report: what its list says, and whose list it is. */
import { verifyCredential } from '@meshe/credentials/verification'
import { describe, expect, it } from 'vitest'
import { strangerKey } from '../verification/demonstration-issuer.ts'
import { claimsOf, demonstrationIssuer, issue, now, tokenVerifier } from './token-issuer.ts'

const issued = await issue()
const reasonsOf = async (token: string, environment = tokenVerifier()) => {
  const report = await verifyCredential(token, environment)
  return [report.verdict, ...report.checks.map(({ reason }) => reason)]
}

describe('the status of a token', () => {
  it.each([
    [0, 'valid', 'status.in-force'],
    [1, 'withdrawn', 'status.revoked'],
    [2, 'suspended', 'status.suspended'],
    [3, 'status_uncheckable', 'status.unsupported'],
  ])('%s in the list gives %s', async (value, verdict, reason) => {
    const reasons = await reasonsOf(issued, tokenVerifier({ value }))
    expect(reasons[0]).toBe(verdict)
    expect(reasons).toContain(reason)
  })

  it.each<[string, Parameters<typeof tokenVerifier>, string]>([
    ['of another address', [{ uri: 'https://riverside.example/token-status/2' }], 'status.malformed'],
    ['that has ended', [{ expiresAt: new Date('2026-11-24T09:59:00Z') }], 'status.list-expired'],
    ['of the future', [{ issuedAt: new Date('2026-11-24T12:00:00Z') }], 'status.list-not-yet'],
    ['of a stranger', [{ signer: strangerKey.signer }], 'status.list-changed'],
    [
      'of a stranger who names herself',
      [{ issuer: strangerKey.did, signer: strangerKey.signer }],
      'status.list-issuer-mismatch',
    ],
    [
      'under a key that the issuer does not show',
      [{ keyId: `${demonstrationIssuer}#key-2` }],
      'status.list-key-uncheckable',
    ],
    ['too short', [{ length: 8, bits: 8 }], 'status.out-of-range'],
    ['that does not answer', [{}, { fetchText: () => Promise.reject(new Error('down')) }], 'status.unreachable'],
    ['that nobody may ask for', [{}, { fetchText: undefined }], 'status.unreachable'],
    ['that is no token', [{}, { fetchText: async () => ({ text: '{}', readAt: now }) }], 'status.malformed'],
    [
      'that is the credential itself',
      [{}, { fetchText: async () => ({ text: issued.split('~')[0]!, readAt: now }) }],
      'status.malformed',
    ],
  ])('cannot be told by a list %s', async (_, [content, differences], reason) => {
    const reasons = await reasonsOf(issued, tokenVerifier(content, differences))
    expect(reasons[0]).toBe('status_uncheckable')
    expect(reasons).toContain(reason)
  })

  it('of another kind cannot be told', async () => {
    const { status: _, ...claims } = claimsOf()
    expect(await reasonsOf(await issue({ ...claims, status: { other_list: {} } }))).toContain('status.unsupported')
    expect((await reasonsOf(await issue(claims)))[0]).toBe('valid')
  })
})
