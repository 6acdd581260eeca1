/** Labels of header parameters (RFC 9052, section 3.1; RFC 9360; RFC 9596; RFC 9597) and of CWT claims (RFC 8392). */
export const headerLabels = {
  algorithm: 1,
  critical: 2,
  contentType: 3,
  keyId: 4,
  claims: 15,
  type: 16,
} as const

/** Keys that come with the message prove nothing: ephemeral and static keys (RFC 9053), CWTs and claims with a key (RFC 9528). */
export const embeddedKeyLabels: readonly number[] = [-1, -2, 13, 14]
/** Certificates, or their hash (RFC 9360; C509). */
export const certificateLabels: readonly number[] = [32, 33, 34, 22, 24, 25]
/** An address of certificates. */
export const remoteKeyLabels: readonly number[] = [35, 23]

/** Numbers of claims by the name that the same claim has in a JWT (RFC 8392, section 4; RFC 9711 for the nonce). */
export const claimLabels = { iss: 1, sub: 2, aud: 3, exp: 4, nbf: 5, iat: 6, jti: 7, nonce: 10 } as const
export type ClaimName = keyof typeof claimLabels
