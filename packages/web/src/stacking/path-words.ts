/** The rules of a path in sentences. */
import type { PathwayView } from '@meshe/domain/stacking'
import { useFormatters, useMessages } from '../shared/i18n/index.ts'
import { stackingMessages } from './messages/index.ts'

type Group = PathwayView['description']['groups'][number]
type Rules = PathwayView['description']['rules']

export interface PathWords {
  readonly credits: (ects: number) => string
  /** `At least 6 credits from these` */
  readonly groupRule: (rule: Group['rule']) => string
  /** One sentence for each rule of the whole path; empty where there are none. */
  readonly rules: (rules: Rules) => string[]
}

export function usePathWords(): PathWords {
  const t = useMessages(stackingMessages)
  const f = useFormatters()
  return {
    credits: (ects) => t('part.credits', { ects, ectsText: f.number(ects) }),
    groupRule: (rule) => {
      if (rule.kind === 'all') return t('rule.all')
      if (rule.kind === 'count') return t('rule.count', { count: rule.atLeast })
      return t('rule.credits', { ects: rule.atLeast, ectsText: f.number(rule.atLeast) })
    },
    rules: ({ minimumEqf, maximumExternalShare, maximumAgeYears }) => [
      ...(minimumEqf === undefined ? [] : [t('rules.minimumEqf', { level: minimumEqf })]),
      ...(maximumExternalShare === undefined
        ? []
        : [t('rules.maximumExternalShare', { share: f.percent(maximumExternalShare) })]),
      ...(maximumAgeYears === undefined ? [] : [t('rules.maximumAgeYears', { years: maximumAgeYears })]),
    ],
  }
}
