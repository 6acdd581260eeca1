/** Who did what at a university. */
import type { SliceRoutes } from '../shared/layout/slice-routes.ts'

export const auditRoutes: SliceRoutes = {
  desk: [{ path: 'log', lazy: async () => ({ Component: (await import('./LogPage.tsx')).LogPage }) }],
}
