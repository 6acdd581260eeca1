/** Awarding: batches, a new one, every credential, one of them. */
import type { SliceRoutes } from '../shared/layout/slice-routes.ts'

export const issuanceRoutes: SliceRoutes = {
  desk: [
    { path: 'issue', lazy: async () => ({ Component: (await import('./BatchesPage.tsx')).BatchesPage }) },
    { path: 'issue/new', lazy: async () => ({ Component: (await import('./NewBatchPage.tsx')).NewBatchPage }) },
    { path: 'issue/:batch', lazy: async () => ({ Component: (await import('./BatchPage.tsx')).BatchPage }) },
    { path: 'issued', lazy: async () => ({ Component: (await import('./AwardsPage.tsx')).AwardsPage }) },
    { path: 'issued/:award', lazy: async () => ({ Component: (await import('./AwardPage.tsx')).AwardPage }) },
  ],
}
