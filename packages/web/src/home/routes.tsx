/** The first pages. */
import type { SliceRoutes } from '../shared/layout/slice-routes.ts'

export const homeRoutes: SliceRoutes = {
  public: [
    { index: true, lazy: async () => ({ Component: (await import('./HomePage.tsx')).HomePage }) },
    { path: 'start', lazy: async () => ({ Component: (await import('./StartPage.tsx')).StartPage }) },
  ],
}
