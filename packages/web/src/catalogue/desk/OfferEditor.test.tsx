import { accountsApi } from '@meshe/domain/accounts'
import { catalogueApi, type DeskMicroCredentialView, SaveDescriptionRequest } from '@meshe/domain/catalogue'
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answer, type CallSeen, fakeNode } from '../../testing/fake-node.ts'
import { staff } from '../../testing/fixtures.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { readLocalDraft } from './local-draft.ts'

const draft: DeskMicroCredentialView = {
  id: '0198c1d2-0000-7000-8000-000000000010',
  iri: 'https://northshore.example/institutions/northshore/micro-credentials/0198c1d2-0000-7000-8000-000000000010',
  state: 'draft',
  version: 1,
  publicVersion: null,
  revision: 4,
  description: { title: { en: 'Data literacy' } },
  missing: [],
  present: [],
  missingForCatalogue: [],
  isReady: false,
  authors: ['Stefan Staff (demo)'],
  approvedBy: null,
  comments: [],
  publishedVersions: [],
  updatedAt: '2026-11-24T08:00:00Z',
}

interface Behaviour {
  /** The nth save, counted from 1. */
  readonly save?: (number: number) => 'take' | 'conflict' | 'down'
  readonly offer?: DeskMicroCredentialView
}

/** A node that keeps one offer as the real one does: a save needs the present revision. */
async function open({ save = () => 'take', offer = draft }: Behaviour = {}) {
  let stored = offer
  let saves = 0
  const seen = fakeNode(
    answer(accountsApi.showSession, staff),
    answer(catalogueApi.showMicroCredential, () => stored),
    answer(catalogueApi.listMicroCredentials, { microCredentials: [] }),
    answer(catalogueApi.sendForReview, () => {
      stored = { ...stored, state: 'in-review' }
      return stored
    }),
    answer(catalogueApi.saveDescription, ({ body }) => {
      const { revision, description } = SaveDescriptionRequest.parse(body)
      saves += 1
      const what = save(saves)
      if (what === 'down') return { refusal: { code: 'internal', status: 503 } }
      if (what === 'conflict') {
        const theirs = { title: { en: 'Title of a colleague' } }
        stored = { ...stored, revision: stored.revision + 1, description: theirs }
      }
      if (revision !== stored.revision) return { refusal: { code: 'catalogue.revision-conflict', status: 409 } }
      stored = { ...stored, revision: revision + 1, description }
      return stored
    }),
  )
  renderApp(`/u/northshore/offers/${offer.id}`)
  await screen.findByRole('heading', { name: 'To the catalogue' }, { timeout: 4000 })
  return { seen, stored: () => stored }
}

const savesOf = (seen: readonly CallSeen[]) =>
  seen
    .filter(({ endpointId }) => endpointId === 'saveDescription')
    .map(({ body }) => SaveDescriptionRequest.parse(body))
const titleField = () => screen.getAllByLabelText<HTMLInputElement>('English')[0]!

beforeEach(() => localStorage.clear())
afterEach(cleanup)

describe('the editor of an offer', () => {
  it('saves nothing that was only read', async () => {
    const { seen } = await open()
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(savesOf(seen)).toEqual([])
  })

  it('saves by itself a moment after the last letter, once, with the revision it read', async () => {
    const { seen } = await open()
    await userEvent.type(titleField(), ' for care')
    await waitFor(() => expect(screen.getByText('Saved')).toBeDefined(), { timeout: 4000 })
    expect(savesOf(seen)).toEqual([{ revision: 4, description: { title: { en: 'Data literacy for care' } } }])
    expect(readLocalDraft(draft.id)).toBeNull()
  })

  it('keeps what is typed on the device before the node has it, and shows it again after a reload', async () => {
    await open({ save: () => 'down' })
    await userEvent.type(titleField(), ' X')
    expect(readLocalDraft(draft.id)?.draft.title).toEqual({ en: 'Data literacy X' })
    cleanup()
    const { stored } = await open()
    expect(titleField().value).toBe('Data literacy X')
    await waitFor(() => expect(stored().description.title).toEqual({ en: 'Data literacy X' }), { timeout: 4000 })
  })

  it('says that it waits while the node does not answer, and saves at once when the device is online again', async () => {
    const { stored } = await open({ save: (number) => (number === 1 ? 'down' : 'take') })
    await userEvent.type(titleField(), ' X')
    await screen.findByText(/Kept on this device/, {}, { timeout: 4000 })
    window.dispatchEvent(new Event('online'))
    await waitFor(() => expect(stored().description.title).toEqual({ en: 'Data literacy X' }))
  })

  it('never writes over a colleague: it asks, and one can go on with one’s own', async () => {
    const { seen, stored } = await open({ save: (number) => (number === 1 ? 'conflict' : 'take') })
    await userEvent.type(titleField(), ' X')
    await screen.findByText('Somebody else saved this while you were writing', {}, { timeout: 4000 })
    expect(stored().description.title).toEqual({ en: 'Title of a colleague' })
    const mine = await screen.findByRole('button', { name: 'Go on with mine' })
    await waitFor(() => expect(mine).toHaveProperty('disabled', false))
    await userEvent.click(mine)
    await waitFor(() => expect(stored().description.title).toEqual({ en: 'Data literacy X' }), { timeout: 4000 })
    expect(savesOf(seen).map(({ revision }) => revision)).toEqual([4, 5])
  })

  it('takes the version of a colleague where one wants it', async () => {
    const { seen } = await open({ save: (number) => (number === 1 ? 'conflict' : 'take') })
    await userEvent.type(titleField(), ' X')
    const theirs = await screen.findByRole('button', { name: 'Take the other one' }, { timeout: 4000 })
    await waitFor(() => expect(theirs).toHaveProperty('disabled', false))
    await userEvent.click(theirs)
    expect(titleField().value).toBe('Title of a colleague')
    expect(savesOf(seen)).toHaveLength(1)
    expect(readLocalDraft(draft.id)).toBeNull()
  })

  it('does not send for review what is incomplete, and says what is missing', async () => {
    const { seen } = await open()
    await userEvent.click(screen.getByRole('button', { name: 'Send it for review' }))
    expect(screen.getAllByText(/things are still missing/).length).toBeGreaterThan(0)
    expect(seen.filter(({ endpointId }) => endpointId === 'sendForReview')).toEqual([])
  })

  it('asks before it makes a published description a draft again', async () => {
    await open({ offer: { ...draft, state: 'published', publicVersion: 1 } })
    expect(screen.queryByRole('navigation', { name: 'Steps of the description' })).toBeNull()
    expect(screen.getByRole('button', { name: 'Change it' })).toBeDefined()
  })
})
