/** Credentials in tokens of the common kind `JWT`: VC Data Model 1.1 and Open Badges 3.0. */
export { isVcJwt } from './is-vc-jwt.ts'
export { type IssueBadgeJwsSettings, issueBadgeJws } from './issue-badge-jws.ts'
export { type VerifiedVcJwt, type VerifyVcJwtSettings, verifyVcJwt } from './verify-vc-jwt.ts'
