export * from './contract.ts'
export * from './pathway.ts'
