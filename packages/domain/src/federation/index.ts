export * from './contract.ts'
export * from './delivery.ts'
export * from './message.ts'
