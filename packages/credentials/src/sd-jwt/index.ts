/** Selective disclosure for JWT (RFC 9901): issue, present, verify. */
export { type ClaimPath, type ClaimPlace, matchesPlace } from './claim-path.ts'
export type { Concealment, Decoys } from './conceal-claims.ts'
export { type IssueSdJwtSettings, issueSdJwt } from './issue-sd-jwt.ts'
export { type OpenedSdJwt, openSdJwt } from './open-sd-jwt.ts'
export { type KeyBindingContent, listDisclosable, type PresentSdJwtSettings, presentSdJwt } from './present-sd-jwt.ts'
export { fromJsonSdJwt, joinSdJwt, type SdJwtParts, splitSdJwt, toJsonSdJwt } from './sd-jwt-parts.ts'
export { type SelectedClaim, selectClaims } from './select-claims.ts'
export {
  type KeyBindingExpectations,
  type VerifiedSdJwt,
  type VerifySdJwtSettings,
  verifySdJwt,
} from './verify-sd-jwt.ts'
