/** From plain claims to claims of which parts are only digests (RFC 9901, sections 4.2.4 and 4.2.5). */
import { isJsonObject, type JsonObject, type JsonValue } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { encodeBase64url } from '../multiformats/index.ts'
import type { ClaimPath } from './claim-path.ts'
import { type Disclosure, digestsName, elementName, type Hashing, hashName, makeDisclosure } from './disclosure.ts'

/** How many digests without anything behind them stand at a place, so that nobody counts what is concealed. */
export interface Decoys {
  readonly path: ClaimPath
  readonly count: number
}

export interface Concealment {
  /** What the holder may keep back; paths within each other conceal one within the other. */
  readonly disclosable: readonly ClaimPath[]
  readonly decoys?: readonly Decoys[] | undefined
}

export interface ConcealedClaims {
  readonly payload: JsonObject
  readonly disclosures: readonly Disclosure[]
}

interface Mark {
  isDisclosable: boolean
  decoys: number
  readonly members: Map<string | number | null, Mark>
}

interface Work {
  readonly disclosures: Disclosure[]
  readonly randomBytes: (length: number) => Uint8Array
  readonly hashLength: number
  pool: Uint8Array
}

const saltLength = 16
const poolLength = 32 * saltLength
const maxDecoys = 1000

/**
 * Conceals parts of claims. Digests stand sorted, so that their order tells nothing.
 *
 * @throws MesheError `sd-jwt.reserved-claim` for a claim named `_sd`, `...` or `_sd_alg`; `sd-jwt.path-not-found` for a
 *   path that leads nowhere
 */
export function* concealClaims(
  claims: JsonObject,
  { disclosable, decoys = [] }: Concealment,
  { randomBytes, hashLength }: { readonly randomBytes: (length: number) => Uint8Array; readonly hashLength: number },
): Hashing<ConcealedClaims> {
  const root = newMark()
  for (const path of disclosable) {
    if (path.length === 0) throw notFound(path)
    findMark(root, path).isDisclosable = true
  }
  for (const { path, count } of decoys) findMark(root, path).decoys += Math.min(count, maxDecoys)
  refuseReserved(claims)
  const work: Work = { disclosures: [], randomBytes, hashLength, pool: new Uint8Array() }
  const payload = (yield* conceal(claims, root, { work, path: [] })) as JsonObject
  return { payload, disclosures: work.disclosures }
}

interface Place {
  readonly work: Work
  readonly path: ClaimPath
}

function* conceal(value: JsonValue, mark: Mark, place: Place): Hashing<JsonValue> {
  if (mark.members.size === 0 && mark.decoys === 0) return value
  if (Array.isArray(value)) return yield* concealElements(value, mark, place)
  if (isJsonObject(value)) return yield* concealMembers(value, mark, place)
  throw notFound(place.path)
}

function* concealMembers(object: JsonObject, mark: Mark, { work, path }: Place): Hashing<JsonValue> {
  for (const name of mark.members.keys()) {
    if (typeof name !== 'string' || object[name] === undefined) throw notFound([...path, name])
  }
  const concealed: Record<string, JsonValue> = {}
  const digests: string[] = []
  for (const [name, value] of Object.entries(object)) {
    if (value === undefined) continue
    const member = mark.members.get(name)
    if (member === undefined) {
      concealed[name] = value
      continue
    }
    const inner = yield* conceal(value, member, { work, path: [...path, name] })
    if (member.isDisclosable) digests.push(yield* disclose(work, name, inner))
    else concealed[name] = inner
  }
  for (let count = 0; count < mark.decoys; count += 1) digests.push(decoy(work))
  return digests.length === 0 ? concealed : { ...concealed, [digestsName]: digests.sort() }
}

function* concealElements(list: readonly JsonValue[], mark: Mark, { work, path }: Place): Hashing<JsonValue> {
  for (const index of mark.members.keys()) {
    if (index !== null && (typeof index === 'string' || index >= list.length)) throw notFound([...path, index])
  }
  const every = mark.members.get(null)
  const concealed: JsonValue[] = []
  for (const [index, value] of list.entries()) {
    const element = merge(every, mark.members.get(index))
    if (element === undefined) {
      concealed.push(value)
      continue
    }
    const inner = yield* conceal(value, element, { work, path: [...path, index] })
    concealed.push(element.isDisclosable ? { [elementName]: yield* disclose(work, null, inner) } : inner)
  }
  for (let count = 0; count < mark.decoys; count += 1) concealed.push({ [elementName]: decoy(work) })
  return concealed
}

function* disclose(work: Work, name: string | null, value: JsonValue): Hashing<string> {
  const disclosure = yield* makeDisclosure(encodeBase64url(takeRandom(work, saltLength)), name, value)
  work.disclosures.push(disclosure)
  return disclosure.digest
}

/** A digest is as good as random: bytes from the same source cannot be told from one (section 4.2.7). */
function decoy(work: Work): string {
  return encodeBase64url(takeRandom(work, work.hashLength))
}

function takeRandom(work: Work, length: number): Uint8Array {
  if (work.pool.length < length) work.pool = work.randomBytes(poolLength)
  const taken = work.pool.subarray(0, length)
  work.pool = work.pool.subarray(length)
  return taken
}

function newMark(): Mark {
  return { isDisclosable: false, decoys: 0, members: new Map() }
}

function findMark(root: Mark, path: ClaimPath): Mark {
  let mark = root
  for (const step of path) {
    const next = mark.members.get(step) ?? newMark()
    mark.members.set(step, next)
    mark = next
  }
  return mark
}

/** What holds for every element and what holds for this one, together. */
function merge(every: Mark | undefined, one: Mark | undefined): Mark | undefined {
  if (every === undefined || one === undefined) return one ?? every
  const members = new Map(every.members)
  for (const [name, mark] of one.members) members.set(name, merge(members.get(name), mark)!)
  return { isDisclosable: every.isDisclosable || one.isDisclosable, decoys: every.decoys + one.decoys, members }
}

function refuseReserved(value: JsonValue | undefined): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const element of value) refuseReserved(element)
    return
  }
  for (const [name, member] of Object.entries(value as JsonObject)) {
    if (name === digestsName || name === elementName || name === hashName) {
      throw new MesheError('sd-jwt.reserved-claim', 'The format keeps this name to itself.', { name })
    }
    refuseReserved(member)
  }
}

function notFound(path: ClaimPath): MesheError {
  return new MesheError('sd-jwt.path-not-found', 'There is no such claim to be disclosed.', {
    path: path.map(String),
  })
}
