/** Whose key a token was signed with: DID documents, JWT VC Issuer Metadata, certificates in the header. */
export { type CertifiedKey, checkHostOfCertificate, openCertificates } from './certificate-key.ts'
export { type DocumentReading, type FetchText, fetchJson } from './fetch-text.ts'
export { findIssuerKey, findSameIssuerKey, type IssuerKey, type IssuerKeyEnvironment } from './find-issuer-key.ts'
export { findKeyInSet, issuerMetadataUrl, type KeyInSet, readIssuerMetadata } from './issuer-metadata.ts'
export { findControllerKey, type KeyRequest, readVerificationMethodKey } from './verification-method-key.ts'
