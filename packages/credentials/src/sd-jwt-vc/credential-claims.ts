/** What the claims of an SD-JWT VC must be (SD-JWT VC, section 3.2). */
import { lookNumericDate } from '../jose/index.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import type { ClaimPlace } from '../sd-jwt/index.ts'
import { readStatusListReference } from '../status/index.ts'

/** `typ` of an SD-JWT VC. The older `vc+sd-jwt` is read for a transitional time; `vct` tells it from another norm's. */
export const credentialType = 'dc+sd-jwt'
export const acceptedTypes: readonly string[] = [credentialType, 'vc+sd-jwt']

/** Claims that a holder can never keep back, whatever stands inside them included. */
export const openClaims: readonly string[] = ['iss', 'nbf', 'exp', 'cnf', 'vct', 'vct#integrity', 'aka_vcts', 'status']

/**
 * Judges the claims as they are signed, before anything is disclosed: what must stand in the open stands there.
 *
 * @throws MesheError `sd-jwt-vc.type-missing` without `vct` in the open; `sd-jwt-vc.claim-concealed` where a part of a
 *   claim that must be open is only a digest; `sd-jwt-vc.claim-malformed`; `jwt.claims-malformed` for a date;
 *   `status.malformed`
 */
export function checkSignedClaims(signed: JsonObject): void {
  const { vct, iss, sub, cnf, status, aka_vcts: others } = signed
  if (!isName(vct)) throw new MesheError('sd-jwt-vc.type-missing', 'The credential does not say what it is.')
  for (const name of openClaims) if (hasDigests(signed[name])) throw concealed(name)
  for (const [name, value] of Object.entries({ iss, sub, 'vct#integrity': signed['vct#integrity'] })) {
    if (value !== undefined && !isName(value)) throw malformed(name)
  }
  if (cnf !== undefined && (!isJsonObject(cnf) || Object.keys(cnf).length === 0)) throw malformed('cnf')
  if (others !== undefined && !(Array.isArray(others) && others.length > 0 && others.every(isName))) {
    throw malformed('aka_vcts')
  }
  for (const name of ['iat', 'nbf', 'exp']) lookNumericDate(signed, name)
  if (status !== undefined && !isJsonObject(status)) throw malformed('status')
  if (isJsonObject(status) && status['status_list'] !== undefined) readStatusListReference(status)
}

/**
 * Judges what was disclosed: nothing that must stand in the open came by a disclosure.
 *
 * @throws MesheError `sd-jwt-vc.claim-concealed`
 */
export function checkDisclosedPlaces(disclosed: readonly ClaimPlace[]): void {
  for (const [name] of disclosed) {
    if (typeof name === 'string' && openClaims.includes(name)) throw concealed(name)
  }
}

function hasDigests(value: JsonValue | undefined): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some(hasDigests)
  return Object.entries(value).some(([name, member]) => name === '_sd' || name === '...' || hasDigests(member))
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function concealed(claim: string): MesheError {
  return new MesheError('sd-jwt-vc.claim-concealed', 'This claim must stand in the open.', { claim })
}

function malformed(claim: string): MesheError {
  return new MesheError('sd-jwt-vc.claim-malformed', 'A claim is not as the norm has it.', { claim })
}
