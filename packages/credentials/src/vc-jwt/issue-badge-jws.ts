/** Signing a badge as a compact JWS: the credential itself with the registered claims beside (Open Badges 3.0, section 8.2). */
import type { Signer } from '../cryptography.ts'
import { checkCredentialShape, lookDateTimeStamp } from '../data-model/index.ts'
import { numericDateOf, signCompactJws } from '../jose/index.ts'
import { isJsonObject, type JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { credentialOfClaims } from './registered-claims.ts'

export interface IssueBadgeJwsSettings {
  /** Its `verificationMethod` becomes `kid`, and must be one of the issuer's own. */
  readonly signer: Signer
}

/**
 * @throws MesheError `credential.malformed` (shape of the data model), `credential.proof-present`,
 *   `credential.issuer-mismatch` when the key is not the issuer's, and as `credentialOfClaims` does
 */
export function issueBadgeJws(credential: JsonObject, { signer }: IssueBadgeJwsSettings): Promise<string> {
  const [fault] = checkCredentialShape(credential)
  if (fault !== undefined) throw new MesheError('credential.malformed', fault.message, { fault: fault.code })
  if (credential['proof'] !== undefined) {
    throw new MesheError('credential.proof-present', 'The credential carries a proof already.')
  }
  const { issuer, id, credentialSubject: subject, validFrom, validUntil } = credential
  const iss = isJsonObject(issuer) ? issuer['id'] : issuer
  const kid = signer.verificationMethod
  if (iss !== kid.split('#')[0]) {
    throw new MesheError('credential.issuer-mismatch', 'The key belongs to somebody else.', { owner: 'issuer' })
  }
  const claims = {
    ...credential,
    iss,
    ...(id === undefined ? {} : { jti: id }),
    ...(isJsonObject(subject) && subject['id'] !== undefined ? { sub: subject['id'] } : {}),
    ...dateClaim('nbf', validFrom),
    ...dateClaim('exp', validUntil),
  }
  credentialOfClaims(claims)
  return signCompactJws(JSON.stringify(claims), { signer, header: { typ: 'JWT', kid } })
}

function dateClaim(name: string, member: unknown): JsonObject {
  const moment = lookDateTimeStamp(member)
  return moment === null ? {} : { [name]: numericDateOf(moment) }
}
