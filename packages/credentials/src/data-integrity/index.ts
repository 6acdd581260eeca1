/** Data Integrity proofs on JSON-LD documents (Verifiable Credential Data Integrity 1.0). */
export { addProof, type ProofSettings } from './add-proof.ts'
export { createBatchSigner } from './batch-signer.ts'
export type { Cryptosuite, CryptosuiteName } from './cryptosuite.ts'
export type { ProofReason, ProofReport } from './proof-report.ts'
export { type ProofExpectations, verifyProof } from './verify-proof.ts'
