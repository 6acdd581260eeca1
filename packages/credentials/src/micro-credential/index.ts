export * from './annex-one.ts'
export * from './micro-credential.ts'
