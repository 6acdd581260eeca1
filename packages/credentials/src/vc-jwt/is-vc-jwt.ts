/** Which tokens of the common kind `JWT` are credentials: everything else of that kind is somebody else's. */
import { kindOf } from '../jose/index.ts'
import { asList, isJsonObject, type JsonObject } from '../json/index.ts'

/**
 * A token with `typ: JWT`, or none, that holds a credential in `vc` (VC Data Model 1.1, section 6.3.1), or is one and
 * names its issuer twice (Open Badges 3.0, section 8.2).
 *
 * @param claims as they stand, unverified
 */
export function isVcJwt(header: JsonObject, claims: JsonObject): boolean {
  if (!(header['typ'] === undefined || kindOf(header) === 'jwt')) return false
  if (claims['vc'] !== undefined) return isCredential(claims['vc']) && claims['vct'] === undefined
  return isCredential(claims) && typeof claims['iss'] === 'string' && claims['vct'] === undefined
}

function isCredential(value: unknown): boolean {
  return (
    isJsonObject(value) && asList(value['type']).includes('VerifiableCredential') && value['@context'] !== undefined
  )
}
