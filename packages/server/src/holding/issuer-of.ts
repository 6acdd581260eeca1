/** Who a credential says issued it. */
import { isJsonObject, type JsonObject } from '@meshe/credentials/json'

export function identifierOfIssuer(credential: JsonObject | undefined): string | null {
  const issuer = credential?.['issuer']
  const id = isJsonObject(issuer) ? issuer['id'] : issuer
  return typeof id === 'string' ? id : null
}
