/** Signing in. */
import type { SliceRoutes } from '../shared/layout/slice-routes.ts'

export const accountsRoutes: SliceRoutes = {
  public: [{ path: 'sign-in', lazy: async () => ({ Component: (await import('./SignInPage.tsx')).SignInPage }) }],
}
