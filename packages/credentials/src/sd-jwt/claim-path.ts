/** Where a claim stands: member names, indexes of lists, and null for every element (SD-JWT VC, claim path; OID4VP 1.0, section 7). */

export type ClaimPath = readonly (string | number | null)[]

/** A path that names one place: no null. */
export type ClaimPlace = readonly (string | number)[]

/** Whether a pattern names this very place. */
export function matchesPlace(pattern: ClaimPath, place: ClaimPlace): boolean {
  return pattern.length === place.length && startsPlace(pattern, place, place.length)
}

/** Whether the first `length` steps of a pattern fit those of a place. */
export function startsPlace(pattern: ClaimPath, place: ClaimPlace, length: number): boolean {
  for (let index = 0; index < length; index += 1) {
    const step = pattern[index]
    if (step === null ? typeof place[index] !== 'number' : step !== place[index]) return false
  }
  return true
}
