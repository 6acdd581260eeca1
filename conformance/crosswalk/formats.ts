/** The five formats between which awards are converted, each with its writer, its reader and what others read of it. */
import { type AwardMembers, awardPaths, type Loss, membersOf, readAwardMembers } from '@meshe/credentials/crosswalk'
import { toEuropeanDigitalCredential } from '@meshe/credentials/elm'
import { readElmo, toElmo } from '@meshe/credentials/elmo'
import type { JsonObject } from '@meshe/credentials/json'
import type { Award } from '@meshe/credentials/micro-credential'
import { readOeapi, toOeapi } from '@meshe/credentials/oeapi'
import { toAchievementCredential } from '@meshe/credentials/open-badges'
import { toMicroCredentialClaims } from '@meshe/credentials/sd-jwt-vc'
import { nodeCryptography as cryptography } from '../node-cryptography.ts'

interface Written {
  /** As it is sent: text. */
  readonly text: string
  readonly losses: readonly Loss[]
}

export interface Format {
  readonly name: string
  readonly write: (award: Award) => Promise<Written>
  readonly read: (text: string) => AwardMembers
  /** What a reader gets who passes over the extensions and notes of MESHE. */
  readonly readPlain: (text: string) => AwardMembers
  /** Members that the document says in its own words and not in the award's: each encoding has its own identifier. */
  readonly own: readonly string[]
}

const json = (document: unknown, losses: readonly Loss[]): Written => ({ text: JSON.stringify(document), losses })
const parsed = (text: string) => JSON.parse(text) as JsonObject
const readJson = (text: string) => readAwardMembers(parsed(text))
const withoutMembers = (text: string, names: readonly string[]) =>
  readAwardMembers(JSON.parse(text, (name, value) => (names.includes(name) ? undefined : value)) as JsonObject)

export const formats: readonly Format[] = [
  {
    name: 'European Digital Credential',
    write: async (award) => {
      const { credential, losses } = toEuropeanDigitalCredential(award)
      return json(credential, losses)
    },
    read: readJson,
    readPlain: (text) => withoutMembers(text, ['additionalNote', 'schemeVersion']),
    own: [],
  },
  {
    name: 'Open Badge',
    write: async (award) => {
      const { credential, losses } = await toAchievementCredential(award, { cryptography })
      return json(credential, losses)
    },
    read: readJson,
    readPlain: readJson,
    own: ['id'],
  },
  {
    name: 'SD-JWT VC',
    write: async (award) => {
      const { claims, losses } = toMicroCredentialClaims(award)
      return json(claims, losses)
    },
    read: readJson,
    readPlain: readJson,
    own: [],
  },
  {
    name: 'ELMO',
    write: async (award) => {
      const { xml, losses } = toElmo(award, { generatedAt: new Date('2026-11-24T10:00:00Z') })
      return { text: xml, losses }
    },
    read: (text) => readElmo(text).achievements[0]?.members ?? {},
    readPlain: (text) => readElmo(text.replace(/<extension>.*<\/extension>/s, '')).achievements[0]?.members ?? {},
    own: [],
  },
  {
    name: 'Open Education API',
    write: async (award) => {
      const { association, losses } = await toOeapi(award, { cryptography })
      return json(association, losses)
    },
    read: (text) => readOeapi(parsed(text)).members,
    readPlain: (text) => readOeapi({ ...parsed(text), ext: null }).members,
    own: [],
  },
]

/**
 * The award that members tell of. What an award must have and the members lack is taken from another: in life a person
 * completes it.
 */
export function awardOf(members: AwardMembers, complete: Award): Award {
  const award = structuredClone({ ...complete, status: undefined }) as unknown as Record<string, unknown>
  for (const path of awardPaths) {
    const steps = path.split('.')
    const last = steps.pop()!
    const parent = steps.reduce((node, step) => node[step] as Record<string, unknown>, award)
    if (members[path] !== undefined) parent[last] = isMoment(path) ? new Date(String(members[path])) : members[path]
    else if (optional.has(path)) delete parent[last]
  }
  return award as unknown as Award
}

const isMoment = (path: string) => path === 'awardedOn' || path === 'validFrom' || path === 'validUntil'
const optional: ReadonlySet<string> = new Set([
  'validUntil',
  'grade',
  'parts',
  'learner.dateOfBirth',
  'learner.id',
  'institution.homepage',
  'institution.email',
  'microCredential.jointAwardingBodies',
  'microCredential.prerequisites',
  'microCredential.supervision',
  'microCredential.gradingScheme',
  'microCredential.stackability',
  'microCredential.furtherInformation',
  'microCredential.homepage',
])

/** The members that a list of losses speaks of. */
export function lostPaths(losses: readonly Loss[]): ReadonlySet<string> {
  return new Set(losses.map(({ path }) => awardPaths.find((one) => path === one || path.startsWith(`${one}.`)) ?? path))
}

/** One text for one value; a list of nothing says the same as none. */
export function textOf(value: unknown): string {
  return JSON.stringify(sorted(value)) ?? 'nothing'
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  )
}

export { membersOf }
