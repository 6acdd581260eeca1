/** Finds the claims that a path names (SD-JWT VC, section 8.1; OpenID4VP 1.0, section 7.1). */
import { isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import type { ClaimPath, ClaimPlace } from './claim-path.ts'

export interface SelectedClaim {
  readonly place: ClaimPlace
  readonly value: JsonValue
}

/**
 * Every claim that a path names, in the order in which they stand; empty when there is none, and also where the path
 * asks a list for a name or an object for an index.
 */
export function selectClaims(claims: JsonObject, path: ClaimPath): readonly SelectedClaim[] {
  let selected: readonly SelectedClaim[] = [{ place: [], value: claims }]
  for (const step of path) {
    const next: SelectedClaim[] = []
    for (const { place, value } of selected) {
      if (typeof step === 'string') {
        if (!isJsonObject(value)) return []
        const member = Object.hasOwn(value, step) ? value[step] : undefined
        if (member !== undefined) next.push({ place: [...place, step], value: member })
        continue
      }
      if (!Array.isArray(value)) return []
      for (const [index, element] of value.entries()) {
        if (step === null || step === index) next.push({ place: [...place, index], value: element })
      }
    }
    selected = next
  }
  return selected
}
