/** Asking a university to count a credential: the learner's side. */
import type { SliceRoutes } from '../shared/layout/slice-routes.ts'

export const recognitionRoutes: SliceRoutes = {
  me: [
    { path: 'recognition', lazy: async () => ({ Component: (await import('./RequestsPage.tsx')).RequestsPage }) },
    {
      path: 'recognition/new',
      lazy: async () => ({ Component: (await import('./NewRequestPage.tsx')).NewRequestPage }),
    },
    {
      path: 'recognition/:request',
      lazy: async () => ({ Component: (await import('./RequestPage.tsx')).RequestPage }),
    },
  ],
}
