/** Verifying a credential in a token of the common kind `JWT` (VC Data Model 1.1, section 6.3.1; Open Badges 3.0, section 8.2). */
import type { SignatureAlgorithm } from '../cryptography.ts'
import { findSameIssuerKey, type IssuerKeyEnvironment } from '../issuer-keys/index.ts'
import { readClaims, signatureAlgorithms, verifyCompactJws } from '../jose/index.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { isVcJwt } from './is-vc-jwt.ts'
import { credentialOfClaims } from './registered-claims.ts'

export interface VerifyVcJwtSettings extends IssuerKeyEnvironment {
  /** Default: all that this package verifies. */
  readonly algorithms?: readonly SignatureAlgorithm[] | undefined
}

export interface VerifiedVcJwt {
  readonly header: JsonObject
  /** The credential with what only a registered claim said put into its members. */
  readonly credential: JsonObject
  /** `iss`, which is the issuer of the credential too. */
  readonly issuer: string
  readonly keyId: string | null
}

/**
 * Verifies the signature with a key that the issuer shows: `kid` names it, or `jwk` is equal to it. Shape, dates and
 * status are the caller's matter.
 *
 * @throws MesheError as `verifyCompactJws`, `findSameIssuerKey` and `credentialOfClaims` do; `jws.type-mismatch` for a
 *   token of another kind
 */
export async function verifyVcJwt(token: string, settings: VerifyVcJwtSettings): Promise<VerifiedVcJwt> {
  const { cryptography, algorithms = signatureAlgorithms } = settings
  const { header, payload } = await verifyCompactJws(token, {
    cryptography,
    algorithms,
    allowEmbeddedKey: true,
    findKey: async (head, bytes) => {
      const claims = readClaims(bytes)
      if (!isVcJwt(head, claims)) throw new MesheError('jws.type-mismatch', 'The token is of another kind.')
      credentialOfClaims(claims)
      return (await findSameIssuerKey(String(claims['iss']), head, settings)).key
    },
  })
  const claims = readClaims(payload)
  const { kid } = header
  return {
    header,
    credential: credentialOfClaims(claims),
    issuer: String(claims['iss']),
    keyId: typeof kid === 'string' ? kid : null,
  }
}
