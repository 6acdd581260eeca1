import { accountsApi } from '@meshe/domain/accounts'
import { type CatalogueResult, catalogueApi } from '@meshe/domain/catalogue'
import { stackingApi } from '@meshe/domain/stacking'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { answer, fakeNode, refuse } from '../testing/fake-node.ts'
import { dataLiteracy, nobody, northshore } from '../testing/fixtures.ts'
import { renderApp } from '../testing/render-app.tsx'

const facets = { languages: [], fields: [], countries: [], eqf: [] }
const nothing: CatalogueResult = { entries: [], total: 0, without: { maxHoursPerWeek: 2, free: 0 }, facets }
const something: CatalogueResult = { entries: [dataLiteracy], total: 1, without: {}, facets }

function openFind(address: string) {
  const seen = fakeNode(
    answer(accountsApi.showSession, nobody),
    answer(catalogueApi.listInstitutions, { institutions: [northshore], asOf: null }),
    answer(stackingApi.listPathways, { pathways: [] }),
    answer(catalogueApi.searchCatalogue, ({ address: asked }) =>
      asked.searchParams.has('maxHoursPerWeek') ? nothing : something,
    ),
  )
  return { seen, ...renderApp(address) }
}

it('offers to take away only what would give something, and keeps the rest', async () => {
  const { router } = openFind('/en/find?maxHoursPerWeek=3&free=true')
  const chip = await screen.findByRole('button', { name: /up to 3 hours a week \(2 courses without it\)/ })
  expect(screen.queryByRole('button', { name: /Nothing to pay \(/ })).toBeNull()
  await userEvent.click(chip)
  await screen.findByRole('link', { name: 'Data literacy for care work' })
  expect(router.state.location.search).toBe('?free=true')
})

it('shows the same search again on the way back', async () => {
  const { router } = openFind('/en/find')
  await screen.findByRole('link', { name: 'Data literacy for care work' })
  await userEvent.click(screen.getByRole('checkbox', { name: 'Nothing to pay' }))
  await waitFor(() => expect(router.state.location.search).toBe('?free=true'))
  await router.navigate(-1)
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(false))
})

it('goes to the results when the filters of a phone are closed, as the button that had the focus is hidden then', async () => {
  openFind('/en/find')
  const results = await screen.findByRole('heading', { level: 2, name: '1 course' })
  await userEvent.click(screen.getByRole('button', { name: 'Show 1 course' }))
  expect(document.activeElement).toBe(results)
})

it('begins at the first page when the search changes', async () => {
  const { router } = openFind('/en/find?offset=24')
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Nothing to pay' }))
  await waitFor(() => expect(router.state.location.search).toBe('?free=true'))
})

it('says what happened and what to mention when the catalogue does not answer', async () => {
  fakeNode(
    answer(accountsApi.showSession, nobody),
    answer(catalogueApi.listInstitutions, { institutions: [], asOf: null }),
    answer(stackingApi.listPathways, { pathways: [] }),
    refuse(catalogueApi.searchCatalogue, { code: 'internal', status: 500, reference: 'K7-204' }),
  )
  renderApp('/es/find')
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('K7-204')
  expect(document.documentElement.lang).toBe('es')
})
