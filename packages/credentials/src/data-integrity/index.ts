/** Data Integrity proofs on JSON-LD documents (Verifiable Credential Data Integrity 1.0). */
export { addProof, addProofToSet, type ChainedProofSettings } from './add-proof.ts'
export { createBatchSigner } from './batch-signer.ts'
export type { Cryptosuite, CryptosuiteName } from './cryptosuite.ts'
export { lookSuiteOf } from './cryptosuites.ts'
export {
  addBaseProof,
  type BaseProofSettings,
  type DisclosureSettings,
  deriveProof,
  type EphemeralKey,
  lookMandatoryPointers,
} from './ecdsa-sd-2023/index.ts'
export type { ProofSettings } from './proof-options.ts'
export type { ProofReason, ProofReport } from './proof-report.ts'
export { type ProofExpectations, summaryOf, verifyProof, verifyProofs } from './verify-proof.ts'
