/** Verifying a credential that is a token, whole (`vc+jwt`) or with selective disclosure (`vc+sd-jwt`). */
import { type KeyFinder, readClaims, signatureAlgorithms, verifyCompactJws } from '../jose/index.ts'
import { asList, type JsonObject } from '../json/index.ts'
import { verifySdJwt } from '../sd-jwt/index.ts'
import { findIssuerKeyOf, issuerOf, keyHintOf, type VerifyTokenSettings } from './find-owner-key.ts'
import { checkTokenClaims } from './token-claims.ts'

/** `typ` by how the credential is secured. A token without it is not taken: it could be meant for something else. */
export const credentialTokenTypes = { jwt: 'vc+jwt', 'sd-jwt': 'vc+sd-jwt' } as const

export interface VerifiedCredentialToken {
  readonly header: JsonObject
  /** The credential with the claims beside its members (`iat`, `exp`, `cnf`), as far as the holder shows it. */
  readonly credential: JsonObject
  readonly issuer: string
  readonly keyId: string | null
  /** Members of the credential itself are kept back, or decoys stand among them: a status or an end may be one. */
  readonly hasConcealedMembers: boolean
}

/**
 * Verifies the signature with the key that the issuer's document allows for assertions. Shape, dates and status are the
 * caller's matter.
 *
 * @throws MesheError as `verifyCompactJws` or `verifySdJwt`, `findIssuerKeyOf` and `checkTokenClaims` do
 */
export async function verifyCredentialToken(
  token: string,
  settings: VerifyTokenSettings,
): Promise<VerifiedCredentialToken> {
  const { cryptography, algorithms = signatureAlgorithms } = settings
  const isSelective = token.includes('~')
  const typ = credentialTokenTypes[isSelective ? 'sd-jwt' : 'jwt']
  const findKey: KeyFinder = (header, payload) => findIssuerKeyOf(readClaims(payload), keyHintOf(header), settings)
  const policy = { cryptography, algorithms, types: [typ], contentTypes: ['vc'], findKey }
  const { header, claims, hasConcealedMembers } = isSelective
    ? await verifySelective(token, policy)
    : await verifyWhole(token, policy)
  checkTokenClaims(claims, header, 'issuer')
  const { keyId } = keyHintOf(header)
  return { header, credential: claims, issuer: issuerOf(claims), keyId, hasConcealedMembers }
}

async function verifyWhole(token: string, policy: Parameters<typeof verifyCompactJws>[1]) {
  const { header, payload } = await verifyCompactJws(token, policy)
  return { header, claims: readClaims(payload), hasConcealedMembers: false }
}

async function verifySelective(token: string, policy: Parameters<typeof verifySdJwt>[1]) {
  const { header, claims, signedClaims, disclosed } = await verifySdJwt(token, policy)
  const digests = asList(signedClaims['_sd']).length
  return { header, claims, hasConcealedMembers: digests > disclosed.filter(({ length }) => length === 1).length }
}
