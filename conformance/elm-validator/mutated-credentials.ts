/**
 * Credentials with faults of every kind that JSON allows, from sound ones: what a careless or hostile builder would write.
 *
 * @module
 */
import { elmTerms } from '@meshe/credentials/elm'
import { isJsonObject, type JsonObject, type JsonValue } from '@meshe/credentials/json'
import fc from 'fast-check'

type Mutable = { [member: string]: unknown }
interface Slot {
  readonly holder: Mutable | unknown[]
  readonly key: string | number
}

const classes = [...elmTerms.values()].filter(({ kind }) => kind === 'class').map(({ term }) => term)
const properties = [...elmTerms.values()].filter(({ kind }) => kind === 'property').map(({ term }) => term)

const scalars: readonly JsonValue[] = [
  null,
  true,
  false,
  0,
  7,
  101,
  2.5,
  -3,
  1e22,
  '',
  'text',
  'not an iri',
  'http://a b/',
  'https://other.example/thing',
  'elm:thing',
  'person:one',
  '2026-11-24',
  '2026-11-24T10:00:00Z',
  '2026-11-24T10:00:00.5+02:00',
  'P60M',
  'PT60H',
  'P1DT',
  '1.5',
  '+12',
  '0',
  'true',
  {},
  [],
  { en: 'text' },
  { en: ['one', 'two'] },
  { en: 'text', EN: 'other' },
  { '@none': 'text' },
  { en: 5 },
  { '@value': 'text', '@language': 'de' },
  { '@value': '5', '@type': 'xsd:positiveInteger' },
  { '@value': 5, '@type': 'xsd:string' },
  { '@value': '2026-11-24T10:00:00Z', type: 'xsd:dateTime' },
  { '@value': 'text', '@type': 'nothing' },
  { '@value': null },
  { id: 'relative', type: 'Concept' },
  { id: 'https://other.example/concept', type: ['Concept', 'Organisation'] },
  { id: '_:label', type: 'Note' },
  { type: 'Nothing' },
  { type: 7 },
  { id: 7 },
]

/** Members that no term names, or that stand for a property by its IRI. */
const names = [
  ...properties,
  'elm:areaDialing',
  'elm:defaultLanguage',
  'dc:title',
  'dc:type',
  'locn:geometry',
  'org:hasMember',
  'http://data.europa.eu/m8g/latitude',
  'clv:latitude',
  'sec:proof',
  'proof',
  'issued',
  'issuer',
  'credentialStatus',
  'termsOfUse',
  'holder',
  'validUntil',
  'unknownMember',
]

const kinds = [
  'remove',
  'replace',
  'repeat',
  'add',
  'copy',
  'retype',
  'forget-type',
  'forget-id',
  'share-id',
  'refer',
  'rename',
  'wrap',
  'repeat-changed',
] as const

const mutation = fc.record({
  kind: fc.constantFrom(...kinds),
  place: fc.nat(),
  other: fc.nat(),
  scalar: fc.constantFrom(...scalars),
  name: fc.constantFrom(...names),
  type: fc.constantFrom(...classes, 'VerifiableCredential', 'elm:Note'),
})
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never

/** One of the given credentials, changed in one to four places. */
export function mutatedCredential(sound: readonly JsonObject[]): fc.Arbitrary<JsonObject> {
  return fc
    .tuple(fc.constantFrom(...sound), fc.array(mutation, { minLength: 1, maxLength: 4 }))
    .map(([credential, mutations]) => {
      const changed = structuredClone(credential) as Mutable
      for (const one of mutations) mutate(changed, one)
      return changed as JsonObject
    })
}

interface Change {
  readonly slots: readonly Slot[]
  readonly slot: Slot
  readonly second: Slot
  readonly value: unknown
  /** The node at the slot, else the one around it. */
  readonly node: Mutable | unknown[]
  readonly mutation: Mutation
}

const changes: Readonly<Record<(typeof kinds)[number], (change: Change) => void>> = {
  remove: ({ slot }) => removeAt(slot),
  replace: ({ slot, mutation }) => setAt(slot, structuredClone(mutation.scalar)),
  repeat: ({ slot, value }) => setAt(slot, [value, structuredClone(value)].flat()),
  'repeat-changed': ({ slot, value, mutation }) => setAt(slot, [value, structuredClone(mutation.scalar)].flat()),
  add: ({ node, mutation }) => setMember(node, mutation.name, structuredClone(mutation.scalar)),
  copy: ({ slot, second }) => setAt(slot, structuredClone(valueAt(second))),
  retype: ({ node, mutation }) =>
    setMember(node, 'type', mutation.other % 3 === 0 ? [mutation.type, 'Agent'] : mutation.type),
  'forget-type': ({ node }) => removeAt({ holder: node, key: 'type' }),
  'forget-id': ({ node }) => removeAt({ holder: node, key: 'id' }),
  'share-id': ({ slots, node, mutation }) => {
    const ids = slots.filter((slot) => slot.key === 'id' && typeof valueAt(slot) === 'string')
    const shared = ids[mutation.other % Math.max(ids.length, 1)]
    setMember(node, 'id', shared === undefined ? '_:shared' : valueAt(shared))
  },
  refer: ({ slot, value }) =>
    setAt(slot, isJsonObject(value) && typeof value['id'] === 'string' ? value['id'] : 'https://other.example/x'),
  rename: ({ slot, value, mutation }) => {
    removeAt(slot)
    setMember(slot.holder, mutation.name, value)
  },
  wrap: ({ slot, value }) => setAt(slot, [[value]]),
}

function mutate(credential: Mutable, mutation: Mutation): void {
  const slots = slotsOf(credential)
  const slot = slots[mutation.place % slots.length]
  const second = slots[mutation.other % slots.length]
  if (slot === undefined || second === undefined) return
  const value = valueAt(slot)
  const node = isJsonObject(value) ? (value as Mutable) : slot.holder
  changes[mutation.kind]({ slots, slot, second, value, node, mutation })
}

function slotsOf(credential: Mutable): readonly Slot[] {
  const slots: Slot[] = []
  const open: (Mutable | unknown[])[] = [credential]
  for (let holder = open.pop(); holder !== undefined; holder = open.pop()) {
    for (const key of Array.isArray(holder) ? holder.keys() : Object.keys(holder)) {
      if (key === '@context') continue
      slots.push({ holder, key })
      const value = valueAt({ holder, key })
      // jsonld.js takes a list for the datatype of a value, which JSON-LD refuses: values are replaced as a whole.
      if (typeof value === 'object' && value !== null && !('@value' in value)) open.push(value as Mutable)
    }
  }
  return slots
}

function valueAt({ holder, key }: Slot): unknown {
  return (holder as Mutable)[key]
}

function setAt({ holder, key }: Slot, value: unknown): void {
  ;(holder as Mutable)[key] = value
}

function setMember(holder: Mutable | unknown[], key: string, value: unknown): void {
  if (!Array.isArray(holder)) holder[key] = value
}

function removeAt({ holder, key }: Slot): void {
  if (Array.isArray(holder) && typeof key === 'number') holder.splice(key, 1)
  else delete (holder as Mutable)[key]
}
