/** Messages between this university and others. */
import type { SliceRoutes } from '../shared/layout/slice-routes.ts'

export const federationRoutes: SliceRoutes = {
  desk: [{ path: 'messages', lazy: async () => ({ Component: (await import('./MessagesPage.tsx')).MessagesPage }) }],
}
