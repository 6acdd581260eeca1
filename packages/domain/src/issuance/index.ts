export * from './award-row.ts'
export * from './contract.ts'
