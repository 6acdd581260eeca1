/** The first page of a desk, and who may do what there. */
import type { SliceRoutes } from '../../shared/layout/slice-routes.ts'

export const accountsDeskRoutes: SliceRoutes = {
  desk: [
    { index: true, lazy: async () => ({ Component: (await import('./TodayPage.tsx')).TodayPage }) },
    { path: 'people', lazy: async () => ({ Component: (await import('./PeoplePage.tsx')).PeoplePage }) },
  ],
}
