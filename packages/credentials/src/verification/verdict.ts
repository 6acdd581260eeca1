/**
 * From the checks to the one verdict.
 *
 * @module
 */

import type { VerificationReason } from './verification-reasons.ts'
import type { Check, Verdict } from './verification-report.ts'

interface Rule {
  readonly verdict: Verdict
  readonly when: (reasons: Reasons) => boolean
}

interface Reasons {
  readonly has: (...reasons: readonly VerificationReason[]) => boolean
  readonly result: (check: Check['check']) => Check['result']
}

/**
 * The first rule that holds decides. What cannot be read, or is not proven to be the issuer's words, comes before
 * everything it says. `withdrawn` and `suspended` are the issuer's own word and come before `practice`; `practice` comes
 * before the dates, because "it was valid until then" would be untrue of a practice run. A date is certain where a
 * status is not, so `expired` and `not_yet` come before `status_uncheckable`.
 * The check of the person never decides: it is shown as a row.
 */
export const verdictRules: readonly Rule[] = [
  { verdict: 'unreadable', when: ({ result }) => result('readable') !== 'passed' },
  { verdict: 'changed', when: ({ result }) => result('unchanged') === 'failed' },
  { verdict: 'key_uncheckable', when: ({ result }) => result('unchanged') !== 'passed' },
  { verdict: 'withdrawn', when: ({ has }) => has('status.revoked') },
  { verdict: 'suspended', when: ({ has }) => has('status.suspended') },
  { verdict: 'practice', when: ({ has }) => has('issuer.practice') },
  { verdict: 'expired', when: ({ has }) => has('dates.expired') },
  { verdict: 'not_yet', when: ({ has }) => has('dates.not-yet') },
  {
    verdict: 'status_uncheckable',
    when: ({ result }) => result('in-force') !== 'passed' || result('dates') !== 'passed',
  },
  { verdict: 'valid_issuer_unlisted', when: ({ has }) => has('issuer.unlisted') },
  { verdict: 'valid_issuer_uncheckable', when: ({ result }) => result('issuer') !== 'passed' },
  { verdict: 'valid', when: () => true },
]

/** The verdict of a complete list of checks; a check that is absent counts as not made. */
export function verdictOf(checks: readonly Check[]): Verdict {
  const reasons: Reasons = {
    has: (...codes) => checks.some(({ reason }) => codes.some((code) => code === reason)),
    result: (name) => checks.find(({ check }) => check === name)?.result ?? 'undetermined',
  }
  return verdictRules.find((rule) => rule.when(reasons))?.verdict ?? 'unreadable'
}
