export * from './call-api.ts'
export * from './problem-error.ts'
export * from './use-api.ts'
