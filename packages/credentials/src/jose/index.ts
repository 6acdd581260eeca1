/** JSON Web Signatures and Keys (RFC 7515, 7517, 7518, 7519, 7638, 7797, 8037), strict. */
export { checkSignatureShape, isSignatureAlgorithm, keyTypeOf, signatureAlgorithms } from './algorithms.ts'
export { checkPublicKey } from './check-public-key.ts'
export {
  type CompactJws,
  decodeCompactJws,
  type KeyFinder,
  type SignJwsSettings,
  signCompactJws,
  type VerifiedJws,
  type VerifyJwsSettings,
  verifyCompactJws,
  verifySignature,
} from './compact-jws.ts'
export { type CurveName, compressPoint, decodePoint } from './curves.ts'
export { isCanonicalPoint, isForgedPoint, isLowOrderPoint } from './ed25519-points.ts'
export {
  decodeJsonJws,
  type JsonJws,
  type JsonJwsPart,
  type JsonJwsSignature,
  signFlattenedJws,
  signGeneralJws,
  type VerifiedJsonJws,
  verifyJsonJws,
} from './json-jws.ts'
export { jwkThumbprint, readJwk, type TrustedKey, toJwk } from './jwk.ts'
export { decodeHeader, type JwsPolicy, kindOf, shortTypeOf } from './jws-header.ts'
export {
  type ClaimExpectations,
  checkClaims,
  clockSkewMs,
  lookNumericDate,
  numericDateOf,
  readClaims,
} from './jwt-claims.ts'
export { decodeRsaPublicKey, encodeRsaPublicKey, type RsaNumbers } from './rsa-public-key.ts'
