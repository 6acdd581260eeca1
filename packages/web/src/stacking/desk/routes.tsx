/** Building paths to larger awards and giving these. */
import type { SliceRoutes } from '../../shared/layout/slice-routes.ts'

export const stackingDeskRoutes: SliceRoutes = {
  desk: [
    { path: 'paths', lazy: async () => ({ Component: (await import('./DeskPathsPage.tsx')).DeskPathsPage }) },
    { path: 'paths/new', lazy: async () => ({ Component: (await import('./NewPathPage.tsx')).NewPathPage }) },
    { path: 'paths/:pathway', lazy: async () => ({ Component: (await import('./DeskPathPage.tsx')).DeskPathPage }) },
  ],
}
