/** Claims beside the members of a credential or presentation in its token (VC-JOSE-COSE, sections 1.1.2.1, 3.1.3 and 4). */
import { lookNumericDate } from '../jose/index.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'

/**
 * The token is the credential itself: nothing stands in `vc` or `vp`, and where a claim says the same as a member it
 * says the same thing.
 *
 * @throws MesheError `vc-jose.claim-forbidden` (`vc`, `vp`), `vc-jose.claim-contradiction` (`iss`, `jti` or `sub` of
 *   claims or header against the member), `jwt.claims-malformed` for a date
 */
export function checkTokenClaims(claims: JsonObject, header: JsonObject, owner: 'issuer' | 'holder'): void {
  for (const name of ['vc', 'vp']) {
    if (claims[name] !== undefined) {
      throw new MesheError('vc-jose.claim-forbidden', 'A token of this norm has no such claim.', { claim: name })
    }
  }
  for (const name of ['iss', 'sub', 'jti'] as const) {
    for (const value of [claims[name], header[name]]) {
      if (value !== undefined && !agrees(value, memberOf(claims, name, owner))) {
        throw new MesheError('vc-jose.claim-contradiction', 'A claim says something else than the credential.', {
          claim: name,
        })
      }
    }
  }
  for (const name of ['nbf', 'exp']) lookNumericDate(claims, name)
}

/** What a claim repeats: the issuer or holder, the subject, the identifier; undefined where there is nothing to repeat. */
function memberOf(claims: JsonObject, name: 'iss' | 'sub' | 'jti', owner: 'issuer' | 'holder') {
  if (name === 'iss') return identifierOf(claims[owner])
  if (name === 'jti') return identifierOf(claims['id'])
  return owner === 'issuer' && !Array.isArray(claims['credentialSubject'])
    ? identifierOf(claims['credentialSubject'])
    : undefined
}

/** The key is looked for under the issuer, so that `iss` must have something to agree with. */
function agrees(value: JsonValue, member: JsonValue | undefined): boolean {
  return typeof value === 'string' && (member === undefined || value === member)
}

export function identifierOf(value: JsonValue | undefined): JsonValue | undefined {
  return isJsonObject(value) ? value['id'] : value
}
