/** Issuing an SD-JWT VC (SD-JWT VC, section 3). */
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { type IssueSdJwtSettings, issueSdJwt } from '../sd-jwt/index.ts'
import { checkSignedClaims, credentialType, openClaims } from './credential-claims.ts'

export interface IssueSdJwtVcSettings extends Omit<IssueSdJwtSettings, 'header'> {
  /** Name of the key in the issuer's document or metadata. */
  readonly keyId?: string | undefined
  /** Certificates in base64 from the one that holds the key upwards, where the issuer is known by them (`x5c`). */
  readonly certificates?: readonly string[] | undefined
}

/**
 * Issues a credential with all of its disclosures.
 *
 * @throws MesheError `sd-jwt-vc.claim-concealed` for a path into a claim that must stand in the open,
 *   `issuer.missing` without `iss` and certificates, and as `checkSignedClaims` and `issueSdJwt` do
 */
export async function issueSdJwtVc(claims: JsonObject, settings: IssueSdJwtVcSettings): Promise<string> {
  const { keyId, certificates, ...rest } = settings
  checkSignedClaims(claims)
  for (const { path } of [...rest.disclosable.map((path) => ({ path })), ...(rest.decoys ?? [])]) {
    const [name] = path
    if (typeof name === 'string' && openClaims.includes(name)) {
      throw new MesheError('sd-jwt-vc.claim-concealed', 'This claim must stand in the open.', { claim: name })
    }
  }
  if (claims['iss'] === undefined && certificates === undefined) {
    throw new MesheError('issuer.missing', 'The token would not say who issued it.')
  }
  const header = {
    typ: credentialType,
    ...(keyId === undefined ? {} : { kid: keyId }),
    ...(certificates === undefined ? {} : { x5c: certificates }),
  }
  return issueSdJwt(claims, { ...rest, header })
}
