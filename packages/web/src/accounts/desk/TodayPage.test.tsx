import { accountsApi, type SessionView } from '@meshe/domain/accounts'
import { catalogueApi, type DeskMicroCredentialView } from '@meshe/domain/catalogue'
import type { Role } from '@meshe/domain/contract'
import { federationApi } from '@meshe/domain/federation'
import { type AwardBatchView, issuanceApi } from '@meshe/domain/issuance'
import { recognitionApi } from '@meshe/domain/recognition'
import { type DeskPathwayView, type PathwayLearnerView, stackingApi } from '@meshe/domain/stacking'
import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { answer, fakeNode, type Refusal } from '../../testing/fake-node.ts'
import { dataForHealth, dataLiteracy, northshore, staff } from '../../testing/fixtures.ts'
import { renderApp } from '../../testing/render-app.tsx'

const uuid = (number: number) => `0198c1d2-0000-7000-8000-${String(number).padStart(12, '0')}`
const mine = 'Stefan Staff (demo)'

const offer = (number: number, changes: Partial<DeskMicroCredentialView> = {}): DeskMicroCredentialView => ({
  id: uuid(number),
  iri: `https://northshore.example/micro-credentials/${uuid(number)}`,
  state: 'draft',
  version: 1,
  revision: 1,
  publicVersion: null,
  publishedVersions: [],
  description: dataLiteracy.description,
  missing: [],
  present: [],
  missingForCatalogue: [],
  isReady: true,
  authors: [mine],
  approvedBy: null,
  comments: [],
  updatedAt: '2026-11-24T08:00:00Z',
  ...changes,
})

const batch: AwardBatchView = {
  id: uuid(501),
  microCredential: { id: uuid(10), title: { en: 'Data literacy' }, version: 1 },
  createdAt: '2026-11-24T08:00:00Z',
  createdBy: mine,
  total: 10,
  pending: 1,
  issued: 7,
  keptForLater: 2,
  claimed: 3,
}

const pathway: DeskPathwayView = {
  id: dataForHealth.id,
  state: 'published',
  revision: 1,
  description: dataForHealth.description,
  problems: [],
  publishedAt: '2026-09-01T08:00:00Z',
  learners: 1,
  updatedAt: '2026-11-24T08:00:00Z',
}

const complete: PathwayLearnerView = {
  learnerId: uuid(601),
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

interface Desk {
  readonly offers?: DeskMicroCredentialView[]
  readonly batches?: AwardBatchView[]
  readonly learners?: PathwayLearnerView[]
  readonly isRecognitionDown?: () => boolean
  readonly kind?: SessionView['node']['kind']
}

const down: Refusal = { refusal: { code: 'internal', status: 500, reference: 'r-1' } }

async function open(roles: readonly Role[], desk: Desk = {}) {
  const { offers = [offer(1, { state: 'published' })], batches = [], learners = [] } = desk
  const account = staff.account as NonNullable<SessionView['account']>
  const memberships = [{ institution: { slug: 'northshore', name: northshore.name }, roles: [...roles] }]
  fakeNode(
    answer(accountsApi.showSession, {
      account: { ...account, memberships },
      node: { ...staff.node, kind: desk.kind ?? 'university' },
    }),
    answer(catalogueApi.listMicroCredentials, { microCredentials: offers }),
    answer(recognitionApi.listCases, () => (desk.isRecognitionDown?.() ? down : { cases: [], counts: {} })),
    answer(issuanceApi.listAwardBatches, { batches }),
    answer(stackingApi.listDeskPathways, { pathways: [pathway] }),
    answer(stackingApi.listPathwayLearners, { learners }),
    answer(federationApi.listMessages, { messages: [] }),
  )
  renderApp('/u/northshore')
  await screen.findByRole('heading', { name: 'Today' })
}
const card = async (title: string) => within((await screen.findByText(title)).closest('article') as HTMLElement)
const target = (within_: Awaited<ReturnType<typeof card>>) => within_.getByRole('link').getAttribute('href')

afterEach(cleanup)

describe('what waits at a desk', () => {
  it('is nothing, in friendly words, where nothing does', async () => {
    await open(['catalogue-editor', 'recognition-officer'])
    expect(await screen.findByText('Nothing is waiting for you')).toBeDefined()
  })

  it('is how to begin, where nothing is described yet', async () => {
    await open(['administrator'], { offers: [] })
    expect(await screen.findByText('How to begin')).toBeDefined()
    expect(screen.queryByText('Nothing is waiting for you')).toBeNull()
  })

  it('is never to describe a course at the office of the network', async () => {
    await open(['administrator'], { offers: [], kind: 'network-office' })
    expect(await screen.findByText('Nothing is waiting for you')).toBeDefined()
    expect(screen.queryByText('How to begin')).toBeNull()
  })

  it('is a draft of one’s own, never that of somebody else', async () => {
    await open(['catalogue-editor'], { offers: [offer(1), offer(2, { authors: ['Carla (demo)'] })] })
    expect(target(await card('One draft waits for you'))).toBe(`/u/northshore/offers/${uuid(1)}`)
  })

  it('is never the review of one’s own text', async () => {
    const offers = [offer(1, { state: 'in-review' }), offer(2, { state: 'in-review', authors: ['Carla (demo)'] })]
    await open(['quality-reviewer'], { offers })
    expect(target(await card('One description waits for your review'))).toBe(`/u/northshore/offers/${uuid(2)}`)
  })

  it('is a list with kept rows, credentials being signed and those nobody has fetched', async () => {
    await open(['issuing-officer'], { batches: [batch, { ...batch, id: uuid(502), keptForLater: 0, pending: 0 }] })
    expect(target(await card('2 people in lists are kept for later'))).toBe(`/u/northshore/issue/${batch.id}`)
    expect(target(await card('One credential is being signed'))).toBe(`/u/northshore/issue/${batch.id}`)
    expect(target(await card('8 credentials are not kept by their learners yet'))).toBe(
      '/u/northshore/issued?state=issued',
    )
  })

  it('is the award of a complete learner, given only by who may issue', async () => {
    await open(['issuing-officer'], { learners: [complete] })
    const toGive = await card('One learner has completed a path')
    expect(target(toGive)).toBe(`/u/northshore/paths/${pathway.id}?show=learners`)
    expect(toGive.getByRole('link').textContent).toBe('Give the award')
    cleanup()
    await open(['pathway-editor'], { learners: [complete] })
    const seen = await card('One learner has completed a path')
    expect(seen.getByRole('link').textContent).toBe('See the learners')
  })

  it('is not an award that was given', async () => {
    await open(['issuing-officer'], { learners: [{ ...complete, awardId: uuid(700) }] })
    expect(await screen.findByText('Nothing is waiting for you')).toBeDefined()
  })

  it('is shown although one source does not answer, which can be asked again', async () => {
    let isDown = true
    await open(['catalogue-editor', 'recognition-officer'], { offers: [offer(1)], isRecognitionDown: () => isDown })
    expect(await screen.findByText('One draft waits for you')).toBeDefined()
    const failed = (await screen.findByText('We could not see which requests wait')).closest('[role="alert"]')
    expect(failed?.textContent).toContain('r-1')
    isDown = false
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByText('One draft waits for you')
    expect(screen.queryByText('We could not see which requests wait')).toBeNull()
  })

  it('is not called nothing while a source does not answer', async () => {
    await open(['recognition-officer'], { isRecognitionDown: () => true })
    await screen.findByText('We could not see which requests wait')
    expect(screen.queryByText('Nothing is waiting for you')).toBeNull()
  })
})
