/** From digests and disclosures back to claims: what a verifier may believe, and nothing else (RFC 9901, section 7.1). */
import { isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import type { ClaimPlace } from './claim-path.ts'
import { type Disclosure, digestsName, elementName, hashName } from './disclosure.ts'

export interface RevealedClaims {
  readonly claims: JsonObject
  /** Each disclosure with the place at which its claim stands in `claims`, outer before inner. */
  readonly places: readonly { readonly disclosure: Disclosure; readonly place: ClaimPlace }[]
  /** Digests to which no disclosure was given: kept back, or decoys. */
  readonly concealedCount: number
}

interface Work {
  readonly byDigest: ReadonlyMap<string, Disclosure>
  readonly seen: Set<string>
  readonly places: { readonly disclosure: Disclosure; readonly place: ClaimPlace }[]
  concealedCount: number
}

const maxDepth = 64

/**
 * Puts disclosed claims into their places and removes every other trace of concealment.
 *
 * @throws MesheError `sd-jwt.disclosure-repeated`, `sd-jwt.disclosure-unreferenced`, `sd-jwt.digest-repeated` (one digest
 *   in two places), `sd-jwt.claim-collision` (a disclosed name that stands there already), `sd-jwt.malformed` (digests
 *   that are none, a disclosure of the other kind), `sd-jwt.too-deep`
 */
export function revealClaims(payload: JsonObject, disclosures: readonly Disclosure[]): RevealedClaims {
  const byDigest = new Map(disclosures.map((disclosure) => [disclosure.digest, disclosure]))
  if (byDigest.size !== disclosures.length) {
    throw new MesheError('sd-jwt.disclosure-repeated', 'A disclosure is there twice.')
  }
  const work: Work = { byDigest, seen: new Set(), places: [], concealedCount: 0 }
  const { [hashName]: _, ...claims } = reveal(payload, [], work) as JsonObject
  if (work.places.length !== disclosures.length) {
    throw new MesheError('sd-jwt.disclosure-unreferenced', 'A disclosure belongs to nothing that is signed.')
  }
  return { claims, places: work.places, concealedCount: work.concealedCount }
}

function reveal(value: JsonValue, place: ClaimPlace, work: Work): JsonValue {
  if (typeof value !== 'object' || value === null) return value
  if (place.length > maxDepth) throw new MesheError('sd-jwt.too-deep', 'The claims are nested too deeply.')
  return Array.isArray(value) ? revealElements(value, place, work) : revealMembers(value as JsonObject, place, work)
}

function revealMembers(object: JsonObject, place: ClaimPlace, work: Work): JsonObject {
  const revealed: Record<string, JsonValue> = {}
  for (const name of Object.keys(object)) {
    if (name === elementName) throw malformed()
    if (name !== digestsName) revealed[name] = reveal(object[name]!, [...place, name], work)
  }
  const digests = object[digestsName]
  if (digests === undefined) return revealed
  if (!Array.isArray(digests)) throw malformed()
  for (const digest of digests) {
    const disclosure = take(digest, work)
    if (disclosure === null) continue
    const { name } = disclosure
    if (name === null) throw malformed()
    if (Object.hasOwn(revealed, name)) {
      throw new MesheError('sd-jwt.claim-collision', 'A disclosed claim stands there already.')
    }
    const here = [...place, name]
    work.places.push({ disclosure, place: here })
    revealed[name] = reveal(disclosure.value, here, work)
  }
  return revealed
}

function revealElements(list: readonly JsonValue[], place: ClaimPlace, work: Work): readonly JsonValue[] {
  const revealed: JsonValue[] = []
  for (const element of list) {
    const here = [...place, revealed.length]
    if (!isJsonObject(element) || !Object.hasOwn(element, elementName)) {
      revealed.push(reveal(element, here, work))
      continue
    }
    if (Object.keys(element).length !== 1) throw malformed()
    const disclosure = take(element[elementName], work)
    if (disclosure === null) continue
    if (disclosure.name !== null) throw malformed()
    work.places.push({ disclosure, place: here })
    revealed.push(reveal(disclosure.value, here, work))
  }
  return revealed
}

/** The disclosure behind a digest, or null for one that is kept back. */
function take(digest: JsonValue | undefined, work: Work): Disclosure | null {
  if (typeof digest !== 'string') throw malformed()
  if (work.seen.has(digest)) throw new MesheError('sd-jwt.digest-repeated', 'A digest stands in two places.')
  work.seen.add(digest)
  const disclosure = work.byDigest.get(digest) ?? null
  if (disclosure === null) work.concealedCount += 1
  return disclosure
}

function malformed(): MesheError {
  return new MesheError('sd-jwt.malformed', 'What is concealed is not concealed as the norm has it.')
}
