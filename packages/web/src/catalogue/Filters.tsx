/** Everything by which courses can be narrowed down, with how many each choice leaves. */
import { modesOfLearning } from '@meshe/credentials/vocabulary'
import type { CatalogueResult } from '@meshe/domain/catalogue'
import { useFormatters, useMessages, useText } from '../shared/i18n/index.ts'
import { Checkbox, type Choice, Select } from '../shared/primitives/index.ts'
import type { CatalogueState, FilterName } from './catalogue-filters.ts'
import { useFilterLabels } from './filter-labels.ts'
import { catalogueMessages } from './messages/index.ts'

export interface FiltersProps {
  readonly state: CatalogueState
  readonly facets: CatalogueResult['facets'] | null
  readonly onChange: (name: FilterName, value: string | null) => void
}

type FacetName = keyof CatalogueResult['facets']

export function Filters({ state, facets, onChange }: FiltersProps) {
  const t = useMessages(catalogueMessages)
  const f = useFormatters()
  const text = useText()
  const { label, institutions, pathways } = useFilterLabels()

  /** Choices of a facet; the chosen one stays even where it leaves nothing. */
  const facetChoices = (facet: FacetName, name: FilterName): Choice[] => {
    const counted = facets?.[facet] ?? []
    const chosen = state.filters[name]
    const missing = chosen !== undefined && !counted.some(({ value }) => value === chosen)
    const all = missing ? [...counted, { value: chosen, count: 0 }] : counted
    const choices = all.map(({ value, count }) => ({
      value,
      label: t('filter.option', { label: label(name, value), count: f.number(count) }),
    }))
    return name === 'eqf' ? choices : choices.sort((a, b) => f.compare(a.label, b.label))
  }
  const steps = (name: FilterName, values: readonly number[]): Choice[] =>
    withChosen(values.map(String), state.filters[name]).map((value) => ({ value, label: label(name, value) }))

  const select = (name: FilterName, title: string, choices: readonly Choice[]) => (
    <Select
      label={title}
      value={state.filters[name] ?? ''}
      choices={choices}
      empty={t('filter.any')}
      onChange={(value) => onChange(name, value)}
    />
  )

  return (
    <div className="filters stack">
      {select('maxHoursPerWeek', t('filter.hours'), steps('maxHoursPerWeek', [3, 5, 8, 12, 20]))}
      {select('maxWeeks', t('filter.weeks'), steps('maxWeeks', [4, 8, 16, 26]))}
      <Checkbox
        label={t('filter.free')}
        checked={state.filters.free === 'true'}
        onChange={(checked) => onChange('free', checked ? 'true' : null)}
      />
      {select('language', t('filter.language'), facetChoices('languages', 'language'))}
      {select(
        'mode',
        t('filter.mode'),
        modesOfLearning.map((mode) => ({ value: mode, label: label('mode', mode) })),
      )}
      {select('eqf', t('filter.eqf'), facetChoices('eqf', 'eqf'))}
      {select('field', t('filter.field'), facetChoices('fields', 'field'))}
      {pathways.length > 0 &&
        select(
          'pathway',
          t('filter.pathway'),
          pathways.map(({ id, description }) => ({ value: id, label: text(description.title) })),
        )}
      {select('country', t('filter.country'), facetChoices('countries', 'country'))}
      {institutions.length > 0 &&
        select(
          'institution',
          t('filter.institution'),
          institutions.map(({ slug, name }) => ({ value: slug, label: text(name) })),
        )}
    </div>
  )
}

function withChosen(values: readonly string[], chosen: string | undefined): readonly string[] {
  if (chosen === undefined || values.includes(chosen)) return values
  return [...values, chosen].sort((a, b) => Number(a) - Number(b))
}
