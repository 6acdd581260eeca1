import { accountsApi } from '@meshe/domain/accounts'
import { type ClaimView, holdingApi, type KeepAnswer } from '@meshe/domain/holding'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer, fakeNode, refuse } from '../testing/fake-node.ts'
import { learner, nobody } from '../testing/fixtures.ts'
import { claimToken, held, openClaim } from '../testing/learner-fixtures.ts'
import { renderApp } from '../testing/render-app.tsx'

function open(claim: ClaimView, session = nobody) {
  const seen = fakeNode(
    answer(accountsApi.showSession, session),
    answer(holdingApi.showClaim, claim),
    answer(holdingApi.keepClaim, (): KeepAnswer => {
      if (session.account !== null) return { outcome: 'kept', heldCredentialId: held.id }
      return { outcome: 'mail-sent', emailHint: 'l…@example.org' }
    }),
    answer(holdingApi.renewClaim, { sent: true }),
    answer(holdingApi.showHeldCredential, held),
  )
  return { seen, ...renderApp(`/c/${claimToken}`) }
}
const kept = (seen: ReturnType<typeof fakeNode>) => seen.filter(({ endpointId }) => endpointId === 'keepClaim')

describe('an open claim', () => {
  it('shows the credential to somebody who is not signed in, and does not ask for an account', async () => {
    open(openClaim)
    await screen.findByRole('heading', { name: 'Data literacy for care work' })
    expect(screen.getByText('It says: Lena Learner (demo)')).toBeDefined()
    expect(screen.queryByLabelText(/password/i)).toBeNull()
  })

  it('sends the link to the address of the award without asking for it', async () => {
    const { seen } = open(openClaim)
    await userEvent.click(await screen.findByRole('button', { name: 'Send the link to l…@example.org' }))
    await screen.findByRole('heading', { level: 1, name: 'Look into your mail' })
    expect(kept(seen).map(({ body }) => body)).toEqual([{}])
    expect(screen.getByRole('link', { name: 'Open the mails' }).getAttribute('href')).toBe('/mail')
  })

  it('does not send a link to what is no address, and says how one looks', async () => {
    const { seen } = open({ ...openClaim, emailHint: null })
    const field = await screen.findByLabelText('Your email')
    await userEvent.type(field, 'lena')
    await userEvent.click(screen.getByRole('button', { name: 'Send me the link' }))
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(document.activeElement).toBe(field)
    expect(kept(seen)).toEqual([])
  })

  it('goes straight to the credential where its owner is signed in', async () => {
    const { router } = open(openClaim, learner)
    await userEvent.click(await screen.findByRole('button', { name: 'Keep it here' }))
    await screen.findByText('It is kept here now')
    expect(router.state.location.pathname).toBe(`/me/credentials/${held.id}`)
  })

  it('says of each file what it cannot say', async () => {
    open(openClaim)
    await screen.findByText('One thing this file cannot say')
    expect(screen.getByText('This file leaves nothing out.')).toBeDefined()
    const links = screen.getAllByRole('link', { name: /^Download as/ })
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      `/api/v1/claims/${claimToken}/documents/open-badges-3.0`,
      `/api/v1/claims/${claimToken}/documents/european-digital-credential`,
    ])
  })
})

describe('a claim that is no longer open', () => {
  it('opens for its owner instead of failing', async () => {
    open({ ...openClaim, state: 'kept', heldCredentialId: held.id }, learner)
    const link = await screen.findByRole('link', { name: 'Open it' })
    expect(link.getAttribute('href')).toBe(`/me/credentials/${held.id}`)
  })

  it('does not lead a stranger into an account', async () => {
    open({ ...openClaim, state: 'kept' })
    await screen.findByRole('link', { name: 'Sign in and open it' })
    expect(screen.queryByRole('link', { name: 'Open it' })).toBeNull()
  })

  it('gets a new link by one press once it has ended', async () => {
    const { seen } = open({ ...openClaim, state: 'expired', content: null })
    await userEvent.click(await screen.findByRole('button', { name: 'Send me a new link' }))
    await screen.findByText('A new link is on its way')
    expect(seen.some(({ endpointId }) => endpointId === 'renewClaim')).toBe(true)
    expect(screen.queryByRole('button', { name: 'Send me a new link' })).toBeNull()
  })

  it('offers neither keeping nor a file of what was withdrawn', async () => {
    open({ ...openClaim, state: 'withdrawn' })
    await screen.findByRole('heading', { level: 1, name: 'The university has withdrawn this' })
    expect(screen.queryByRole('button', { name: /Keep|Send/ })).toBeNull()
    expect(screen.queryByRole('link', { name: /Download/ })).toBeNull()
    expect(screen.getByRole('link', { name: /Write to/ }).getAttribute('href')).toMatch(/^mailto:office@northshore/)
  })

  it('says of an unknown link how to find the right one', async () => {
    fakeNode(
      answer(accountsApi.showSession, nobody),
      refuse(holdingApi.showClaim, { code: 'holding.claim-not-found', status: 404 }),
    )
    renderApp(`/c/${claimToken}`)
    await screen.findByRole('heading', { level: 1, name: 'We do not know this link' })
  })
})
