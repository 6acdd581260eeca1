export * from './Mark.tsx'
export * from './Selvedge.tsx'
export * from './Weave.tsx'
