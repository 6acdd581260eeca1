import { accountsApi } from '@meshe/domain/accounts'
import { type HeldCredentialView, holdingApi } from '@meshe/domain/holding'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { answer, fakeNode, refuse } from '../testing/fake-node.ts'
import { learner } from '../testing/fixtures.ts'
import { held, heldAs } from '../testing/learner-fixtures.ts'
import { renderApp } from '../testing/render-app.tsx'

async function add(text: string, added: ReturnType<typeof answer>, before: readonly HeldCredentialView[] = [held]) {
  const seen = fakeNode(
    answer(accountsApi.showSession, learner),
    answer(holdingApi.listHeldCredentials, { credentials: [...before] }),
    added,
  )
  renderApp('/me/add')
  await userEvent.click(await screen.findByText('Paste its text'))
  await userEvent.click(screen.getByLabelText('Text of the credential'))
  await userEvent.paste(text)
  await userEvent.click(screen.getByRole('button', { name: 'Add it' }))
  return seen
}

it('hands over the text as it is, and says what it was', async () => {
  const text = '{"a": 1.0, "a": 2}'
  const seen = await add(text, answer(holdingApi.addCredential, heldAs(5, 'Nursing basics')))
  await screen.findByRole('heading', { level: 1, name: 'It is in your credentials' })
  expect(screen.getByText('We read it as: Open Badge 3.0.')).toBeDefined()
  expect(seen.find(({ endpointId }) => endpointId === 'addCredential')?.body).toEqual({ document: text })
})

it('names a duplicate instead of pretending that something was added', async () => {
  await add('{}', answer(holdingApi.addCredential, held))
  await screen.findByRole('heading', { level: 1, name: 'You have this already' })
  expect(screen.getByText(/We changed nothing/)).toBeDefined()
})

it('tells a second form of the same credential from a duplicate', async () => {
  const before = [{ ...held, formats: ['open-badges-3.0' as const] }]
  await add('{}', answer(holdingApi.addCredential, held), before)
  expect(await screen.findByText(/second form/)).toBeDefined()
  expect(screen.queryByText(/We changed nothing/)).toBeNull()
})

it.each([
  ['{}', 'holding.not-a-credential', 'We could not read a credential from this', /It may be a photo/],
  ['https://x.example/c', 'holding.not-a-credential', 'We could not read a credential from this', /This is an address/],
  ['{}', 'holding.credential-changed', 'This is not the original', /We did not keep it/],
])('says of %s refused as %s what to do, and keeps the text', async (text, code, title, advice) => {
  await add(text, refuse(holdingApi.addCredential, { code, status: 422 }))
  await screen.findByText(title)
  expect(screen.getByText(advice)).toBeDefined()
  expect(screen.getByLabelText<HTMLTextAreaElement>('Text of the credential').value).toBe(text)
})
