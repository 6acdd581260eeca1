/** Help and the pages of plain text. */
import type { SliceRoutes } from '../shared/layout/slice-routes.ts'

export const helpRoutes: SliceRoutes = {
  public: [
    { path: 'help', lazy: async () => ({ Component: (await import('./HelpPage.tsx')).HelpPage }) },
    { path: 'words', lazy: async () => ({ Component: (await import('./WordsPage.tsx')).WordsPage }) },
    { path: 'accessibility', lazy: async () => ({ Component: (await import('./TextPage.tsx')).AccessibilityPage }) },
    { path: 'privacy', lazy: async () => ({ Component: (await import('./TextPage.tsx')).PrivacyPage }) },
  ],
}
