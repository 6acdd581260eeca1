/** Finding courses, one course, the universities. */
import type { SliceRoutes } from '../shared/layout/slice-routes.ts'

export const catalogueRoutes: SliceRoutes = {
  public: [
    { path: 'find', lazy: async () => ({ Component: (await import('./FindPage.tsx')).FindPage }) },
    { path: 'find/:entry', lazy: async () => ({ Component: (await import('./OfferPage.tsx')).OfferPage }) },
    {
      path: 'universities',
      lazy: async () => ({ Component: (await import('./UniversitiesPage.tsx')).UniversitiesPage }),
    },
  ],
}
