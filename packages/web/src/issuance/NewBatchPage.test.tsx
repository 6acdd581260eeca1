import { accountsApi } from '@meshe/domain/accounts'
import { catalogueApi, type DeskMicroCredentialView } from '@meshe/domain/catalogue'
import { checkAwardRows, issuanceApi, type RawAwardRow } from '@meshe/domain/issuance'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answer, fakeNode } from '../testing/fake-node.ts'
import { dataLiteracy, staff } from '../testing/fixtures.ts'
import { renderApp } from '../testing/render-app.tsx'

const offer: DeskMicroCredentialView = {
  id: dataLiteracy.id,
  iri: dataLiteracy.iri,
  state: 'published',
  version: 1,
  publicVersion: 1,
  revision: 5,
  description: dataLiteracy.description,
  missing: [],
  present: [],
  missingForCatalogue: [],
  isReady: true,
  authors: [],
  approvedBy: null,
  comments: [],
  publishedVersions: [{ version: 1, publishedAt: '2026-09-01T08:00:00Z' }],
  updatedAt: '2026-09-01T08:00:00Z',
}

const table = [
  'givenName,familyName,email',
  'Ana,Nuñez,ana@example.org',
  'Bo,,bo@example.org',
  'Żaneta,Müller,zaneta(at)example.org',
].join('\n')

/** Rows of a request, from the text of a file as the node reads it, or as they are. */
function rowsOf(list: { csv?: string; rows?: RawAwardRow[] }): RawAwardRow[] {
  if (list.rows !== undefined) return list.rows
  const [heading = '', ...lines] = (list.csv ?? '').split('\n')
  const columns = heading.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, index) => [columns[index] ?? '', value])))
}

// The dialog element of jsdom cannot open by itself.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true
}
HTMLDialogElement.prototype.close = function close() {
  this.open = false
}

/** A node that checks with the rules of the domain. */
async function open() {
  const check = (body: unknown) => {
    const { list } = body as { list: { csv?: string; rows?: RawAwardRow[] } }
    const checked = checkAwardRows(
      rowsOf(list).map((raw, index) => ({ number: index + 2, raw })),
      new Set(),
    )
    const rows = checked.map(({ number, raw, row, problems }) => ({
      number,
      raw,
      isReady: row !== null,
      problems: [...problems],
    }))
    const ready = rows.filter(({ isReady }) => isReady).length
    return { rows, ready, withProblems: rows.length - ready }
  }
  const seen = fakeNode(
    answer(accountsApi.showSession, staff),
    answer(catalogueApi.listMicroCredentials, { microCredentials: [offer] }),
    answer(issuanceApi.checkAwardList, ({ body }) => check(body)),
    answer(issuanceApi.createAwardBatch, () => ({ refusal: { code: 'internal', status: 503 } })),
  )
  renderApp(`/u/northshore/issue/new?course=${offer.id}`)
  await screen.findByRole('button', { name: 'Check the list' }, { timeout: 5000 })
  const created = () => seen.filter(({ endpointId }) => endpointId === 'createAwardBatch')
  const paste = async (text: string) => {
    await userEvent.click(screen.getByLabelText(/paste the table/i))
    await userEvent.paste(text)
    await userEvent.click(screen.getByRole('button', { name: 'Check the list' }))
  }
  return { created, paste }
}

const sendButton = () => screen.queryByRole('button', { name: /^Send/ })

beforeEach(() => sessionStorage.clear())
afterEach(cleanup)

describe('a list of learners', () => {
  it('is not checked while there is nothing in it', async () => {
    await open()
    expect(screen.getByRole('button', { name: 'Check the list' })).toHaveProperty('disabled', true)
    expect(sendButton()).toBeNull()
  })

  it('shows every problem of every row at once, by the line of the file', async () => {
    const { paste } = await open()
    await paste(table)
    const third = within((await screen.findByText('Row 3')).closest('fieldset')!)
    expect(third.getByText('Family name is missing')).toBeDefined()
    const fourth = within(screen.getByText('Row 4').closest('fieldset')!)
    expect(fourth.getByText('This is not an email address')).toBeDefined()
    expect(screen.queryByText('Row 2')).toBeNull()
  })

  it('can be mended in place, and is checked again before it is sent', async () => {
    const { paste, created } = await open()
    await paste(table)
    const family = within((await screen.findByText('Row 3')).closest('fieldset')!).getByLabelText(/Family name/)
    await userEvent.type(family, 'Olsen')
    expect(sendButton()).toBeNull()
    await userEvent.click(screen.getAllByRole('button', { name: 'Check again' }).at(-1)!)
    await waitFor(() => expect(screen.queryByText('Row 3')).toBeNull())
    expect(screen.getByText('Row 4')).toBeDefined()
    expect(sendButton()?.textContent).toMatch(/2.*1/)
    expect(created()).toEqual([])
  })

  it('is sent only after a second press, and keeps what cannot be sent', async () => {
    const { paste, created } = await open()
    await paste(table)
    await screen.findByText('Row 3')
    await userEvent.click(sendButton()!)
    expect(created()).toEqual([])
    await userEvent.click(
      within(screen.getByRole('dialog'))
        .getAllByRole('button')
        .find((one) => /seal|send/i.test(one.textContent ?? ''))!,
    )
    await waitFor(() => expect(created()).toHaveLength(1))
    const body = created()[0]?.body as { list: { rows: RawAwardRow[] }; keepRowsWithProblems: boolean }
    expect(body.keepRowsWithProblems).toBe(true)
    expect(body.list.rows).toHaveLength(3)
    expect(body.list.rows[2]).toMatchObject({ givenName: 'Żaneta', familyName: 'Müller' })
  })

  it('asks again with the same key after a stumble of the node, so that nobody is awarded twice', async () => {
    const { paste, created } = await open()
    await paste(table)
    await screen.findByText('Row 3')
    for (const attempt of [1, 2]) {
      await userEvent.click(sendButton()!)
      await userEvent.click(
        within(screen.getByRole('dialog'))
          .getAllByRole('button')
          .find((one) => /seal|send/i.test(one.textContent ?? ''))!,
      )
      await waitFor(() => expect(created()).toHaveLength(attempt))
      await screen.findByText('Something broke on our side')
    }
    const keys = created().map(({ headers }) => headers.get('idempotency-key'))
    expect(keys[0]).not.toBeNull()
    expect(keys[1]).toBe(keys[0])
  })

  it('is still there after a reload', async () => {
    const { paste } = await open()
    await paste(table)
    await screen.findByText('Row 3')
    cleanup()
    await open()
    expect(screen.getByRole('button', { name: 'Check the list' })).toHaveProperty('disabled', false)
  })
})
