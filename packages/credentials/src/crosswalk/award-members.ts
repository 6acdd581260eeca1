/**
 * An award as a flat list of members by their path, in JSON: what crosswalks carry one by one, compare, and put into the
 * extension of a format where the format itself has no place.
 *
 * @module
 */
import type { Award, LanguageMap, MicroCredentialDraft } from '../micro-credential/index.ts'
import {
  assessmentTypeScheme,
  modeOfLearningScheme,
  qualificationCycles,
  qualityAssuranceTypeScheme,
  supervisionTypes,
} from '../vocabulary/index.ts'
import type { Loss } from './encoding.ts'
import { isJsonObject } from './members.ts'

type Test = (value: unknown) => boolean

const isText: Test = (value) => typeof value === 'string' && value.length <= 100_000
const isNumber: Test = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0
const isListOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.length <= 1000 && value.every(test)
const isOneOf =
  (codes: readonly string[]): Test =>
  (value) =>
    typeof value === 'string' && codes.includes(value)
const isInstant: Test = (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value))
const isLanguageMap: Test = (value) =>
  isJsonObject(value) && Object.entries(value).every(([tag, text]) => /^[A-Za-z0-9-]{1,64}$/.test(tag) && isText(text))

/** An object with these members and no others; `?` may be missing. */
const isObject =
  (tests: Readonly<Record<string, Test>>): Test =>
  (value) =>
    isJsonObject(value) &&
    Object.keys(value).every((member) => member in tests || `${member}?` in tests) &&
    Object.entries(tests).every(([name, test]) => {
      const member = value[name.replace('?', '')]
      return member === undefined ? name.endsWith('?') : test(member)
    })

/** Every member of an award that a format may carry, and what it must be. */
const tests = {
  id: isText,
  awardedOn: isInstant,
  validFrom: isInstant,
  validUntil: isInstant,
  grade: isText,
  parts: isListOf(isObject({ id: isText, title: isLanguageMap, awardingBody: isText, ects: isNumber })),
  'learner.givenName': isText,
  'learner.familyName': isText,
  'learner.dateOfBirth': isText,
  'learner.id': isText,
  'institution.id': isText,
  'institution.legalName': isLanguageMap,
  'institution.country': isText,
  'institution.homepage': isText,
  'institution.email': isText,
  'institution.legalIdentifier': isText,
  'microCredential.id': isText,
  'microCredential.version': (value: unknown) => Number.isInteger(value) && Number(value) > 0,
  'microCredential.title': isLanguageMap,
  'microCredential.description': isLanguageMap,
  'microCredential.field': isText,
  'microCredential.languages': isListOf(isText),
  'microCredential.jointAwardingBodies': isListOf(isText),
  'microCredential.learningOutcomes': isListOf(
    isObject({ title: isLanguageMap, 'skills?': isListOf(isObject({ id: isText, title: isLanguageMap })) }),
  ),
  'microCredential.workload': isObject({ ects: isNumber, hours: isNumber }),
  'microCredential.level': isObject({
    eqf: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 8,
    'cycle?': isOneOf(qualificationCycles),
    'national?': isText,
  }),
  'microCredential.assessments': isListOf(
    isObject({ type: isOneOf(Object.keys(assessmentTypeScheme.concepts)), 'description?': isLanguageMap }),
  ),
  'microCredential.modes': isListOf(isOneOf(Object.keys(modeOfLearningScheme.concepts))),
  'microCredential.qualityAssurance': isListOf(
    isObject({
      type: isOneOf(Object.keys(qualityAssuranceTypeScheme.concepts)),
      body: isText,
      'reference?': isText,
      'validUntil?': isText,
    }),
  ),
  'microCredential.prerequisites': isLanguageMap,
  'microCredential.supervision': isOneOf(supervisionTypes),
  'microCredential.gradingScheme': isText,
  'microCredential.stackability': isObject({
    kind: isOneOf(['stand-alone', 'stackable']),
    'description?': isLanguageMap,
  }),
  'microCredential.furtherInformation': isLanguageMap,
  'microCredential.homepage': isText,
} as const satisfies Record<string, Test>

export type AwardPath = keyof typeof tests
export const awardPaths = Object.keys(tests) as readonly AwardPath[]

/** Dates as ISO 8601 in UTC. A member that is not there is unknown. */
export type AwardMembers = { readonly [Path in AwardPath]?: unknown }

/** The mail address, the salt and the entries of status lists are of the record alone and are never carried. */
export function membersOf(award: Award): AwardMembers {
  return Object.fromEntries(
    awardPaths.flatMap((path) => {
      const [first = '', second] = path.split('.')
      const outer = (award as object as Record<string, unknown>)[first]
      const value = second === undefined ? outer : (outer as Record<string, unknown>)[second]
      if (value === undefined) return []
      return [[path, value instanceof Date ? value.toISOString() : (JSON.parse(JSON.stringify(value)) as unknown)]]
    }),
  )
}

/** What a format's own places say of the description, for a person to complete. */
export function draftOfMembers(members: AwardMembers): MicroCredentialDraft {
  const prefix = 'microCredential.'
  return Object.fromEntries(
    Object.entries(members).flatMap(([path, value]) =>
      path.startsWith(prefix) ? [[path.slice(prefix.length), value]] : [],
    ),
  ) as MicroCredentialDraft
}

/** What must stand in an extension so that `read` becomes `wanted`: null for a member that is read and not meant. */
export function differenceOf(wanted: AwardMembers, read: AwardMembers): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    awardPaths.flatMap((path) => (stable(wanted[path]) === stable(read[path]) ? [] : [[path, wanted[path] ?? null]])),
  )
}

/** Members of an extension over those that were read; what is no member, or not what a member must be, is passed over. */
export function withDifference(read: AwardMembers, difference: unknown): AwardMembers {
  if (!isJsonObject(difference)) return read
  const merged: Record<string, unknown> = { ...read }
  for (const path of awardPaths) {
    const value = Object.hasOwn(difference, path) ? difference[path] : undefined
    if (value === null) delete merged[path]
    else if (value !== undefined && tests[path](value)) merged[path] = value
  }
  return merged
}

/** Only what a member must be: a format of others can say anything. */
export function soundMembers(members: AwardMembers): AwardMembers {
  return Object.fromEntries(
    awardPaths.flatMap((path) =>
      members[path] !== undefined && tests[path](members[path]) ? [[path, members[path]]] : [],
    ),
  )
}

/** What is lost to everybody, and what only a reader of the extension finds. */
export function lossesOf(award: Award, difference: Readonly<Record<string, unknown>>, format: string): readonly Loss[] {
  const note = `${format} has no place that says exactly this: it stands in an extension that others pass over.`
  const extended = Object.keys(difference).map((path): Loss => ({ path, kind: 'reduced', note }))
  const own: Loss[] = []
  if (award.learner.email !== undefined) {
    own.push({
      path: 'learner.email',
      kind: 'no-term',
      note: 'A mail address is not written where it cannot be hashed.',
    })
  }
  if (award.status !== undefined) {
    own.push({ path: 'status', kind: 'no-term', note: `${format} cannot be withdrawn by a status list.` })
  }
  return [...extended, ...own]
}

export function mapOf(entries: readonly (readonly [string, string])[]): LanguageMap | undefined {
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

function stable(value: unknown): string {
  return (
    JSON.stringify(value, (_member, inner: unknown) =>
      isJsonObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
    ) ?? ''
  )
}
