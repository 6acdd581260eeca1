import { accountsApi } from '@meshe/domain/accounts'
import { holdingApi } from '@meshe/domain/holding'
import { recognitionApi } from '@meshe/domain/recognition'
import { stackingApi } from '@meshe/domain/stacking'
import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { answer, fakeNode, refuse } from '../testing/fake-node.ts'
import { learner } from '../testing/fixtures.ts'
import { held, myPathway } from '../testing/learner-fixtures.ts'
import { renderApp } from '../testing/render-app.tsx'

const rest = [
  answer(accountsApi.showSession, learner),
  answer(holdingApi.listHeldCredentials, { credentials: [held] }),
  answer(recognitionApi.listRecognitionRequests, { requests: [] }),
]
const blocks = () => screen.queryAllByRole('heading', { level: 2 }).length

it('shows all of it at once, so that nothing moves away from under somebody', async () => {
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  const seen = fakeNode(
    ...rest,
    answer(stackingApi.listMyPathways, async () => {
      await arrived
      return { pathways: [myPathway] }
    }),
  )
  renderApp('/me')
  await screen.findByRole('heading', { level: 1 })
  await waitFor(() => expect(seen.map(({ endpointId }) => endpointId)).toContain('listHeldCredentials'))
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(blocks()).toBe(0)
  arrive()
  await waitFor(() => expect(blocks()).toBeGreaterThan(2))
})

it('does not wait for what failed', async () => {
  fakeNode(...rest, refuse(stackingApi.listMyPathways, { code: 'internal', status: 500 }))
  renderApp('/me')
  await waitFor(() => expect(blocks()).toBeGreaterThan(2))
})
