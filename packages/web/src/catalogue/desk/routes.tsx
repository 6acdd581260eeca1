/** Describing what a university offers. */
import type { SliceRoutes } from '../../shared/layout/slice-routes.ts'

export const catalogueDeskRoutes: SliceRoutes = {
  desk: [
    { path: 'offers', lazy: async () => ({ Component: (await import('./OffersPage.tsx')).OffersPage }) },
    { path: 'offers/new', lazy: async () => ({ Component: (await import('./NewOfferPage.tsx')).NewOfferPage }) },
    { path: 'offers/:offer', lazy: async () => ({ Component: (await import('./OfferDeskPage.tsx')).OfferDeskPage }) },
  ],
}
