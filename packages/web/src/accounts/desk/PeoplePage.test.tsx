import { accountsApi, type MemberView } from '@meshe/domain/accounts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { answer, fakeNode, refuse } from '../../testing/fake-node.ts'
import { staff } from '../../testing/fixtures.ts'
import { renderApp } from '../../testing/render-app.tsx'

// The dialog element of jsdom cannot open by itself.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true
}
HTMLDialogElement.prototype.close = function close() {
  this.open = false
}

const me: MemberView = {
  accountId: staff.account?.id ?? '',
  email: 'staff@example.org',
  name: 'Stefan Staff (demo)',
  roles: ['catalogue-editor', 'quality-reviewer', 'administrator'],
}
const colleague: MemberView = {
  accountId: '0198c1d2-0000-7000-8000-000000000401',
  email: 'carla@example.org',
  name: null,
  roles: ['administrator'],
}

async function open({ isRefused = false } = {}) {
  const seen = fakeNode(
    answer(accountsApi.showSession, staff),
    answer(accountsApi.listMembers, { members: [me, colleague] }),
    isRefused
      ? refuse(accountsApi.saveMember, { code: 'permission.denied', status: 403 })
      : answer(accountsApi.saveMember, ({ body }) => {
          const { email, roles } = body as MemberView
          return { ...colleague, email, roles }
        }),
  )
  renderApp('/u/northshore/people')
  await screen.findByText('carla@example.org')
  return { saved: () => seen.filter(({ endpointId }) => endpointId === 'saveMember').map(({ body }) => body) }
}
const change = async (name: string) => {
  await userEvent.click(screen.getByRole('button', { name: `Change what ${name} may do` }))
  return within(screen.getByRole('dialog'))
}

afterEach(cleanup)

describe('people and what they may do', () => {
  it('are listed in words, and what nobody does is seen', async () => {
    await open()
    expect(screen.getByText('write offers, review offers and manage people')).toBeDefined()
    expect(screen.getAllByText('Nobody yet')).toHaveLength(3)
    expect(screen.getByText(/One and the same person writes and reviews/)).toBeDefined()
  })

  it('get exactly what is ticked', async () => {
    const { saved } = await open()
    const dialog = await change('carla@example.org')
    await userEvent.click(dialog.getByRole('checkbox', { name: /Build paths/ }))
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
    await waitFor(() =>
      expect(saved()).toEqual([{ email: 'carla@example.org', roles: ['pathway-editor', 'administrator'] }]),
    )
  })

  it('are shown to administrators only', async () => {
    fakeNode(
      answer(accountsApi.showSession, staff),
      refuse(accountsApi.listMembers, { code: 'permission.denied', status: 403 }),
    )
    renderApp('/u/northshore/people')
    expect(await screen.findByText('You may not see this', {}, { timeout: 5000 })).toBeDefined()
  })

  it('cannot take their own administration away', async () => {
    await open()
    const dialog = await change('Stefan Staff (demo)')
    const own = dialog.getByRole('checkbox', { name: /Manage people/ })
    expect(own).toHaveProperty('disabled', true)
    expect(own).toHaveProperty('checked', true)
    expect(dialog.getByRole('checkbox', { name: /Review offers/ })).toHaveProperty('disabled', false)
  })

  it('may lose it by another hand', async () => {
    const { saved } = await open()
    const dialog = await change('carla@example.org')
    await userEvent.click(dialog.getByRole('checkbox', { name: /Manage people/ }))
    await userEvent.click(dialog.getByRole('button', { name: 'Take all away' }))
    await waitFor(() => expect(saved()).toEqual([{ email: 'carla@example.org', roles: [] }]))
  })

  it('are added by address and what they may do', async () => {
    const { saved } = await open()
    await userEvent.click(screen.getByRole('button', { name: 'Add a person' }))
    const dialog = within(screen.getByRole('dialog'))
    await userEvent.type(dialog.getByRole('textbox', { name: /Mail address/ }), 'new@example.org')
    await userEvent.click(dialog.getByRole('checkbox', { name: /Build paths/ }))
    await userEvent.click(dialog.getByRole('button', { name: 'Add this person' }))
    await waitFor(() => expect(saved()).toEqual([{ email: 'new@example.org', roles: ['pathway-editor'] }]))
  })

  it.each([
    ['no address', 'not an address', /Build paths/],
    ['nothing to do', 'new@example.org', null],
    ['the own address', 'Staff@example.org', /Build paths/],
  ])('are not added with %s', async (_what, email, role) => {
    const { saved } = await open()
    await userEvent.click(screen.getByRole('button', { name: 'Add a person' }))
    const dialog = within(screen.getByRole('dialog'))
    await userEvent.type(dialog.getByRole('textbox', { name: /Mail address/ }), email)
    if (role !== null) await userEvent.click(dialog.getByRole('checkbox', { name: role }))
    await userEvent.click(dialog.getByRole('button', { name: 'Add this person' }))
    expect(dialog.getByRole('alert')).toBeDefined()
    expect(saved()).toEqual([])
  })

  it('stay as they were where the node refuses, with what was chosen still there', async () => {
    await open({ isRefused: true })
    const dialog = await change('carla@example.org')
    await userEvent.click(dialog.getByRole('checkbox', { name: /Issue credentials/ }))
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
    expect(await dialog.findByText('Your role does not allow this.')).toBeDefined()
    expect(dialog.getByRole('checkbox', { name: /Issue credentials/ })).toHaveProperty('checked', true)
  })
})
