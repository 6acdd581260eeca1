import { accountsApi } from '@meshe/domain/accounts'
import { holdingApi } from '@meshe/domain/holding'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { answer, fakeNode, refuse } from '../testing/fake-node.ts'
import { learner, nobody } from '../testing/fixtures.ts'
import { renderApp } from '../testing/render-app.tsx'

const token = 'A'.repeat(32)

it('does not send an address that is none, and says so at the field', async () => {
  const seen = fakeNode(answer(accountsApi.showSession, nobody))
  renderApp('/en/sign-in')
  await userEvent.type(await screen.findByLabelText('Email'), 'lena at example')
  await userEvent.click(screen.getByRole('button', { name: 'Send me the link' }))
  expect(screen.getByLabelText('Email').getAttribute('aria-invalid')).toBe('true')
  expect(seen.map(({ endpointId }) => endpointId)).not.toContain('requestSignInLink')
})

it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
  'does not pass on a way back that leads elsewhere: %s',
  async (returnTo) => {
    const seen = fakeNode(
      answer(accountsApi.showSession, nobody),
      answer(accountsApi.requestSignInLink, { sent: true }),
    )
    renderApp(`/en/sign-in?returnTo=${encodeURIComponent(returnTo)}`)
    await userEvent.type(await screen.findByLabelText('Email'), 'lena@example.org')
    await userEvent.click(screen.getByRole('button', { name: 'Send me the link' }))
    await screen.findByRole('heading', { level: 1, name: 'Look into your mail' })
    const asked = seen.find(({ endpointId }) => endpointId === 'requestSignInLink')
    expect(asked?.body).toEqual({ email: 'lena@example.org', language: 'en' })
  },
)

it('does not use a link by opening it, because mail programs open links as well', async () => {
  const seen = fakeNode(answer(accountsApi.showSession, nobody))
  renderApp(`/en/sign-in#${token}`)
  await screen.findByRole('button', { name: 'Sign in now' })
  expect(seen.map(({ endpointId }) => endpointId)).not.toContain('signIn')
})

it('signs in by a press and goes back to where one was', async () => {
  fakeNode(
    answer(accountsApi.showSession, nobody),
    answer(accountsApi.signIn, { session: learner, returnTo: '/en/help' }),
    answer(holdingApi.listHeldCredentials, { credentials: [] }),
  )
  const { router } = renderApp(`/en/sign-in#${token}`)
  await userEvent.click(await screen.findByRole('button', { name: 'Sign in now' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/en/help'))
  expect(await screen.findByRole('button', { name: /Lena Learner/ })).toBeDefined()
})

it('offers a new link when this one was used already', async () => {
  fakeNode(
    answer(accountsApi.showSession, nobody),
    refuse(accountsApi.signIn, { code: 'session.link-invalid', status: 410 }),
  )
  renderApp(`/en/sign-in?token=${token}`)
  await userEvent.click(await screen.findByRole('button', { name: 'Sign in now' }))
  await screen.findByRole('heading', { level: 1, name: 'This link no longer works' })
  await userEvent.click(screen.getByRole('link', { name: 'Send me a new link' }))
  expect(await screen.findByLabelText('Email')).toBeDefined()
})

it.each(['#short', '?token=../../x', '#<script>', ''])(
  'asks for a mail where the address holds no token: %s',
  async (rest) => {
    fakeNode(answer(accountsApi.showSession, nobody))
    renderApp(`/en/sign-in${rest}`)
    expect(await screen.findByLabelText('Email')).toBeDefined()
  },
)
