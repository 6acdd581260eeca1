/** What a caller of the VC-API is answered, from the report: whether it is verified, what was missed, what the norm calls it. */
import { describe, expect, it } from 'vitest'
import { isVerifiedFor, lookProofMismatch, problemTypeOf, problemTypeOfReason, type RequestedCheck } from './index.ts'

const names = ['readable', 'unchanged', 'issuer', 'in-force', 'dates', 'same-person']
const bareKey = { id: 'did:key:z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi' }
const reportOf = (broken: Readonly<Record<string, string>>, issuer: { readonly id: string } | null = bareKey) => ({
  verified: Object.keys(broken).length === 0,
  issuer,
  checks: names.map((check) => ({
    check,
    result: broken[check] === undefined ? 'passed' : 'failed',
    reason: broken[check] ?? '',
  })),
})
const unlisted = { issuer: 'issuer.unlisted' }
const ask = (report: ReturnType<typeof reportOf>, isPractising: boolean, checks?: readonly RequestedCheck[]) =>
  isVerifiedFor(report, { checks, isPractising })

describe('a caller who names no checks', () => {
  it('is answered by the verdict', () => {
    expect(ask(reportOf({}), false)).toBe(true)
    expect(ask(reportOf(unlisted), false)).toBe(false)
  })

  it('is answered for a bare key without a list, where the node practises', () => {
    expect(ask(reportOf(unlisted), true)).toBe(true)
    expect(ask(reportOf({ issuer: 'issuer.practice' }), true)).toBe(true)
  })

  it.each<readonly [string, Readonly<Record<string, string>>, { readonly id: string } | null]>([
    ['that is not read', { readable: 'readable.not-json', ...unlisted }, null],
    ['that is not proven', { unchanged: 'proof.missing', ...unlisted }, null],
    ['of a bare key that was changed', { unchanged: 'proof.signature-mismatch' }, bareKey],
    ['of a bare key that was withdrawn', { 'in-force': 'status.revoked' }, bareKey],
    ['of a bare key that has ended', { dates: 'dates.expired' }, bareKey],
    ['of an issuer with a web address that no list knows', unlisted, { id: 'did:web:northshore.example' }],
    ['of a university that only practises', { issuer: 'issuer.practice' }, { id: 'did:web:northshore.example' }],
    ['of a name that looks like a key', unlisted, { id: 'https://did:key:z6Mk.example' }],
    ['of nobody', unlisted, null],
  ])('is not told that one %s is verified, though the node practises', (_, broken, issuer) => {
    expect(ask(reportOf(broken, issuer), true)).toBe(false)
  })
})

describe('a caller who names checks', () => {
  it('is answered by them alone, whether the node practises or not', () => {
    for (const isPractising of [false, true]) {
      expect(ask(reportOf(unlisted), isPractising, ['proof'])).toBe(true)
      expect(ask(reportOf(unlisted), isPractising, ['proof', 'issuer'])).toBe(false)
      expect(ask(reportOf({ unchanged: 'proof.missing' }), isPractising, ['proof'])).toBe(false)
    }
  })

  it('is answered for the proof when the list is empty', () => {
    expect(ask(reportOf({ dates: 'dates.expired', ...unlisted }), false, [])).toBe(true)
    expect(ask(reportOf({ unchanged: 'proof.missing' }), true, [])).toBe(false)
    expect(ask(reportOf({ readable: 'readable.empty' }), true, [])).toBe(false)
  })
})

describe('an expectation of the proof', () => {
  const document = { proof: { proofPurpose: 'assertionMethod', domain: ['a', 'b'], challenge: 'c' } }

  it.each([
    [document, {}],
    [document, { expectedProofPurpose: 'assertionMethod' }],
    [document, { domain: 'b', challenge: 'c' }],
    [{ proof: [document.proof, { domain: 'a', challenge: 'c' }] }, { domain: 'a', challenge: 'c' }],
    ['a.b.c', {}],
  ])('is met (%#)', (given, expected) => {
    expect(lookProofMismatch(given, expected)).toBeNull()
  })

  it.each([
    [document, { expectedProofPurpose: 'authentication' }, 'proof.purpose-mismatch'],
    [
      { proof: { proofPurpose: 'authentication' } },
      { expectedProofPurpose: 'authentication' },
      'proof.purpose-mismatch',
    ],
    [document, { domain: 'd' }, 'proof.domain-mismatch'],
    [document, { challenge: 'd' }, 'proof.challenge-mismatch'],
    [{ proof: [document.proof, { challenge: 'c' }] }, { domain: 'a' }, 'proof.domain-mismatch'],
    [{ proof: {} }, { challenge: 'c' }, 'proof.challenge-mismatch'],
    [{ proof: [] }, { domain: 'a' }, 'proof.domain-mismatch'],
    [{}, { domain: 'a' }, 'proof.domain-mismatch'],
    ['a.b.c', { challenge: 'c' }, 'proof.challenge-mismatch'],
  ])('is missed (%#)', (given, expected, mismatch) => {
    expect(lookProofMismatch(given, expected)).toBe(mismatch)
  })
})

describe('the type of a problem', () => {
  it.each([
    [{ readable: 'readable.not-json' }, 'https://www.w3.org/TR/vc-data-model#PARSING_ERROR'],
    [{ readable: 'readable.malformed-credential' }, 'https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR'],
    [{ unchanged: 'proof.missing', ...unlisted }, 'https://w3id.org/security#PROOF_VERIFICATION_ERROR'],
    [{ unchanged: 'proof.domain-mismatch' }, 'https://w3id.org/security#INVALID_DOMAIN_ERROR'],
    [{ unchanged: 'proof.challenge-mismatch' }, 'https://w3id.org/security#INVALID_CHALLENGE_ERROR'],
    [{ unchanged: 'credential.undefined-term' }, 'https://w3id.org/security#DATA_LOSS_DETECTION_ERROR'],
    [
      { ...unlisted, 'in-force': 'status.unreachable' },
      'https://www.w3.org/ns/credentials/status-list#STATUS_RETRIEVAL_ERROR',
    ],
    [{ 'in-force': 'status.list-changed' }, 'https://www.w3.org/ns/credentials/status-list#STATUS_VERIFICATION_ERROR'],
    [{ 'in-force': 'status.malformed' }, 'https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR'],
    [{ 'in-force': 'status.out-of-range' }, 'https://www.w3.org/TR/vc-data-model#RANGE_ERROR'],
    [{ 'in-force': 'status.revoked' }, 'urn:meshe:error:verification.not-verified'],
    [unlisted, 'urn:meshe:error:verification.not-verified'],
    [{ dates: 'dates.expired' }, 'urn:meshe:error:verification.not-verified'],
    [{}, 'urn:meshe:error:verification.not-verified'],
  ])('is the norm’s own where it has one (%#)', (broken, type) => {
    expect(problemTypeOf(reportOf(broken))).toBe(type)
  })

  it('is that of the expectation that was missed', () => {
    expect(problemTypeOfReason('proof.domain-mismatch')).toBe('https://w3id.org/security#INVALID_DOMAIN_ERROR')
    expect(problemTypeOfReason('proof.purpose-mismatch')).toBe('https://w3id.org/security#PROOF_VERIFICATION_ERROR')
  })
})
