/** What a chosen filter is called on a chip. */
import { modesOfLearning } from '@meshe/credentials/vocabulary'
import { catalogueApi } from '@meshe/domain/catalogue'
import { stackingApi } from '@meshe/domain/stacking'
import { useApi } from '../shared/api/index.ts'
import { useVocabularyWords } from '../shared/credential/vocabulary-words.ts'
import { useFormatters, useMessages, useText } from '../shared/i18n/index.ts'
import type { FilterName } from './catalogue-filters.ts'
import { catalogueMessages } from './messages/index.ts'

export function useFilterLabels() {
  const t = useMessages(catalogueMessages)
  const f = useFormatters()
  const text = useText()
  const words = useVocabularyWords()
  const institutions = useApi(catalogueApi.listInstitutions).data?.institutions ?? []
  const pathways = useApi(stackingApi.listPathways).data?.pathways ?? []

  const label = (name: FilterName, value: string): string => {
    switch (name) {
      case 'q':
        return `“${value}”`
      case 'maxHoursPerWeek':
        return t('filter.hours.value', { hours: Number(value) })
      case 'maxWeeks':
        return t('filter.weeks.value', { weeks: Number(value) })
      case 'free':
        return t('filter.free')
      case 'language':
        return f.language(value)
      case 'mode':
        return words.modes(modesOfLearning.filter((mode) => mode === value)) || value
      case 'eqf':
        return t('filter.eqf.value', { level: Number(value), words: words.levelWords(Number(value)) })
      case 'field':
        return words.broadField(value)
      case 'country':
        return f.country(value)
      case 'institution':
        return text(institutions.find(({ slug }) => slug === value)?.name ?? { en: value })
      case 'pathway':
        return text(pathways.find(({ id }) => id === value)?.description.title ?? { en: t('filter.pathway') })
    }
  }
  return { label, institutions, pathways }
}
