/** What a whole credential loses in the claims of a token, found by reading them again. */
import type { Loss } from '../crosswalk/encoding.ts'
import { isJsonObject } from '../crosswalk/members.ts'
import { canonicalizeJson, type JsonObject, type JsonValue } from '../json/index.ts'
import type { ClaimPath } from '../sd-jwt/index.ts'
import type { StatusListReference } from '../status/index.ts'

export interface CredentialClaims {
  readonly format: 'sd-jwt-vc'
  /** Ready for `issueSdJwtVc`. */
  readonly claims: JsonObject
  /** What the holder may keep back: what identifies her. */
  readonly disclosable: readonly ClaimPath[]
  /** Places of the credential that do not come back as they were. */
  readonly losses: readonly Loss[]
}

export interface CredentialClaimsOptions {
  /** The entry of the token itself: those of the credential do not serve it. */
  readonly status?: StatusListReference | undefined
}

const pictures: readonly unknown[] = ['image', 'bannerImage', 'logo']

/** Every place of a credential at which another says something else, or nothing; what the other says more is no loss. */
export function lossesBetween(credential: JsonObject, readAgain: JsonObject): readonly Loss[] {
  return differencesOf(credential, readAgain, []).map(lossAt)
}

interface Difference {
  readonly path: readonly (string | number)[]
  readonly isGone: boolean
}

function differencesOf(one: unknown, other: unknown, path: readonly (string | number)[]): readonly Difference[] {
  if (other === undefined) return [{ path, isGone: true }]
  if (isJsonObject(one) && isJsonObject(other)) {
    return Object.keys(one).flatMap((member) => differencesOf(one[member], other[member], [...path, member]))
  }
  if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
    return one.flatMap((item, index) => differencesOf(item, other[index], [...path, index]))
  }
  const isSame = canonicalizeJson(one as JsonValue) === canonicalizeJson(other as JsonValue)
  return isSame ? [] : [{ path, isGone: false }]
}

function lossAt({ path, isGone }: Difference): Loss {
  const name = path.findLast((step) => typeof step === 'string')
  const isPicture = pictures.includes(name)
  const note = isPicture
    ? 'A picture is too large for a token in a wallet.'
    : path[0] === 'credentialStatus'
      ? 'A token is withdrawn by its own list.'
      : 'The claims of the token say this with less.'
  return { path: path.join('.'), kind: isGone ? 'no-term' : 'reduced', note }
}
