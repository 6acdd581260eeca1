/** The codes of criteria (`eqf:6`, `assessment:project-work`) in words. */
import type { AssessmentType, QualityAssuranceType, SupervisionType } from '@meshe/credentials/vocabulary'
import type { VocabularyWords } from '../../shared/credential/index.ts'
import { useFormatters, useMessages } from '../../shared/i18n/index.ts'
import { caseMessages } from './messages/case.ts'

/** @param verdict headline of the report of this case */
export function useCodeWords(words: VocabularyWords, verdict: string): (code: string) => string {
  const t = useMessages(caseMessages)
  const f = useFormatters()
  return (code) => {
    const [name = '', value = ''] = code.split(/:(.*)/)
    const key = `code.${name}`
    if (t.has(key)) {
      const count = Number(value)
      return Number.isNaN(count) ? t(key, { value, count: 0 }) : t(key, { value: f.number(count), count })
    }
    switch (name) {
      case 'quality':
        return words.quality(value === 'unnamed' ? null : (value as QualityAssuranceType))
      case 'assessment':
        return words.assessments([value as AssessmentType])
      case 'supervision':
        return words.supervision(value as SupervisionType)
      case 'verdict':
        return verdict
      default:
        return value
    }
  }
}
