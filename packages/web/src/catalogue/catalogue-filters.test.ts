import { describe, expect, it } from 'vitest'
import { readCatalogueState, toSearch, writeCatalogueState } from './catalogue-filters.ts'

const read = (query: string) => readCatalogueState(new URLSearchParams(query))

describe('the state of the search in the address', () => {
  it('comes back the same', () => {
    const query = 'q=data&maxHoursPerWeek=5&free=true&language=de&country=IE&sort=title&offset=24'
    expect(writeCatalogueState(read(query)).toString()).toBe(query)
  })

  it.each([
    'maxHoursPerWeek=lots',
    'maxHoursPerWeek=0',
    'free=yes',
    'country=ireland',
    'eqf=9',
    'field=abc',
    'pathway=1',
    'offset=-1',
    'institution=../x',
    'utm_source=mail',
  ])('leaves out what makes no sense: %s', (query) => {
    expect(read(query)).toEqual({ filters: {}, sort: 'starts-soonest', offset: 0 })
  })

  it('falls back to the usual order', () => {
    expect(read('sort=price').sort).toBe('starts-soonest')
  })

  it('asks the node for what the address says', () => {
    expect(toSearch(read('free=true&eqf=6'))).toEqual({
      eqf: '6',
      free: 'true',
      sort: 'starts-soonest',
      offset: 0,
      limit: 24,
    })
  })
})
