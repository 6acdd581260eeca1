import { accountsApi } from '@meshe/domain/accounts'
import { catalogueApi } from '@meshe/domain/catalogue'
import { type DeskPathwayView, type PathwayLearnerView, stackingApi } from '@meshe/domain/stacking'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answer, fakeNode } from '../../testing/fake-node.ts'
import { dataForHealth, dataLiteracy, staff } from '../../testing/fixtures.ts'
import { renderApp } from '../../testing/render-app.tsx'

/** The path of the fixtures with a decision allowed in every part from anywhere, so that it can be completed. */
const possible: DeskPathwayView['description'] = {
  ...dataForHealth.description,
  rules: { minimumEqf: 5 },
  groups: dataForHealth.description.groups.map((group) => ({
    ...group,
    components: group.components.map((component) => ({ ...component, acceptsRecognition: true })),
  })),
}

const pathway: DeskPathwayView = {
  id: dataForHealth.id,
  state: 'draft',
  revision: 3,
  description: possible,
  problems: [],
  publishedAt: null,
  learners: 1,
  updatedAt: '2026-11-24T08:00:00Z',
}

const done: PathwayLearnerView = {
  learnerId: '0198c1d2-0000-7000-8000-0000000000d1',
  name: 'Lena Learner (demo)',
  awardId: null,
  progress: {
    ectsRequired: 15,
    ectsCounted: 15,
    ectsWaiting: 0,
    ectsMissing: 0,
    isComplete: true,
    groups: [],
    notCounted: [],
  },
}

interface Behaviour {
  readonly search?: string
  readonly learners?: PathwayLearnerView[]
  /** Somebody else saves before ours arrives. */
  readonly isOvertaken?: boolean
  /** What the larger award says of itself; as the path does where nothing is said. */
  readonly award?: { readonly ects?: number; readonly eqf?: number }
}

// The dialog element of jsdom cannot open by itself.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true
}
HTMLDialogElement.prototype.close = function close() {
  this.open = false
}

async function open({ search = '', learners = [done], isOvertaken = false, award = {} }: Behaviour = {}) {
  let stored = pathway
  const seen = fakeNode(
    answer(accountsApi.showSession, staff),
    answer(stackingApi.showDeskPathway, () => stored),
    answer(stackingApi.listDeskPathways, () => ({ pathways: [stored] })),
    answer(catalogueApi.listMicroCredentials, { microCredentials: [] }),
    answer(catalogueApi.showCatalogueEntry, {
      ...dataLiteracy,
      id: pathway.description.awardMicroCredentialId,
      description: {
        ...dataLiteracy.description,
        workload: { ects: award.ects ?? 15, hours: 375 },
        level: { eqf: award.eqf ?? 6 },
      },
    }),
    answer(catalogueApi.searchCatalogue, {
      entries: [dataLiteracy],
      total: 1,
      without: {},
      facets: { languages: [], fields: [], countries: [], eqf: [] },
    }),
    answer(stackingApi.listPathwayLearners, { learners }),
    answer(stackingApi.awardPathway, { ...done, awardId: '0198c1d2-0000-7000-8000-0000000000d2' }),
    answer(stackingApi.savePathway, ({ body }) => {
      const { revision, description } = body as { revision: number; description: DeskPathwayView['description'] }
      if (isOvertaken && stored.revision === 3) {
        stored = { ...stored, revision: 4, description: { ...stored.description, title: { en: 'Of a colleague' } } }
      }
      if (revision !== stored.revision) return { refusal: { code: 'catalogue.revision-conflict', status: 409 } }
      stored = { ...stored, revision: revision + 1, description }
      return stored
    }),
  )
  renderApp(`/u/northshore/paths/${pathway.id}${search}`)
  await screen.findByRole('heading', { level: 1, name: 'Data for Health' }, { timeout: 5000 })
  return { seen, stored: () => stored, saves: () => seen.filter(({ endpointId }) => endpointId === 'savePathway') }
}

const awardCredits = () => screen.getByLabelText('Credits of the award')
const save = () => screen.getByRole('button', { name: 'Save' })

beforeEach(() => sessionStorage.clear())
afterEach(cleanup)

