/** A report in the words of the reader. */
import type { Verdict } from '@meshe/credentials/verification'
import type { VerificationReport } from '@meshe/domain/verification'
import { useFormatters, useMessages } from '../i18n/index.ts'
import type { Tone } from '../primitives/tone.ts'
import { credentialMessages } from './messages/index.ts'

export type ReportCheck = VerificationReport['checks'][number]

export const verdictTones: Readonly<Record<Verdict, Tone>> = {
  valid: 'ok',
  valid_issuer_unlisted: 'warn',
  valid_issuer_uncheckable: 'warn',
  expired: 'warn',
  not_yet: 'warn',
  suspended: 'warn',
  withdrawn: 'bad',
  changed: 'bad',
  key_uncheckable: 'warn',
  unreadable: 'none',
  status_uncheckable: 'warn',
  practice: 'warn',
}

export interface VerdictText {
  readonly title: string
  readonly text: string
  readonly whatToDo: string | null
}

export function useVerdictText(): (report: VerificationReport) => VerdictText {
  const t = useMessages(credentialMessages)
  const f = useFormatters()
  return (report) => {
    const { verdict, issuer, checks } = report
    const dates = checks.find(({ check }) => check === 'dates')?.facts
    const edge = verdict === 'not_yet' ? dates?.['validFrom'] : dates?.['validUntil']
    const values = {
      issuer: issuer?.confirmedName ?? issuer?.claimedName ?? t('issuer.unnamed'),
      date: edge === undefined ? '' : f.date(edge),
      time: f.time(report.checkedAt),
    }
    const reading = verdict === 'unreadable' ? checks.find(({ check }) => check === 'readable') : undefined
    const readingKey = `reason.${reading?.reason ?? ''}`
    // Some reasons of a verdict have words of their own: what a list that does not answer needs is of no use to others.
    const say = (part: 'title' | 'text' | 'do') => {
      const key = [...checks.map(({ reason }) => `${verdict}.${reason}.${part}`), `${verdict}.${part}`].find(t.has)
      return key !== undefined && t.has(key) ? t(key, values) : null
    }
    return {
      title: say('title') ?? '',
      text: t.has(readingKey) ? t(readingKey, { format: '' }) : (say('text') ?? ''),
      whatToDo: say('do'),
    }
  }
}

export type CheckState = 'passed' | 'look' | 'failed' | 'skipped'

const worthALook = new Set(['dates.expired', 'dates.not-yet', 'status.suspended', 'issuer.practice'])

/** How a row is shown: a check that was not made is no fault, a date that has passed is no forgery. */
export function checkStateOf({ result, reason }: ReportCheck): CheckState {
  if (result === 'passed') return 'passed'
  if (reason.startsWith('skipped.') || reason.startsWith('holder.')) return 'skipped'
  if (result === 'undetermined' || worthALook.has(reason)) return 'look'
  return 'failed'
}

export const checkStateTones: Readonly<Record<CheckState, Tone>> = {
  passed: 'ok',
  look: 'warn',
  failed: 'bad',
  skipped: 'none',
}

/** One sentence for a check, from its reason and facts. */
export function useReasonText(): (check: ReportCheck, format: VerificationReport['format']) => string {
  const t = useMessages(credentialMessages)
  const f = useFormatters()
  return ({ reason, facts = {}, source }, format) => {
    const key = `reason.${reason.replace(/^(skipped\.[a-z-]+)\..*$/, '$1')}`
    if (!t.has(key)) return t('reason.other', { reason })
    const day = (iso: string | undefined) => (iso === undefined ? 'none' : f.date(iso))
    return t(key, {
      format: t(`format.${format}`),
      created: day(facts['created']),
      from: day(facts['validFrom']),
      until: day(facts['validUntil']),
      level: facts['level'] ?? '',
      name: facts['name'] ?? '',
      country: facts['country'] === undefined ? '' : f.country(facts['country']),
      source: source ?? '',
    })
  }
}
