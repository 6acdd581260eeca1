import { catalogueApi } from '@meshe/domain/catalogue'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { fakeNode, refuse } from '../../testing/fake-node.ts'
import { createQueryClient, useApiMutation } from './use-api.ts'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const wrapper = ({ children }: { readonly children: ReactNode }) => (
  <QueryClientProvider client={createQueryClient()}>{children}</QueryClientProvider>
)
const asked = (title: string) => ({
  params: { institution: 'northshore' },
  body: { description: { title: { en: title } } },
})

async function keysOf(status: number, titles: readonly string[]): Promise<(string | null)[]> {
  const seen = fakeNode(refuse(catalogueApi.createMicroCredential, { code: 'internal', status }))
  const { result } = renderHook(() => useApiMutation(catalogueApi.createMicroCredential), { wrapper })
  for (const title of titles) {
    await act(async () => {
      await result.current.mutateAsync(asked(title)).catch(() => null)
    })
    await waitFor(() => expect(result.current.isError).toBe(true))
  }
  return seen.map(({ headers }) => headers.get('idempotency-key'))
}

it('keeps the key when the same is asked again after a stumble of the node', async () => {
  const [first, second] = await keysOf(503, ['A', 'A'])
  expect(second).toBe(first)
})

it('takes a new key when something else is asked', async () => {
  const [first, second] = await keysOf(503, ['A', 'B'])
  expect(second).not.toBe(first)
})

it('takes a new key after a refusal: asking again is a new action', async () => {
  const [first, second] = await keysOf(409, ['A', 'A'])
  expect(second).not.toBe(first)
})
