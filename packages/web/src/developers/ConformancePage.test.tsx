import { accountsApi } from '@meshe/domain/accounts'
import { screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { answer, fakeNode } from '../testing/fake-node.ts'
import { nobody } from '../testing/fixtures.ts'
import { renderApp } from '../testing/render-app.tsx'

const results = {
  at: '2026-11-24T10:00:00.000Z',
  norms: [
    { id: 'sd-jwt', name: 'Selective Disclosure for JWT (RFC 9901)', passed: 120, failed: 0, skipped: 0 },
    { id: 'elm', name: 'European Learning Model 3.2', passed: 7, failed: 1, skipped: 2 },
    { id: 'json', name: 'JSON Canonicalization Scheme (RFC 8785)', passed: 0, failed: 0, skipped: 9 },
  ],
}

/** The node answers the file as it lies there, or the page itself where it is missing. */
function open(file: { readonly body: string; readonly type: string; readonly status?: number }, language = 'en') {
  fakeNode(answer(accountsApi.showSession, nobody))
  const ofNode = globalThis.fetch
  vi.stubGlobal('fetch', (input: RequestInfo | URL, init?: RequestInit) =>
    String(input) === '/conformance.json'
      ? Promise.resolve(new Response(file.body, { status: file.status ?? 200, headers: { 'content-type': file.type } }))
      : ofNode(input, init),
  )
  localStorage.setItem('meshe.language', language)
  renderApp('/developers/conformance')
}
/** The first page of a file loads its code as well, which takes a while on a machine with other work. */
const find = (role: string, name: string | RegExp) => screen.findByRole(role, { name }, { timeout: 15_000 })
const json = (value: unknown) => ({ body: JSON.stringify(value), type: 'application/json' })

describe('the page about norms', () => {
  it('tells of every norm whether its checks passed, with their counts', async () => {
    open(json(results))
    const heading = await find('heading', results.norms[0]!.name)
    const rows = within(heading.closest('ul')!).getAllByRole('listitem')
    expect(rows.map((row) => within(row).getByText(/^(Passed|Failed|Not run)$/).textContent)).toEqual([
      'Passed',
      'Failed',
      'Not run',
    ])
    expect(within(rows[1]!).getByText('7 checks passed, 1 failed, 2 not run')).toBeDefined()
    expect(screen.getByText('127 checks passed, 1 failed, 11 not run')).toBeDefined()
  })

  it('sets apart what is held against no norm', async () => {
    const own = { id: 'fuzz', name: 'Damaged input', kind: 'beyond', passed: 3, failed: 0, skipped: 0 }
    open(json({ ...results, norms: [...results.norms, own] }))
    const list = (await find('heading', 'Damaged input')).closest('ul') as HTMLElement
    expect(within(list).getAllByRole('listitem')).toHaveLength(1)
    const headings = screen.getAllByRole('heading').map(({ textContent }) => textContent)
    expect(headings.indexOf('Damaged input')).toBe(headings.indexOf('Beyond norms') + 1)
    expect(screen.getByText('130 checks passed, 1 failed, 11 not run')).toBeDefined()
  })

  it('marks the names of norms as English in another language', async () => {
    open(json(results), 'de')
    const heading = await find('heading', results.norms[1]!.name)
    expect(heading.getAttribute('lang')).toBe('en')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Normen und wie sie geprüft werden')
  })

  it.each([
    ['the page itself', { body: '<!doctype html><title>MESHE</title>', type: 'text/html; charset=UTF-8' }],
    ['nothing', { body: '{}', type: 'application/problem+json', status: 404 }],
    ['no norm', json({ ...results, norms: [] })],
  ])('says that there are no results where it gets %s', async (_, file) => {
    open(file)
    expect(await find('heading', 'No results here')).toBeDefined()
  })

  it.each([
    ['a broken file', { body: '{"at":', type: 'application/json' }],
    ['negative counts', json({ ...results, norms: [{ ...results.norms[0], failed: -1 }] })],
    ['a refusal', { body: '{}', type: 'application/problem+json', status: 500 }],
  ])('does not take %s for results', async (_, file) => {
    open(file)
    expect(await find('button', /again/i)).toBeDefined()
    expect(screen.queryByText('Passed')).toBeNull()
  })
})
