/** Seals of the European Digital Credential: JAdES, B-B made, B-B to B-LTA judged (ETSI TS 119 182-1). */
export { type CreateSealOptions, createSeal, type SealSigner } from './create-seal.ts'
export type { SealLevel, SealOptions, SealReport } from './opened-seal.ts'
export {
  isAwardedByAnother,
  namesOrganisation,
  prepareForSeal,
  sealEuropeanDigitalCredential,
  simulateSeal,
} from './seal-european-digital-credential.ts'
export {
  integrityReasons,
  type SealReason,
  type TimeReason,
  type TrustReason,
  timeReasons,
  trustReasons,
} from './seal-reasons.ts'
export { verifySeal } from './verify-seal.ts'
