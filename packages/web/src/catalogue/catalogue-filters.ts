/** The state of the search: it lives in the address, so that back, reload and a shared link show the same. */
import { CatalogueSearch } from '@meshe/domain/catalogue'
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'

/** Filters in the order in which they are offered. */
export const filterNames = [
  'q',
  'maxHoursPerWeek',
  'maxWeeks',
  'free',
  'language',
  'mode',
  'eqf',
  'field',
  'pathway',
  'country',
  'institution',
] as const
export type FilterName = (typeof filterNames)[number]

export const pageSize = 24
export type SortOrder = CatalogueSearch['sort']

export interface CatalogueState {
  readonly filters: Readonly<Partial<Record<FilterName, string>>>
  readonly sort: SortOrder
  readonly offset: number
}

/** Takes from an address what makes sense; the rest is as if it were not there. */
export function readCatalogueState(params: URLSearchParams): CatalogueState {
  const accepted = (name: string): string | undefined => {
    const value = params.get(name)
    if (value === null || value === '') return undefined
    return CatalogueSearch.safeParse({ [name]: value }).success ? value : undefined
  }
  const entries = filterNames.flatMap((name) => {
    const value = accepted(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  return {
    filters: Object.fromEntries(entries),
    sort: CatalogueSearch.shape.sort.catch('starts-soonest').parse(params.get('sort') ?? undefined),
    offset: Number(accepted('offset') ?? 0),
  }
}

export function writeCatalogueState({ filters, sort, offset }: CatalogueState): URLSearchParams {
  const params = new URLSearchParams()
  for (const name of filterNames) {
    const value = filters[name]
    if (value !== undefined && value !== '') params.set(name, value)
  }
  if (sort !== 'starts-soonest') params.set('sort', sort)
  if (offset > 0) params.set('offset', String(offset))
  return params
}

/** What the node is asked. */
export function toSearch({ filters, sort, offset }: CatalogueState) {
  const { free, ...rest } = filters
  return { ...rest, ...(free === 'true' ? { free: 'true' as const } : {}), sort, offset, limit: pageSize }
}

export function useCatalogueState() {
  const [params, setParams] = useSearchParams()
  const state = useMemo(() => readCatalogueState(params), [params])
  const change = useCallback(
    (next: Partial<CatalogueState>) => {
      // Another filter or order begins at the first page.
      setParams(writeCatalogueState({ ...state, offset: 0, ...next }), {
        preventScrollReset: next.offset === undefined,
      })
    },
    [setParams, state],
  )
  const setFilter = useCallback(
    (name: FilterName, value: string | null) => {
      const filters = { ...state.filters }
      if (value === null || value === '') delete filters[name]
      else filters[name] = value
      change({ filters })
    },
    [change, state.filters],
  )
  return { state, change, setFilter }
}
