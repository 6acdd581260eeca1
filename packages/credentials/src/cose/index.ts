/** COSE messages with one signature (RFC 9052, 9053, 9360, 9596, 9597), strict. */
export { type CoseHeader, type CoseHeaderMap, type CosePolicy, lookCoseType } from './cose-header.ts'
export {
  type CoseSign1,
  decodeCoseSign1,
  type SignCoseSettings,
  signCoseSign1,
  type VerifiedCose,
  type VerifyCoseSettings,
  verifyCoseSign1,
} from './cose-sign1.ts'
export { writeCwtClaims } from './cwt-claims.ts'
export { claimLabels, headerLabels } from './header-labels.ts'
