/** The learner's goals and the way to each. */
import type { SliceRoutes } from '../../shared/layout/slice-routes.ts'

export const stackingLearnerRoutes: SliceRoutes = {
  me: [
    { path: 'stack', lazy: async () => ({ Component: (await import('./MyStackPage.tsx')).MyStackPage }) },
    { path: 'stack/:pathway', lazy: async () => ({ Component: (await import('./MyPathPage.tsx')).MyPathPage }) },
  ],
}
