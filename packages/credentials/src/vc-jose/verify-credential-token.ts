/** Verifying a credential that is a token, whole (`vc+jwt`) or with selective disclosure (`vc+sd-jwt`). */
import type { Cryptography, SignatureAlgorithm } from '../cryptography.ts'
import type { DidResolver } from '../did/index.ts'
import { findControllerKey } from '../issuer-keys/index.ts'
import {
  isSignatureAlgorithm,
  type KeyFinder,
  readClaims,
  signatureAlgorithms,
  verifyCompactJws,
} from '../jose/index.ts'
import { asList, type JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { verifySdJwt } from '../sd-jwt/index.ts'
import { checkTokenClaims, identifierOf } from './token-claims.ts'

/** `typ` by how the credential is secured. A token without it is not taken: it could be meant for something else. */
export const credentialTokenTypes = { jwt: 'vc+jwt', 'sd-jwt': 'vc+sd-jwt' } as const

export interface VerifyTokenSettings {
  readonly now: Date
  readonly cryptography: Cryptography
  /** Answers the controlled identifier document of a DID, and of a web address where whoever runs this allows it. */
  readonly resolveDid: DidResolver
  readonly algorithms?: readonly SignatureAlgorithm[] | undefined
}

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
 * @throws MesheError as `verifyCompactJws` or `verifySdJwt`, `findControllerKey` and `checkTokenClaims` do;
 *   `vc-jose.not-a-credential`, `issuer.missing`
 */
export async function verifyCredentialToken(
  token: string,
  settings: VerifyTokenSettings,
): Promise<VerifiedCredentialToken> {
  const { cryptography, algorithms = signatureAlgorithms } = settings
  const isSelective = token.includes('~')
  const typ = credentialTokenTypes[isSelective ? 'sd-jwt' : 'jwt']
  const policy = { cryptography, algorithms, types: [typ], contentTypes: ['vc'], findKey: keyFinderOf(settings) }
  const { header, claims, hasConcealedMembers } = isSelective
    ? await verifySelective(token, policy)
    : await verifyWhole(token, policy)
  checkTokenClaims(claims, header, 'issuer')
  return { header, credential: claims, issuer: issuerOf(claims), keyId: keyIdOf(header), hasConcealedMembers }
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

function keyFinderOf({ now, resolveDid }: VerifyTokenSettings): KeyFinder {
  return (header, payload) => {
    const claims = readClaims(payload)
    if (!asList(claims['type']).includes('VerifiableCredential')) {
      throw new MesheError('vc-jose.not-a-credential', 'The token does not hold a credential.')
    }
    const request = { controller: issuerOf(claims), keyId: keyIdOf(header), algorithm: algorithmOf(header), now }
    return findControllerKey({ ...request, purpose: 'assertionMethod' }, resolveDid)
  }
}

function issuerOf(claims: JsonObject): string {
  const issuer = identifierOf(claims['issuer'])
  if (typeof issuer !== 'string') throw new MesheError('issuer.missing', 'The credential does not say who issued it.')
  return issuer
}

export function keyIdOf({ kid }: JsonObject): string | null {
  return typeof kid === 'string' ? kid : null
}

export function algorithmOf({ alg }: JsonObject): SignatureAlgorithm {
  if (!isSignatureAlgorithm(alg)) throw new MesheError('jws.algorithm-not-allowed', 'This algorithm is not allowed.')
  return alg
}
