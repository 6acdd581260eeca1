/** SD-JWT VC (draft-ietf-oauth-sd-jwt-vc): issue, verify, types; the micro-credential of the network as such a credential. */
export { europeanMicroCredentialType, fromBadgeClaims, toBadgeClaims } from './badge-claims.ts'
export { checkAgainstType, type ShownClaims, type TypeFinding } from './check-against-type.ts'
export { checkSignedClaims, openClaims } from './credential-claims.ts'
export type { CredentialClaims, CredentialClaimsOptions } from './differences.ts'
export { hasIntegrity, integrityOf } from './integrity.ts'
export { type IssueSdJwtVcSettings, issueSdJwtVc } from './issue-sd-jwt-vc.ts'
export { europeanLearningModelType, fromLinkedDataClaims, toLinkedDataClaims } from './linked-data-claims.ts'
export { microCredentialClaims, microCredentialType, type TypedClaim } from './micro-credential-claims.ts'
export { lookKnownType, microCredentialTypeMetadata, microCredentialTypeText } from './micro-credential-type.ts'
export { momentOf, nameOf, readMicroCredentialClaims } from './read-micro-credential-claims.ts'
export { extendType, type ResolveTypeSettings, resolveType } from './resolve-type.ts'
export { type SdJwtVcEncoding, type SdJwtVcOptions, toMicroCredentialClaims } from './to-micro-credential-claims.ts'
export {
  type ClaimDisplay,
  type ClaimMetadata,
  type DisclosureRule,
  readTypeMetadata,
  type TypeDisplay,
  type TypeMetadata,
} from './type-metadata.ts'
export { isSdJwtVc, type VerifiedSdJwtVc, type VerifySdJwtVcSettings, verifySdJwtVc } from './verify-sd-jwt-vc.ts'
