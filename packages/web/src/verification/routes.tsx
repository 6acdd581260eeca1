/** Checking a credential. */
import type { SliceRoutes } from '../shared/layout/slice-routes.ts'

export const verificationRoutes: SliceRoutes = {
  public: [{ path: 'verify', lazy: async () => ({ Component: (await import('./VerifyPage.tsx')).VerifyPage }) }],
}
