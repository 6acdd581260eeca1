/** The recognition office. */
import type { SliceRoutes } from '../../shared/layout/slice-routes.ts'

export const recognitionDeskRoutes: SliceRoutes = {
  desk: [
    { path: 'recognition', lazy: async () => ({ Component: (await import('./InboxPage.tsx')).InboxPage }) },
    { path: 'recognition/:case', lazy: async () => ({ Component: (await import('./CasePage.tsx')).CasePage }) },
  ],
}
