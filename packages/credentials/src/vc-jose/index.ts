/** Credentials and presentations as tokens and as COSE messages (Securing Verifiable Credentials using JOSE and COSE). */
export { issueCredentialCose, verifyCredentialCose } from './credential-cose.ts'
export {
  type Envelope,
  envelopeCoseCredential,
  envelopeCosePresentation,
  envelopeCredential,
  envelopePresentation,
  lookMessageBytes,
  type OpenedEnvelope,
  openEnvelope,
} from './envelope.ts'
export type { VerifyTokenSettings } from './find-owner-key.ts'
export { type IssuePresentationSdJwtSettings, issuePresentationSdJwt } from './issue-presentation-sd-jwt.ts'
export { type IssueTokenSettings, issueCredentialToken, issuePresentationToken } from './issue-token.ts'
export { issuePresentationCose, verifyPresentationCose } from './presentation-cose.ts'
export type { PresentationExpectations, VerifiedPresentationToken } from './presented-credentials.ts'
export { credentialTokenTypes, type VerifiedCredentialToken, verifyCredentialToken } from './verify-credential-token.ts'
export { verifyPresentationToken } from './verify-presentation-token.ts'
