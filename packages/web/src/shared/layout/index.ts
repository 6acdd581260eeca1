export * from './Page.tsx'
export * from './Root.tsx'
export * from './SiteLayout.tsx'
export * from './session.tsx'
