/** Opens the app at an address, as a browser would, with the routes of the app itself. */
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, render } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, vi } from 'vitest'
import { routes } from '../routes.tsx'
import { createQueryClient } from '../shared/api/index.ts'

// The code of a page is loaded when it is first opened, which takes its time on a busy machine; no test asserts how long.
configure({ asyncUtilTimeout: 10_000 })

// jsdom has no scrolling; every test leaves the page as it found it.
window.scrollTo = () => {}
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  localStorage.clear()
  sessionStorage.clear()
})

export function renderApp(address: string) {
  const client = createQueryClient()
  client.setDefaultOptions({ queries: { retry: false } })
  const router = createMemoryRouter([...routes], { initialEntries: [address] })
  const result = render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  return { ...result, router, client }
}
