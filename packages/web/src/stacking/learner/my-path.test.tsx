import { accountsApi } from '@meshe/domain/accounts'
import { catalogueApi } from '@meshe/domain/catalogue'
import { holdingApi } from '@meshe/domain/holding'
import { recognitionApi } from '@meshe/domain/recognition'
import { type MyPathwayView, stackingApi } from '@meshe/domain/stacking'
import { cleanup, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer, fakeNode, refuse } from '../../testing/fake-node.ts'
import { learner } from '../../testing/fixtures.ts'
import { held, myPathway } from '../../testing/learner-fixtures.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { findNewParts } from './newly-counted.ts'
import { stackShares } from './stack-shares.ts'
import { suggestPathways } from './suggest-pathways.ts'

describe('the bar of a path', () => {
  const sum = (shares: ReturnType<typeof stackShares>) => shares.reduce((total, { ects }) => total + ects, 0)
  it.each([
    [15, 6, 4],
    [15, 0, 0],
    [15, 15, 0],
    [15, 14, 9],
    [15, 40, 3],
    [7.5, 2.5, 3],
    [15, 3, 40],
  ])('of %d credits with %d counted and %d waiting adds up to the whole', (ectsRequired, ectsCounted, ectsWaiting) => {
    const shares = stackShares({ ectsRequired, ectsCounted, ectsWaiting })
    expect(sum(shares)).toBeCloseTo(ectsRequired)
    expect(shares.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1)
    expect(shares.every(({ ects }) => ects > 0)).toBe(true)
  })
})

it('calls nothing new at the first look, and afterwards only what was not there', () => {
  const counted = new Map([
    ['core/a', 'x'],
    ['core/b', 'y'],
  ])
  expect(findNewParts(counted, null).size).toBe(0)
  expect([...findNewParts(counted, ['core/a'])]).toEqual(['core/b'])
  expect(findNewParts(new Map(), ['core/a']).size).toBe(0)
})

it('suggests no path that is a goal already, and first those that take something held', () => {
  const { pathway } = myPathway
  const strange = {
    ...pathway,
    id: '0198c1d2-0000-7000-8000-00000000ffff',
    description: { ...pathway.description, groups: [] },
  }
  expect(suggestPathways([pathway], { known: [pathway.id], held: [held] })).toEqual([])
  expect(suggestPathways([strange, pathway], { known: [], held: [held] }).map(({ fits }) => fits)).toEqual([
    true,
    false,
  ])
})

describe('the page of a path', () => {
  beforeEach(() => localStorage.clear())

  async function open(mine: MyPathwayView = myPathway) {
    fakeNode(
      answer(accountsApi.showSession, learner),
      answer(stackingApi.showMyProgress, mine),
      answer(stackingApi.listMyPathways, { pathways: [mine] }),
      answer(recognitionApi.listRecognitionRequests, { requests: [] }),
      answer(holdingApi.listHeldCredentials, { credentials: [held] }),
      refuse(catalogueApi.searchCatalogue, { code: 'node.broken', status: 500 }),
    )
    renderApp(`/me/stack/${mine.pathway.id}`)
    await screen.findByRole('heading', { level: 1, name: 'Your way to Data for Health' })
  }

  it('says the same sums in bar, lead and words', async () => {
    await open()
    expect(screen.getByRole('img', { name: '3 credits counted, 4 being checked, 8 to take' })).toBeDefined()
    expect(screen.getByText('3 of 15 credits')).toBeDefined()
  })

  it('says of each part in words why it counts or not, although the catalogue does not answer', async () => {
    await open()
    const parts = within(screen.getByRole('region', { name: 'What you have and what is missing' }))
    expect(parts.getByText(/It is a course of this university\./)).toBeDefined()
    expect(parts.getByText(/Northshore University \(demo\) is deciding about it\./)).toBeDefined()
    expect(parts.getAllByText('Still to take')).toHaveLength(3)
    expect(parts.queryByText('Not needed')).toBeNull()
    expect(screen.getByText('It is older than this path allows.')).toBeDefined()
  })

  it('does not ask for more where a choice is made', async () => {
    const [core, choice] = myPathway.progress.groups
    await open({
      ...myPathway,
      progress: { ...myPathway.progress, groups: [core!, { ...choice!, isSatisfied: true }] },
    })
    expect(screen.getAllByText('Not needed')).toHaveLength(2)
  })

  it('offers no next step once the award is given', async () => {
    await open({ ...myPathway, awarded: true, progress: { ...myPathway.progress, isComplete: true } })
    expect(screen.getByText('You have this award')).toBeDefined()
    expect(screen.queryByText('Best next step')).toBeNull()
  })

  it('says once what counts newly', async () => {
    const [core, choice] = myPathway.progress.groups
    const components = core!.components.map((part) => ({ ...part, state: 'missing' as const, filledBy: null }))
    await open({ ...myPathway, progress: { ...myPathway.progress, groups: [{ ...core!, components }, choice!] } })
    expect(screen.queryByText(/^New/)).toBeNull()
    cleanup()
    await open()
    await screen.findByText('New: “Data literacy for care work” counts now.')
    cleanup()
    await open()
    expect(screen.queryByText(/^New/)).toBeNull()
  })
})
