import { accountsApi } from '@meshe/domain/accounts'
import { catalogueApi } from '@meshe/domain/catalogue'
import { federationApi, type MessageView, messageBodies } from '@meshe/domain/federation'
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { answer, fakeNode } from '../testing/fake-node.ts'
import { northshore, staff } from '../testing/fixtures.ts'
import { renderApp } from '../testing/render-app.tsx'
import { lookFailure } from './failure-words.ts'
import { messagesMessages } from './messages/messages.ts'

const message = (changes: Partial<MessageView> = {}): MessageView => ({
  id: '0198c1d2-0000-7000-8000-000000000301',
  direction: 'sent',
  type: 'recognition.state-changed',
  peer: 'did:web:montana.example',
  state: 'waiting',
  attempts: 0,
  createdAt: '2026-11-24T08:00:00Z',
  deliveredAt: null,
  lastError: null,
  ...changes,
})
const montana = { ...northshore, slug: 'montana', did: 'did:web:montana.example:institutions:montana' }
const there = { ...montana, name: { en: 'Montana University (demo)' }, node: 'https://montana.example', here: false }
const second = { ...there, slug: 'jadranka', did: 'did:web:montana.example:institutions:jadranka' }

async function open(messages: MessageView[], institutions = [northshore, there]) {
  fakeNode(
    answer(accountsApi.showSession, staff),
    answer(catalogueApi.listInstitutions, { institutions, asOf: null }),
    answer(federationApi.listMessages, { messages }),
  )
  renderApp('/u/northshore/messages')
  await screen.findByRole('heading', { name: 'Messages' })
}

afterEach(cleanup)

describe('the messages of a university', () => {
  it('name the only university behind a node', async () => {
    await open([message()])
    expect(await screen.findByText('We told Montana University (demo) how a case stands')).toBeDefined()
  })

  it('name the host where several universities share it, and none of them', async () => {
    await open([message()], [northshore, there, second])
    const sentence = await screen.findByText(/how a case stands/)
    expect(sentence.textContent).toContain('montana.example')
    expect(sentence.textContent).not.toContain('Montana University')
  })

  it('warn of a node only once an attempt has failed', async () => {
    await open([message()])
    await screen.findByText(/how a case stands/)
    expect(screen.queryByText(/does not answer at the moment/)).toBeNull()
  })

  it('say what keeps a message, in words and without the code', async () => {
    await open([message({ attempts: 3, lastError: 'outbound.timeout' })])
    const row = (await screen.findByText(/how a case stands/)).closest('tr')!
    expect(within(row).getByText('3 attempts')).toBeDefined()
    expect(within(row).getByText('Nobody answered at the other address.')).toBeDefined()
    expect(screen.getByText(/does not answer at the moment/)).toBeDefined()
    expect(row.textContent).not.toContain('outbound')
  })

  it('say nothing of earlier failures once a message has arrived', async () => {
    await open([message({ state: 'delivered', attempts: 2, lastError: 'outbound.failed' })])
    const row = (await screen.findByText(/how a case stands/)).closest('tr')!
    expect(within(row).queryByText('Nobody answered at the other address.')).toBeNull()
  })

  it('show a kind and a failure that they do not know as they are', async () => {
    await open([message({ type: 'moon.landed', state: 'given-up', attempts: 9, lastError: 'moon.dark' })])
    const row = (await screen.findByText(/“moon.landed”/)).closest('tr')!
    expect(within(row).getByText('Last answer: moon.dark')).toBeDefined()
  })

  it('have a sentence for every type in both directions', () => {
    const keys = Object.keys(messageBodies).flatMap((type) => [`sent.${type}`, `received.${type}`])
    expect(keys.filter((key) => !(key in messagesMessages.en))).toEqual([])
  })
})

describe('why a message did not get through', () => {
  it.each([
    ['federation.signature-invalid', 'unproven'],
    ['federation.peer-unknown', 'unknown'],
    ['federation.recipient-unknown', 'recipient'],
    ['http.502', 'no-answer'],
    ['http.404', 'refused'],
    ['internal', 'here'],
  ])('%s means %s', (code, failure) => {
    expect(lookFailure(code)).toBe(failure)
  })

  it.each(['http.302', 'http.5', 'toString', '', 'federation.unheard-of'])('has no words for %j', (code) => {
    expect(lookFailure(code)).toBeNull()
  })
})
