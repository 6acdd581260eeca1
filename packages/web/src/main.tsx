/** Starts the app: providers, then the routes. */
import '@fontsource-variable/source-sans-3/wght.css'
import '@fontsource-variable/literata/wght.css'
import './shared/layout/tokens.css'
import './shared/layout/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { routes } from './routes.tsx'
import { createQueryClient } from './shared/api/index.ts'

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <RouterProvider router={createBrowserRouter([...routes])} />
      </QueryClientProvider>
    </StrictMode>,
  )
}
