import { describe, expect, it } from 'vitest'
import { checkOf } from './check.ts'
import { verdictOf, verdictRules } from './verdict.ts'
import { type VerificationReason, verificationReasonCodes, verificationReasons } from './verification-reasons.ts'
import { type CheckName, checkNames, type Verdict, verdicts } from './verification-report.ts'

const at = new Date('2026-11-24T10:00:00Z')

const good: Readonly<Record<CheckName, VerificationReason>> = {
  readable: 'readable.read',
  unchanged: 'proof.verified',
  issuer: 'issuer.listed',
  'in-force': 'status.in-force',
  dates: 'dates.within',
  'same-person': 'holder.unproven',
}

function verdictWith(...reasons: readonly VerificationReason[]): Verdict {
  const all: Record<CheckName, VerificationReason> = { ...good }
  for (const reason of reasons) all[verificationReasons[reason].check] = reason
  return verdictOf(checkNames.map((name) => checkOf(all[name], { at })))
}

/** One cause a verdict, gravest first: each beats all below it. */
const precedence: readonly (readonly [Verdict, VerificationReason])[] = [
  ['unreadable', 'readable.not-json'],
  ['changed', 'proof.signature-mismatch'],
  ['key_uncheckable', 'proof.key-unresolvable'],
  ['withdrawn', 'status.revoked'],
  ['suspended', 'status.suspended'],
  ['practice', 'issuer.practice'],
  ['expired', 'dates.expired'],
  ['not_yet', 'dates.not-yet'],
  ['status_uncheckable', 'status.unreachable'],
  ['valid_issuer_unlisted', 'issuer.unlisted'],
  ['valid_issuer_uncheckable', 'issuer.list-unreachable'],
]

describe('the verdict', () => {
  it('is valid only when all checks but the one of the person pass', () => {
    expect(verdictWith()).toBe('valid')
  })

  it.each(precedence)('is %s for %s alone', (verdict, reason) => {
    expect(verdictWith(reason)).toBe(verdict)
  })

  const pairs = precedence.flatMap(([verdict, graver], at) =>
    precedence.slice(at + 1).flatMap(([, lighter]) => {
      const isSameCheck = verificationReasons[graver].check === verificationReasons[lighter].check
      return isSameCheck ? [] : [[verdict, graver, lighter] as const]
    }),
  )
  it.each(pairs)('is %s for %s, whatever comes with it (%s)', (verdict, graver, lighter) => {
    expect(verdictWith(graver, lighter)).toBe(verdict)
    expect(verdictWith(lighter, graver)).toBe(verdict)
  })

  it('has one rule for each verdict', () => {
    expect(verdictRules.map((rule) => rule.verdict).toSorted()).toEqual([...verdicts].toSorted())
  })

  const harmful = verificationReasonCodes.filter(
    (code) => verificationReasons[code].result !== 'passed' && verificationReasons[code].check !== 'same-person',
  )
  it.each(harmful)('is never valid with %s', (reason) => {
    expect(verdictWith(reason)).not.toBe('valid')
  })

  it.each(checkNames.filter((name) => name !== 'same-person'))('is never valid without the check %s', (absent) => {
    const checks = checkNames.filter((name) => name !== absent).map((name) => checkOf(good[name], { at }))
    expect(verdictOf(checks)).not.toBe('valid')
  })

  it('is unreadable when nothing was checked at all', () => {
    expect(verdictOf([])).toBe('unreadable')
  })
})
