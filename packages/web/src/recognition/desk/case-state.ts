/** How a case stands, as shape, word and colour. */
import type { CaseSummaryView } from '@meshe/domain/recognition'
import type { Tone } from '../../shared/primitives/index.ts'

export function toneOf({ state, isLate }: Pick<CaseSummaryView, 'state' | 'isLate'>): Tone {
  if (isLate) return 'bad'
  switch (state) {
    case 'submitted':
    case 'assessing':
      return 'info'
    case 'appealed':
    case 'review-required':
      return 'warn'
    case 'decided':
    case 'appeal-decided':
      return 'ok'
    default:
      return 'none'
  }
}
