export * from './contract.ts'
export * from './description-readiness.ts'
export * from './micro-credential-description.ts'
export * from './publication-state.ts'
