/** Credentials and presentations as JSON Web Tokens (Securing Verifiable Credentials using JOSE and COSE, the JOSE part). */
export {
  type Envelope,
  envelopeCredential,
  envelopePresentation,
  type OpenedEnvelope,
  openEnvelope,
} from './envelope.ts'
export { type IssueTokenSettings, issueCredentialToken, issuePresentationToken } from './issue-token.ts'
export {
  credentialTokenTypes,
  type VerifiedCredentialToken,
  type VerifyTokenSettings,
  verifyCredentialToken,
} from './verify-credential-token.ts'
export {
  type PresentationExpectations,
  type VerifiedPresentationToken,
  verifyPresentationToken,
} from './verify-presentation-token.ts'
