/** The table of contents: every page of the app. Each slice lists its own pages in `<slice>/routes.tsx`. */
import type { RouteObject } from 'react-router'
import { accountsDeskRoutes } from './accounts/desk/routes.tsx'
import { accountsRoutes } from './accounts/routes.tsx'
import { auditRoutes } from './audit/routes.tsx'
import { catalogueDeskRoutes } from './catalogue/desk/routes.tsx'
import { catalogueRoutes } from './catalogue/routes.tsx'
import { demoRoutes } from './demo/routes.tsx'
import { developersRoutes } from './developers/routes.tsx'
import { federationRoutes } from './federation/routes.tsx'
import { helpRoutes } from './help/routes.tsx'
import { holdingRoutes } from './holding/routes.tsx'
import { homeRoutes } from './home/routes.tsx'
import { issuanceRoutes } from './issuance/routes.tsx'
import { recognitionDeskRoutes } from './recognition/desk/routes.tsx'
import { recognitionRoutes } from './recognition/routes.tsx'
import { languages } from './shared/i18n/index.ts'
import { Root, RootError, SiteLayout } from './shared/layout/index.ts'
import type { SliceRoutes } from './shared/layout/slice-routes.ts'
import { stackingDeskRoutes } from './stacking/desk/routes.tsx'
import { stackingLearnerRoutes } from './stacking/learner/routes.tsx'
import { stackingRoutes } from './stacking/routes.tsx'
import { verificationRoutes } from './verification/routes.tsx'

const slices: readonly SliceRoutes[] = [
  homeRoutes,
  catalogueRoutes,
  stackingRoutes,
  verificationRoutes,
  accountsRoutes,
  helpRoutes,
  developersRoutes,
  demoRoutes,
  holdingRoutes,
  recognitionRoutes,
  stackingLearnerRoutes,
  catalogueDeskRoutes,
  issuanceRoutes,
  recognitionDeskRoutes,
  stackingDeskRoutes,
  accountsDeskRoutes,
  auditRoutes,
  federationRoutes,
]

const from = (place: keyof SliceRoutes): RouteObject[] => slices.flatMap((slice) => slice[place] ?? [])

export const routes: readonly RouteObject[] = [
  {
    element: <Root />,
    errorElement: <RootError />,
    // Until the code of the first page is here, nothing: the page itself shows a skeleton.
    HydrateFallback: () => null,
    children: [
      {
        element: <SiteLayout />,
        children: [
          {
            index: true,
            lazy: async () => ({ Component: (await import('./home/LanguageRedirect.tsx')).LanguageRedirect }),
          },
          ...languages.map((language) => ({ path: language, children: from('public') })),
          ...from('short'),
          {
            path: 'me',
            lazy: async () => ({ Component: (await import('./shared/layout/RequireAccount.tsx')).RequireAccount }),
            children: from('me'),
          },
          { path: '*', lazy: async () => ({ Component: (await import('./help/NotFoundPage.tsx')).NotFoundPage }) },
        ],
      },
      {
        path: 'u/:institution',
        lazy: async () => ({ Component: (await import('./shared/layout/DeskLayout.tsx')).DeskLayout }),
        children: [
          ...from('desk'),
          { path: '*', lazy: async () => ({ Component: (await import('./help/NotFoundPage.tsx')).NotFoundPage }) },
        ],
      },
    ],
  },
]
