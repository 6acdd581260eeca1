import { accountsApi } from '@meshe/domain/accounts'
import { catalogueApi } from '@meshe/domain/catalogue'
import { federationApi, type MessageView, messageBodies } from '@meshe/domain/federation'
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { answer, fakeNode } from '../testing/fake-node.ts'
import { northshore, staff } from '../testing/fixtures.ts'
import { renderApp } from '../testing/render-app.tsx'
import { messagesMessages } from './messages/messages.ts'

const message = (changes: Partial<MessageView> = {}): MessageView => ({
  id: '0198c1d2-0000-7000-8000-0000000000f1',
  direction: 'sent',
  type: 'recognition.state-changed',
  peer: 'did:web:montana.example',
  state: 'delivered',
  attempts: 1,
  createdAt: '2026-11-24T09:00:00Z',
  deliveredAt: '2026-11-24T09:00:00Z',
  lastError: null,
  ...changes,
})

const montana = {
  ...northshore,
  slug: 'montana',
  did: 'did:web:montana.example:institutions:montana',
  name: { en: 'Montana University (demo)' },
  node: 'https://montana.example',
}

async function open(messages: MessageView[], institutions = [northshore, montana]) {
  fakeNode(
    answer(accountsApi.showSession, staff),
    answer(federationApi.listMessages, { messages }),
    answer(catalogueApi.listInstitutions, { institutions, asOf: null }),
  )
  renderApp('/u/northshore/messages')
  await screen.findByRole('heading', { level: 1, name: 'Messages' }, { timeout: 5000 })
}

afterEach(cleanup)

describe('messages between universities', () => {
  it('name the university that a node speaks for', async () => {
    await open([message()])
    expect(await screen.findByText('We told Montana University (demo) how a case stands')).toBeDefined()
  })

  it('name the node where it speaks for several', async () => {
    const second = { ...montana, slug: 'other', did: `${montana.did}-2` }
    await open([message({ direction: 'received', state: 'received' })], [montana, second])
    expect(await screen.findByText('The node at montana.example told us how a request stands')).toBeDefined()
  })

  it('say that nothing is lost while the other side does not answer', async () => {
    await open([message({ state: 'waiting', attempts: 3, deliveredAt: null, lastError: 'outbound.timeout' })])
    expect(await screen.findByText('Montana University (demo) does not answer at the moment')).toBeDefined()
    const row = within(screen.getByText('On its way').closest('tr')!)
    expect(row.getByText('3 attempts')).toBeDefined()
    expect(row.getByText(/did not answer in time/)).toBeDefined()
  })

  it('do not warn of a message that has not been tried yet', async () => {
    await open([message({ state: 'waiting', attempts: 0, deliveredAt: null })])
    expect(await screen.findByText('On its way')).toBeDefined()
    expect(screen.queryByText(/does not answer at the moment/)).toBeNull()
  })

  it('have a sentence for every type in both directions', () => {
    const keys = Object.keys(messageBodies).flatMap((type) => [`sent.${type}`, `received.${type}`])
    expect(keys.filter((key) => !(key in messagesMessages.en))).toEqual([])
  })
})
