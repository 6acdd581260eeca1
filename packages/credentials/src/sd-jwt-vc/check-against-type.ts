/** Whether a credential keeps the rules of its type (SD-JWT VC, sections 8.3 and 8.4). */
import type { JsonObject } from '../json/index.ts'
import { type ClaimPath, type ClaimPlace, matchesPlace, selectClaims } from '../sd-jwt/index.ts'
import type { TypeMetadata } from './type-metadata.ts'

export interface TypeFinding {
  readonly code: 'type.claim-missing' | 'type.claim-not-disclosable' | 'type.claim-disclosable'
  readonly path: ClaimPath
}

export interface ShownClaims {
  readonly claims: JsonObject
  /** Places that came by a disclosure. */
  readonly disclosed: readonly ClaimPlace[]
  /** Digests that stay closed; where there are any, a claim that is not seen may be one of them. */
  readonly concealedCount: number
}

/** Every rule of the type that the credential breaks, as far as what is shown can tell; none is good. */
export function checkAgainstType(
  { claims, disclosed, concealedCount }: ShownClaims,
  type: TypeMetadata,
): readonly TypeFinding[] {
  const isDisclosed = (place: ClaimPlace) => disclosed.some((one) => matchesPlace(one, place))
  return type.claims.flatMap(({ path, sd, mandatory }): TypeFinding[] => {
    const selected = selectClaims(claims, path)
    if (selected.length === 0) {
      return mandatory === true && concealedCount === 0 ? [{ code: 'type.claim-missing', path }] : []
    }
    if (sd === 'always' && selected.some(({ place }) => !isDisclosed(place))) {
      return [{ code: 'type.claim-not-disclosable', path }]
    }
    return sd === 'never' && selected.some(({ place }) => isDisclosed(place))
      ? [{ code: 'type.claim-disclosable', path }]
      : []
  })
}
