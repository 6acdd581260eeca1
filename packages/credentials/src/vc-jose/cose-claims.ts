/** Claims of a COSE message stand in its header, not beside the members of the credential (RFC 9597). */
import { type CoseHeaderMap, headerLabels, writeCwtClaims } from '../cose/index.ts'
import { numericDateOf } from '../jose/index.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import type { IssueTokenSettings } from './issue-token.ts'
import { checkTokenClaims, identifierOf } from './token-claims.ts'

interface HeaderContent extends IssueTokenSettings {
  readonly owner: 'issuer' | 'holder'
  readonly type: string
  readonly contentType: string
}

/** @throws MesheError `credential.issuer-mismatch`, and as `checkTokenClaims` does */
export function coseHeaderOf(document: JsonObject, content: HeaderContent): CoseHeaderMap {
  const { signer, issuedAt, expiresAt, claims, owner, type, contentType } = content
  const kid = signer.verificationMethod
  if (identifierOf(document[owner]) !== kid.split('#')[0]) {
    throw new MesheError('credential.issuer-mismatch', 'The key belongs to somebody else.', { owner })
  }
  const dates = {
    iat: numericDateOf(issuedAt),
    ...(expiresAt === undefined ? {} : { exp: numericDateOf(expiresAt) }),
  }
  const beside = { ...claims, ...dates }
  checkTokenClaims(document, beside, owner)
  return new Map<number, unknown>([
    [headerLabels.contentType, `application/${contentType}`],
    [headerLabels.keyId, new TextEncoder().encode(kid)],
    [headerLabels.claims, writeCwtClaims(beside)],
    [headerLabels.type, `application/${type}`],
  ]) as CoseHeaderMap
}

/**
 * The document with the claims of the header beside its members, as a token has them.
 *
 * @throws MesheError `vc-jose.claim-contradiction` where the document says something else under the same name
 */
export function claimsBeside(document: JsonObject, claims: JsonObject): JsonObject {
  for (const [name, value] of Object.entries(claims)) {
    if (document[name] !== undefined && JSON.stringify(document[name]) !== JSON.stringify(value)) {
      throw new MesheError('vc-jose.claim-contradiction', 'The header says something else than the content.', {
        claim: name,
      })
    }
  }
  return { ...document, ...claims }
}
