/** Codes of a credential or description in words, for use in any page. */
import type {
  AssessmentType,
  ModeOfLearning,
  QualityAssuranceType,
  SupervisionType,
} from '@meshe/credentials/vocabulary'
import { useMemo } from 'react'
import { type Formatters, useFormatters, useMessages } from '../i18n/index.ts'
import { credentialMessages } from './messages/index.ts'
import { vocabularyMessages } from './messages/vocabulary.ts'

export interface VocabularyWords {
  /** `Level 6, like a bachelor’s degree (EQF 6)` */
  readonly level: (eqf: number) => string
  /** `like a bachelor’s degree` */
  readonly levelWords: (eqf: number) => string
  readonly assessments: (types: readonly AssessmentType[]) => string
  readonly modes: (modes: readonly ModeOfLearning[]) => string
  readonly quality: (type: QualityAssuranceType | null) => string
  readonly supervision: (type: SupervisionType) => string
  /** Broad field of an ISCED-F code of any length. */
  readonly broadField: (code: string) => string
  readonly languages: (tags: readonly string[]) => string
  /** `3 credits (ECTS), about 75 hours`; null where neither is known. */
  readonly size: (size: { readonly ects: number | null; readonly hours: number | null }) => string | null
}

export function useVocabularyWords(): VocabularyWords {
  const t = useMessages(vocabularyMessages)
  const c = useMessages(credentialMessages)
  const f = useFormatters()
  return useMemo(() => {
    const word = (key: string, fallback: string) => (t.has(key) ? t(key) : fallback)
    const levelWords = (eqf: number) => word(`level.${eqf}`, String(eqf))
    return {
      levelWords,
      level: (eqf) => t('level.line', { level: eqf, words: levelWords(eqf) }),
      assessments: (types) => f.list(types.map((type) => word(`assessment.${type}`, type))),
      modes: (modes) => f.list(modes.map((mode) => word(`mode.${mode}`, mode))),
      quality: (type) => (type === null ? t('quality.unknown') : word(`quality.${type}`, type)),
      supervision: (type) => word(`supervision.${type}`, type),
      broadField: (code) => word(`field.${code.slice(0, 2)}`, t('field.99')),
      languages: (tags) => f.list(tags.map((tag) => f.language(tag))),
      size: ({ ects, hours }) => sizeOf({ ects, hours, f, c }),
    }
  }, [t, c, f])
}

function sizeOf({
  ects,
  hours,
  f,
  c,
}: {
  ects: number | null
  hours: number | null
  f: Formatters
  c: ReturnType<typeof useMessages<keyof (typeof credentialMessages)['en']>>
}): string | null {
  const ectsText = f.number(ects ?? 0)
  const hoursText = f.number(hours ?? 0)
  if (ects !== null && hours !== null) return c('size.both', { ects, ectsText, hoursText })
  if (ects !== null) return c('size.ects', { ects, ectsText })
  return hours === null ? null : c('size.hours', { hoursText })
}
