import { accountsApi } from '@meshe/domain/accounts'
import { catalogueApi } from '@meshe/domain/catalogue'
import { holdingApi } from '@meshe/domain/holding'
import { recognitionApi } from '@meshe/domain/recognition'
import { stackingApi } from '@meshe/domain/stacking'
import { cleanup, fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import { answer, fakeNode, refuse } from '../testing/fake-node.ts'
import { dataForHealth, learner, northshore, validReport } from '../testing/fixtures.ts'
import { assessing, held, heldAs, montana } from '../testing/learner-fixtures.ts'
import { renderApp } from '../testing/render-app.tsx'

const withdrawn = { ...heldAs(9, 'Withdrawn course'), report: { ...validReport, verdict: 'withdrawn' as const } }
const other = { ...northshore, ...montana, confirmedBy: null, here: false }

beforeEach(() => sessionStorage.clear())

function node(...first: readonly ReturnType<typeof answer>[]) {
  return fakeNode(
    ...first,
    answer(accountsApi.showSession, learner),
    answer(holdingApi.listHeldCredentials, { credentials: [held, withdrawn] }),
    answer(catalogueApi.listInstitutions, { institutions: [northshore, other], asOf: null }),
    answer(stackingApi.listPathways, { pathways: [dataForHealth] }),
    answer(recognitionApi.requestRecognition, assessing),
    answer(recognitionApi.showRecognitionRequest, assessing),
  )
}
const sent = (seen: ReturnType<typeof fakeNode>) => seen.filter(({ endpointId }) => endpointId === 'requestRecognition')
const choose = async (name: RegExp) => userEvent.click(await screen.findByRole('radio', { name }))
const goOn = async () => userEvent.click(screen.getByRole('button', { name: 'Go on' }))
const question = (name: string) => screen.findByRole('heading', { level: 1, name })

async function answerAll() {
  await question('Which credential should count?')
  await choose(/Data literacy for care work/)
  await goOn()
  await question('Which university should count it?')
  await choose(/Montana/)
  await goOn()
  await question('What do you want it for?')
  await choose(/I want to skip a part/)
  await goOn()
  await question('Do you want to tell them something?')
  await userEvent.type(screen.getByLabelText(/Your message/), 'I know this well.')
  await goOn()
  await question('Is everything right?')
}

it('asks one thing a page and sends what was answered, under one key', async () => {
  const seen = node()
  const { router } = renderApp('/me/recognition/new')
  await answerAll()
  await userEvent.click(screen.getByRole('button', { name: 'Send it to Montana University (demo)' }))
  await screen.findByText('It is sent')
  expect(router.state.location.pathname).toBe(`/me/recognition/${assessing.id}`)
  expect(sent(seen).map(({ body }) => body)).toEqual([
    { heldCredentialId: held.id, institution: montana.did, purpose: 'exemption', message: 'I know this well.' },
  ])
  expect(sent(seen)[0]?.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/)
  expect(sessionStorage.getItem('meshe.draft.recognition-request')).toBeNull()
})

it('keeps every answer over a reload, and sends the same request under the same key again', async () => {
  const seen = node(refuse(recognitionApi.requestRecognition, { code: 'node.broken', status: 500 }))
  renderApp('/me/recognition/new')
  await answerAll()
  await userEvent.click(screen.getByRole('button', { name: /^Send it to/ }))
  await screen.findByRole('alert')
  cleanup()

  renderApp('/me/recognition/new')
  await question('Is everything right?')
  expect(screen.getByText('I know this well.')).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: /^Send it to/ }))
  await screen.findByRole('alert')
  const keys = sent(seen).map(({ headers }) => headers.get('idempotency-key'))
  expect(keys).toHaveLength(2)
  expect(keys[0]).toBe(keys[1])
})

