/** Pages of the demonstration. */
import type { SliceRoutes } from '../shared/layout/slice-routes.ts'

export const demoRoutes: SliceRoutes = {
  short: [{ path: 'mail', lazy: async () => ({ Component: (await import('./MailPage.tsx')).MailPage }) }],
}
