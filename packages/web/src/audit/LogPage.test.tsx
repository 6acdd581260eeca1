import { accountsApi } from '@meshe/domain/accounts'
import { type AuditEventView, auditApi } from '@meshe/domain/audit'
import { federationApi } from '@meshe/domain/federation'
import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { answer, fakeNode, refuse } from '../testing/fake-node.ts'
import { staff } from '../testing/fixtures.ts'
import { renderApp } from '../testing/render-app.tsx'
import { logMessages } from './messages/log.ts'

const id = (number: number) => `0198c1d2-0000-7000-8000-${String(number).padStart(12, '0')}`
const event = (number: number, changes: Partial<AuditEventView> = {}): AuditEventView => ({
  id: id(number),
  at: '2026-11-24T09:00:00Z',
  action: 'award.revoked',
  subject: { kind: 'award', id: id(900) },
  by: 'Stefan Staff (demo)',
  ...changes,
})

afterEach(cleanup)

describe('the log', () => {
  it('says each event in a sentence and leads to the thing', async () => {
    fakeNode(answer(accountsApi.showSession, staff), answer(auditApi.listAuditEvents, { events: [event(1)] }))
    renderApp('/u/northshore/log')
    const row = (await screen.findByText('Withdrew a credential')).closest('tr')!
    expect(within(row).getByText('Stefan Staff (demo)')).toBeDefined()
    expect(within(row).getByRole('link').getAttribute('href')).toBe(`/u/northshore/issued/${id(900)}`)
  })

  it('shows what it has no sentence for, and names no person where there was none', async () => {
    const unknown = event(1, { action: 'moon.landed', by: null, subject: { kind: 'moon', id: 'x' } })
    fakeNode(answer(accountsApi.showSession, staff), answer(auditApi.listAuditEvents, { events: [unknown] }))
    renderApp('/u/northshore/log')
    const row = (await screen.findByText('Did “moon.landed”')).closest('tr')!
    expect(within(row).getByText('By itself')).toBeDefined()
    expect(within(row).queryByRole('link')).toBeNull()
  })

  it('goes on from the last event of a full page', async () => {
    const events = Array.from({ length: 50 }, (_, index) => event(500 - index))
    const seen = fakeNode(answer(accountsApi.showSession, staff), answer(auditApi.listAuditEvents, { events }))
    renderApp('/u/northshore/log')
    await userEvent.click(await screen.findByRole('link', { name: 'Older' }))
    await screen.findByRole('link', { name: 'Newest' })
    expect(seen.at(-1)?.address.searchParams.get('before')).toBe(id(451))
  })

  it('says that a role does not allow it', async () => {
    const refusal = { code: 'permission.denied', status: 403 } as const
    fakeNode(answer(accountsApi.showSession, staff), refuse(auditApi.listAuditEvents, refusal))
    renderApp('/u/northshore/log')
    expect(await screen.findByText('You may not see this')).toBeDefined()
  })
})

/** The actions are written in the server; the sentences here. Reading its source keeps the two together. */
describe('the sentences of the log', () => {
  const sources = import.meta.glob<string>('../../../server/src/**/*.ts', {
    eager: true,
    query: '?raw',
    import: 'default',
  })
  const written = Object.entries(sources)
    .filter(([file]) => !file.includes('.test.'))
    .flatMap(([, text]) => [...text.matchAll(/\baction(?: =|:)[^\n]*/g)].map(([line]) => line))
    .flatMap((line) => [...line.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, action]) => action ?? ''))
  /** Events of the node itself are not shown at a desk. */
  const ofTheNode =
    /^(session|account|message|trust-list|credential|network|recognition-request)\.|^pathway\.(un)?followed$/

  it('cover every action of an institution', () => {
    expect(written.length).toBeGreaterThan(15)
    const missing = written.filter((action) => !ofTheNode.test(action) && !(`action.${action}` in logMessages.en))
    expect([...new Set(missing)]).toEqual([])
  })

  it('cover everything that the office of the network does with a node', () => {
    const { status } = federationApi.addNetworkMember.body.shape
    const actions = status.unwrap().options.map((one) => `action.network-member.${one}`)
    expect(actions.length).toBeGreaterThan(1)
    expect(actions.filter((key) => !(key in logMessages.en))).toEqual([])
  })
})
