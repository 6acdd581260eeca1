/** Pages for developers. */
import type { SliceRoutes } from '../shared/layout/slice-routes.ts'

export const developersRoutes: SliceRoutes = {
  short: [
    { path: 'developers/api', lazy: async () => ({ Component: (await import('./ApiPage.tsx')).ApiPage }) },
    {
      path: 'developers/conformance',
      lazy: async () => ({ Component: (await import('./ConformancePage.tsx')).ConformancePage }),
    },
  ],
}
