/** Cryptosuite ecdsa-sd-2023 (Data Integrity ECDSA Cryptosuites 1.0, section 3.6): a holder shows a part, and the proof still holds. */
import type { DisclosureSuite } from '../cryptosuite.ts'
import { judgeDisclosure } from './judge-disclosure.ts'

export { addBaseProof, type BaseProofSettings, type EphemeralKey, lookMandatoryPointers } from './add-base-proof.ts'
export { type DisclosureSettings, deriveProof } from './derive-proof.ts'

export const ecdsaSd2023: DisclosureSuite = {
  name: 'ecdsa-sd-2023',
  keyTypes: ['P-256'],
  signsJson: false,
  documentOf: (document) => document,
  judge: judgeDisclosure,
}