it('takes a new key once an answer is changed', async () => {
  const seen = node(refuse(recognitionApi.requestRecognition, { code: 'node.broken', status: 500 }))
  renderApp('/me/recognition/new')
  await answerAll()
  await userEvent.click(screen.getByRole('button', { name: /^Send it to/ }))
  await screen.findByRole('alert')
  await userEvent.click(screen.getByRole('button', { name: 'Change: Why' }))
  await choose(/I want credits/)
  await goOn()
  await goOn()
  await userEvent.click(await screen.findByRole('button', { name: /^Send it to/ }))
  await screen.findByRole('alert')
  const [first, second] = sent(seen)
  expect(first?.headers.get('idempotency-key')).not.toBe(second?.headers.get('idempotency-key'))
})

it('does not go on without an answer, nor skip a question by its address', async () => {
  node()
  renderApp('/me/recognition/new?step=check')
  await question('Which credential should count?')
  await goOn()
  await screen.findByText('Choose a credential.')
  expect(document.title).toMatch(/^Which credential should count\?/)
})

it('does not let a withdrawn credential be sent', async () => {
  node()
  renderApp('/me/recognition/new')
  const row = await screen.findByRole<HTMLInputElement>('radio', { name: /Withdrawn course/ })
  expect(row.disabled).toBe(true)
  expect(screen.getByText('Cannot be sent: Withdrawn.')).toBeDefined()
})

it('says which path counts it without asking, and asks about paths only where there are some', async () => {
  node()
  renderApp(`/me/recognition/new?credential=${held.id}`)
  await question('Which university should count it?')
  await screen.findByText('Ireland. Its path “Data for Health” counts it without asking.')
  await choose(/Northshore/)
  await goOn()
  await question('Is it for one of its paths?')
  await choose(/Data for Health/)
  await screen.findByText('You need not ask')
})

it('forgets the path when another university is chosen', async () => {
  const seen = node()
  const address = new URLSearchParams({ credential: held.id, institution: northshore.did, pathway: dataForHealth.id })
  renderApp(`/me/recognition/new?${address}`)
  await question('What do you want it for?')
  await choose(/I want credits/)
  await goOn()
  await goOn()
  await userEvent.click(await screen.findByRole('button', { name: 'Change: University' }))
  await choose(/Montana/)
  await goOn()
  await goOn()
  await goOn()
  await userEvent.click(await screen.findByRole('button', { name: 'Send it to Montana University (demo)' }))
  await screen.findByText('It is sent')
  expect(sent(seen)[0]?.body).not.toHaveProperty('pathwayId')
})

it('stays with an answer that is given right after arrival, and does not swallow the first “Go on”', async () => {
  node()
  const seen: string[] = []
  const address = new URLSearchParams({ credential: held.id, institution: northshore.did, pathway: dataForHealth.id })
  renderApp(`/me/recognition/new?${address}`)
  // The first moment in which a question can be answered, before the router has named it in the address.
  const first = await new Promise<HTMLInputElement>((resolve) => {
    const observer = new MutationObserver(() => {
      const radio = document.querySelector<HTMLInputElement>('main input[type="radio"]:not(:disabled)')
      if (radio === null) return
      observer.disconnect()
      resolve(radio)
    })
    observer.observe(document.body, { childList: true, subtree: true })
  })
  const heading = () => screen.getByRole('heading', { level: 1 }).textContent ?? ''
  fireEvent.click(first)
  seen.push(heading())
  fireEvent.click(screen.getByRole('button', { name: 'Go on' }))
  seen.push((await question('Do you want to tell them something?')).textContent ?? '')
  expect(seen).toEqual(['What do you want it for?', 'Do you want to tell them something?'])
})

it('says that it was asked already, instead of that something broke', async () => {
  node(refuse(recognitionApi.requestRecognition, { code: 'recognition.already-asked', status: 409 }))
  renderApp('/me/recognition/new')
  await answerAll()
  await userEvent.click(screen.getByRole('button', { name: /^Send it to/ }))
  await screen.findByText('You have asked this already')
})