describe('the editor of a path', () => {
  it('explains an impossible path as one writes, and does not send it', async () => {
    const { saves } = await open()
    expect(screen.getByText('This path can be completed.')).toBeDefined()
    await userEvent.clear(awardCredits())
    await userEvent.type(awardCredits(), '30')
    expect(screen.getByText(/All parts together have 20 credits, but the award needs 30/)).toBeDefined()
    await userEvent.click(save())
    expect(saves()).toEqual([])
  })

  it('says what the larger award says otherwise, before the node refuses it', async () => {
    await open({ award: { ects: 12, eqf: 7 } })
    await screen.findByText('Credits: the award says 12 credits, this path 15 credits.')
    expect(screen.getByText('Level: the award says 7, this path 6.')).toBeDefined()
    expect(screen.queryByText('This path can be completed.')).toBeNull()
  })

  it('compares again with each change', async () => {
    await open({ award: { ects: 16 } })
    await screen.findByText('Credits: the award says 16 credits, this path 15 credits.')
    await userEvent.clear(awardCredits())
    await userEvent.type(awardCredits(), '16')
    expect(screen.queryByText(/^Credits: the award says/)).toBeNull()
    expect(screen.getByText('This path can be completed.')).toBeDefined()
  })

  it('puts the focus on what is missing', async () => {
    const { saves } = await open()
    await userEvent.clear(awardCredits())
    await userEvent.click(save())
    const summary = screen.getByRole('alert')
    expect(document.activeElement).toBe(summary)
    expect(within(summary).getAllByRole('link')).toHaveLength(1)
    expect(saves()).toEqual([])
  })

  it('moves a part by its button and saves the new order', async () => {
    const { stored } = await open()
    await userEvent.click(screen.getByRole('button', { name: 'Move Statistics without fear up' }))
    await userEvent.click(save())
    await waitFor(() => expect(stored().revision).toBe(4))
    expect(stored().description.groups[0]?.components.map(({ id }) => id)).toEqual([
      'statistics',
      'literacy',
      'privacy',
    ])
  })

  it('takes a part from the catalogue by typing and the keyboard alone', async () => {
    await open()
    const field = screen.getAllByLabelText(/^Add a part from the catalogue/)[1]!
    await userEvent.type(field, 'data')
    await screen.findByRole('option', { name: /Data literacy for care work/ }, { timeout: 5000 })
    await userEvent.keyboard('{Enter}')
    expect(screen.getAllByText('Data literacy for care work').length).toBeGreaterThan(0)
    expect(screen.getByText('23 credits')).toBeDefined()
  })

  it('keeps what is typed over a reload', async () => {
    await open()
    await userEvent.clear(awardCredits())
    await userEvent.type(awardCredits(), '16')
    cleanup()
    await open()
    expect(awardCredits()).toHaveProperty('value', '16')
    expect(screen.getByText('We found what you wrote here last time.')).toBeDefined()
  })

  it('asks which version goes on where somebody else saved', async () => {
    const { saves, stored } = await open({ isOvertaken: true })
    await userEvent.clear(awardCredits())
    await userEvent.type(awardCredits(), '16')
    await userEvent.click(save())
    await screen.findByText('Somebody else saved this path while you were writing')
    expect(stored().description.title).toEqual({ en: 'Of a colleague' })
    await userEvent.click(screen.getByRole('button', { name: 'Go on with mine' }))
    await userEvent.click(save())
    await waitFor(() => expect(stored().description.ects).toBe(16))
    expect(saves()).toHaveLength(2)
  })
})

describe('learners on the way', () => {
  it('get the larger award only after a second press that names them', async () => {
    const { seen } = await open({ search: '?show=learners' })
    const awards = () => seen.filter(({ endpointId }) => endpointId === 'awardPathway')
    await userEvent.click(await screen.findByRole('button', { name: 'Give the award to Lena Learner (demo)' }))
    const dialog = screen.getByRole('dialog')
    expect(awards()).toEqual([])
    await userEvent.click(within(dialog).getByRole('button', { name: 'Give the award' }))
    await waitFor(() => expect(awards()).toHaveLength(1))
  })

  it('are not offered an award they have not completed', async () => {
    const half = { ...done, progress: { ...done.progress, ectsCounted: 7, isComplete: false } }
    await open({ search: '?show=learners', learners: [half] })
    expect(await screen.findByText('7 of 15 credits')).toBeDefined()
    expect(screen.queryByRole('button', { name: /Give the award/ })).toBeNull()
  })
})
