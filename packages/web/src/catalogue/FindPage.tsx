/** Choosing among the courses of all universities. */
import { type CatalogueResult, catalogueApi } from '@meshe/domain/catalogue'
import { Search } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Link } from 'react-router'
import { useApi } from '../shared/api/index.ts'
import { useFormatters, useMessages } from '../shared/i18n/index.ts'
import { Page } from '../shared/layout/index.ts'
import { Button, EmptyState, Query } from '../shared/primitives/index.ts'
import { Chips, chosenFilters, NothingFits } from './Chips.tsx'
import {
  type CatalogueState,
  pageSize,
  type SortOrder,
  toSearch,
  useCatalogueState,
  writeCatalogueState,
} from './catalogue-filters.ts'
import { Filters } from './Filters.tsx'
import { catalogueMessages } from './messages/index.ts'
import { OfferCard } from './OfferCard.tsx'
import './find.css'

export function FindPage() {
  const t = useMessages(catalogueMessages)
  const { state, change, setFilter } = useCatalogueState()
  const result = useApi(catalogueApi.searchCatalogue, { query: toSearch(state), keepPrevious: true })
  const [showsFilters, setShowsFilters] = useState(false)
  const filtersId = useId()
  const results = useRef<HTMLHeadingElement>(null)
  const chosen = chosenFilters(state)
  const total = result.data?.total ?? 0

  return (
    <Page title={t('find.title')} lead={t('find.lead')}>
      <SearchBox value={state.filters.q ?? ''} onSearch={(q) => setFilter('q', q)} />
      <div className="find">
        <div className="find-side">
          <Button
            quiet
            className="find-toggle"
            aria-expanded={showsFilters}
            aria-controls={filtersId}
            onClick={() => setShowsFilters(!showsFilters)}
          >
            {t('find.filters.count', { count: chosen.filter(({ name }) => name !== 'q').length })}
          </Button>
          <section
            id={filtersId}
            className={showsFilters ? 'find-filters find-filters-open' : 'find-filters'}
            aria-label={t('find.filters')}
          >
            <Filters state={state} facets={result.data?.facets ?? null} onChange={setFilter} />
            <Button
              className="find-show"
              onClick={() => {
                setShowsFilters(false)
                // The button goes into hiding with the filters: the focus moves to what it promised.
                results.current?.focus()
              }}
            >
              {t('find.show', { count: total })}
            </Button>
          </section>
        </div>
        <section className="stack" aria-busy={result.isFetching}>
          <div className="row-between">
            <h2 ref={results} tabIndex={-1} aria-live="polite">
              {result.data === undefined ? ' ' : t('find.results', { count: total })}
            </h2>
            {total > 0 && <SortChoice state={state} onChange={(sort) => change({ sort })} />}
          </div>
          {(result.data === undefined || total > 0) && (
            <Chips state={state} onRemove={(name) => setFilter(name, null)} onClear={() => change({ filters: {} })} />
          )}
          <Query query={result} lines={6}>
            {(found) => (
              <Results found={found} state={state}>
                {chosen.length === 0 ? (
                  <EmptyState title={t('empty.none.title')}>{t('empty.none.text')}</EmptyState>
                ) : (
                  <NothingFits
                    state={state}
                    without={found.without}
                    onRemove={(name) => setFilter(name, null)}
                    onClear={() => change({ filters: {} })}
                  />
                )}
              </Results>
            )}
          </Query>
        </section>
      </div>
    </Page>
  )
}

function SearchBox({ value, onSearch }: { readonly value: string; readonly onSearch: (text: string) => void }) {
  const t = useMessages(catalogueMessages)
  const id = useId()
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  return (
    <search>
      <form
        className="find-search"
        onSubmit={(event) => {
          event.preventDefault()
          onSearch(text.trim())
        }}
      >
        <label className="field-label" htmlFor={id}>
          {t('find.search')}
        </label>
        <div className="find-search-row">
          <input
            id={id}
            className="control"
            type="search"
            name="q"
            maxLength={200}
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              if (event.target.value === '' && value !== '') onSearch('')
            }}
          />
          <Button type="submit">
            <Search aria-hidden="true" />
            {t('find.search.go')}
          </Button>
        </div>
      </form>
    </search>
  )
}

function SortChoice({
  state,
  onChange,
}: {
  readonly state: CatalogueState
  readonly onChange: (sort: SortOrder) => void
}) {
  const t = useMessages(catalogueMessages)
  const id = useId()
  const orders: SortOrder[] = [
    'starts-soonest',
    'title',
    ...(state.filters.q === undefined ? [] : ['relevance' as const]),
  ]
  return (
    <p className="row">
      <label htmlFor={id}>{t('find.sort')}</label>
      <select
        id={id}
        className="control control-dense"
        value={state.sort}
        onChange={(event) => onChange(orders.find((order) => order === event.target.value) ?? 'starts-soonest')}
      >
        {orders.map((order) => (
          <option key={order} value={order}>
            {t(`sort.${order}`)}
          </option>
        ))}
      </select>
    </p>
  )
}

interface ResultsProps {
  readonly found: CatalogueResult
  readonly state: CatalogueState
  /** Shown where nothing was found. */
  readonly children: ReactNode
}

function Results({ found, state, children }: ResultsProps) {
  const t = useMessages(catalogueMessages)
  const f = useFormatters()
  if (found.entries.length === 0) return children
  const to = Math.min(state.offset + found.entries.length, found.total)
  const address = (offset: number) => `?${writeCatalogueState({ ...state, offset: Math.max(0, offset) })}`
  return (
    <>
      <div className="grid grid-2">
        {found.entries.map((entry) => (
          <OfferCard key={entry.id} entry={entry} />
        ))}
      </div>
      {found.total > pageSize && (
        <nav className="row-between" aria-label={t('page.label')}>
          {state.offset > 0 ? <Link to={address(state.offset - pageSize)}>{t('page.previous')}</Link> : <span />}
          <span className="muted small">
            {t('page.position', { from: f.number(state.offset + 1), to: f.number(to), total: f.number(found.total) })}
          </span>
          {to < found.total ? <Link to={address(state.offset + pageSize)}>{t('page.next')}</Link> : <span />}
        </nav>
      )}
    </>
  )
}
