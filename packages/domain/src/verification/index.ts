export * from './contract.ts'
export { problemTypeOf, problemTypeOfReason } from './problem-type.ts'
export { lookProofMismatch, type ProofExpectations, type ProofMismatch } from './proof-expectations.ts'
export { hasPassed, isVerifiedFor, type RequestedCheck, requestableChecks } from './requested-checks.ts'
