export * from './contract.ts'
export * from './recognition-case.ts'
