/** The paths to larger awards, as everybody sees them. */
import type { SliceRoutes } from '../shared/layout/slice-routes.ts'

export const stackingRoutes: SliceRoutes = {
  public: [
    { path: 'paths', lazy: async () => ({ Component: (await import('./PathsPage.tsx')).PathsPage }) },
    { path: 'paths/:pathway', lazy: async () => ({ Component: (await import('./PathPage.tsx')).PathPage }) },
  ],
}
