/** Certificates, paths to trust anchors, time-stamp tokens and revocation data (RFC 5280, 3161, 6960). */
export { type Asn1Library, hexOf, isSameBytes, joinBytes, loadAsn1Library } from './asn1-library.ts'
export { type Certificate, type CertificateName, lookCertificate } from './certificate.ts'
export { type ChainOptions, type ChainReason, type ChainReport, checkChain, type Purpose } from './chain.ts'
export { findRevocation, type RevocationFinding, type RevocationMaterial } from './revocation.ts'
export { type TokenReason, type TokenReport, verifyTimeStampToken } from './time-stamp-token.ts'
