/** Signed HTTP messages between nodes (RFC 9421 with Ed25519) and digests of their bodies (RFC 9530). */
export { checkContentDigest, contentDigestOf } from './content-digest.ts'
export { profileTag } from './profile.ts'
export { type SignatureHeaders, type SigningSettings, signRequest, signResponse } from './sign-message.ts'
export { type Component, componentName, type HttpMessage, headersOf, signatureBase } from './signature-base.ts'
export {
  parseSignatureInput,
  parseSignatures,
  type SignatureInput,
  serializeSignatureInput,
} from './signature-input.ts'
export {
  type VerificationSettings,
  type VerifiedSignature,
  verifyRequest,
  verifyResponse,
} from './verify-message.ts'
