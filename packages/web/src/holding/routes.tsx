/** Receiving, keeping and using credentials; the learner's home and settings. */
import type { SliceRoutes } from '../shared/layout/slice-routes.ts'

export const holdingRoutes: SliceRoutes = {
  short: [{ path: 'c/:token', lazy: async () => ({ Component: (await import('./ClaimPage.tsx')).ClaimPage }) }],
  me: [
    { index: true, lazy: async () => ({ Component: (await import('./MyLearningPage.tsx')).MyLearningPage }) },
    {
      path: 'credentials',
      lazy: async () => ({ Component: (await import('./CredentialsPage.tsx')).CredentialsPage }),
    },
    {
      path: 'credentials/:credential',
      lazy: async () => ({ Component: (await import('./CredentialPage.tsx')).CredentialPage }),
    },
    { path: 'add', lazy: async () => ({ Component: (await import('./AddPage.tsx')).AddPage }) },
    { path: 'settings', lazy: async () => ({ Component: (await import('./SettingsPage.tsx')).SettingsPage }) },
  ],
}
