import { accountsApi, type MemberView } from '@meshe/domain/accounts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { answer, fakeNode, refuse } from '../../testing/fake-node.ts'
import { staff } from '../../testing/fixtures.ts'
import { renderApp } from '../../testing/render-app.tsx'

const me: MemberView = {
  accountId: staff.account!.id,
  email: 'staff@example.org',
  name: 'Stefan Staff (demo)',
  roles: ['catalogue-editor', 'quality-reviewer', 'administrator'],
}
const other: MemberView = {
  accountId: '0198c1d2-0000-7000-8000-0000000000e1',
  email: 'ines@example.org',
  name: null,
  roles: ['issuing-officer'],
}

// The dialog element of jsdom cannot open by itself.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true
}
HTMLDialogElement.prototype.close = function close() {
  this.open = false
}

async function open(members: MemberView[] = [me, other]) {
  const seen = fakeNode(
    answer(accountsApi.showSession, staff),
    answer(accountsApi.listMembers, { members }),
    answer(accountsApi.saveMember, ({ body }) => ({ ...other, roles: (body as MemberView).roles })),
  )
  renderApp('/u/northshore/people')
  await screen.findByRole('heading', { level: 2, name: 'Who does what' }, { timeout: 5000 })
  return () => seen.filter(({ endpointId }) => endpointId === 'saveMember').map(({ body }) => body)
}
const dialog = () => within(screen.getByRole('dialog'))

afterEach(cleanup)

describe('people of a university', () => {
  it('are listed with what they may do in words, and gaps are shown', async () => {
    await open()
    expect(screen.getByText('write offers, review offers and manage people')).toBeDefined()
    expect(screen.getAllByText('Nobody yet')).toHaveLength(2)
    expect(screen.getByText(/One and the same person writes and reviews/)).toBeDefined()
  })

  it('are not added without a whole address or without anything they may do', async () => {
    const saved = await open()
    await userEvent.click(screen.getByRole('button', { name: 'Add a person' }))
    await userEvent.type(dialog().getByLabelText('Mail address'), 'somebody')
    await userEvent.click(dialog().getByRole('button', { name: 'Add this person' }))
    expect(within(dialog().getByRole('alert')).getAllByRole('link')).toHaveLength(2)
    expect(saved()).toEqual([])
  })

  it('get exactly what is ticked', async () => {
    const saved = await open()
    await userEvent.click(screen.getByRole('button', { name: 'Change what ines@example.org may do' }))
    await userEvent.click(dialog().getByLabelText(/Build paths/))
    await userEvent.click(dialog().getByRole('button', { name: 'Save' }))
    await waitFor(() =>
      expect(saved()).toEqual([{ email: 'ines@example.org', roles: ['issuing-officer', 'pathway-editor'] }]),
    )
  })

  it('never lose the last one who manages people', async () => {
    const saved = await open()
    await userEvent.click(screen.getByRole('button', { name: 'Change what Stefan Staff (demo) may do' }))
    await userEvent.click(dialog().getByLabelText(/Manage people/))
    await userEvent.click(dialog().getByRole('button', { name: 'Save' }))
    expect(dialog().getAllByText(/Somebody must be able to manage people/).length).toBeGreaterThan(0)
    expect(saved()).toEqual([])
  })

  it('are shown to administrators only', async () => {
    fakeNode(
      answer(accountsApi.showSession, staff),
      refuse(accountsApi.listMembers, { code: 'permission.denied', status: 403 }),
    )
    renderApp('/u/northshore/people')
    expect(await screen.findByText('You may not see this', {}, { timeout: 5000 })).toBeDefined()
  })
})
