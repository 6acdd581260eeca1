export * from './contract.ts'
export { hasPassed, type RequestedCheck, requestableChecks } from './requested-checks.ts'
