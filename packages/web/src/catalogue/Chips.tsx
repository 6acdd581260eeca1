/** What was chosen, each with a way to take it away; where nothing fits, with what that would give. */
import { X } from 'lucide-react'
import { useFormatters, useMessages } from '../shared/i18n/index.ts'
import { Button, TextButton } from '../shared/primitives/index.ts'
import { type CatalogueState, type FilterName, filterNames } from './catalogue-filters.ts'
import { useFilterLabels } from './filter-labels.ts'
import { catalogueMessages } from './messages/index.ts'

export interface ChipsProps {
  readonly state: CatalogueState
  readonly onRemove: (name: FilterName) => void
  readonly onClear: () => void
}

export function Chips({ state, onRemove, onClear }: ChipsProps) {
  const t = useMessages(catalogueMessages)
  const { label } = useFilterLabels()
  const chosen = chosenFilters(state)
  if (chosen.length === 0) return null
  return (
    <ul className="chips plain-list row" aria-label={t('chips.label')}>
      {chosen.map(({ name, value }) => (
        <li key={name}>
          <button
            type="button"
            className="chip"
            aria-label={t('chip.remove', { label: label(name, value) })}
            onClick={() => onRemove(name)}
          >
            {label(name, value)}
            <X aria-hidden="true" size={18} />
          </button>
        </li>
      ))}
      {chosen.length > 1 && (
        <li>
          <TextButton onClick={onClear}>{t('chips.clear')}</TextButton>
        </li>
      )}
    </ul>
  )
}

export interface NothingFitsProps extends ChipsProps {
  /** How many there would be without each filter. */
  readonly without: Readonly<Record<string, number>>
}

export function NothingFits({ state, without, onRemove, onClear }: NothingFitsProps) {
  const t = useMessages(catalogueMessages)
  const f = useFormatters()
  const { label } = useFilterLabels()
  const helpful = chosenFilters(state)
    .map(({ name, value }) => ({ name, value, count: without[name] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || f.compare(a.name, b.name))
  return (
    <div className="state">
      <h2>{t('empty.title')}</h2>
      {helpful.length > 0 && (
        <>
          <p>{t('empty.remove')}</p>
          <ul className="plain-list stack-s">
            {helpful.map(({ name, value, count }) => (
              <li key={name}>
                <button
                  type="button"
                  className="chip"
                  aria-label={t('chip.remove', { label: t('empty.gives', { label: label(name, value), count }) })}
                  onClick={() => onRemove(name)}
                >
                  {t('empty.gives', { label: label(name, value), count })}
                  <X aria-hidden="true" size={18} />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <Button quiet onClick={onClear}>
        {t('chips.clear')}
      </Button>
    </div>
  )
}

export function chosenFilters({ filters }: CatalogueState): { name: FilterName; value: string }[] {
  return filterNames.flatMap((name) => {
    const value = filters[name]
    return value === undefined ? [] : [{ name, value }]
  })
}
