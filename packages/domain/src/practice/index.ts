export * from './contract.ts'
export * from './practice-issuer.ts'
