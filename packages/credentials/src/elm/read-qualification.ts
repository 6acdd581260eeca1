/**
 * Reads the description of a micro-credential out of the specification of an achievement.
 *
 * @module
 */
import type { JsonObject } from '../crosswalk/encoding.ts'
import { hasText, identifierOf, numberOf, presentOnly, textIn, textOf } from '../crosswalk/members.ts'
import type { LearningOutcome, Level, MicroCredentialDraft, Stackability, Workload } from '../micro-credential/index.ts'
import { ectsCreditFramework, modeOfLearningScheme, qualificationCycles } from '../vocabulary/index.ts'
import { descriptionSchemeName } from './learning-achievement-nodes.ts'
import type { FollowLink } from './linked-nodes.ts'
import { noteSubjects, stackabilityLabels } from './marked-notes.ts'
import {
  codesOf,
  markedCodes,
  noteSubjectOf,
  readEqfLevel,
  readField,
  readLanguages,
  textsByLanguage,
} from './read-concepts.ts'
import { hoursOfDuration } from './time-values.ts'

const stackabilityKinds = ['stand-alone', 'stackable'] as const

/** What an achievement's specification, and behind it the learning activity, says about the micro-credential. */
export function readQualification(
  specification: JsonObject,
  claim: JsonObject,
  follow: FollowLink,
): MicroCredentialDraft {
  const activities = [...(isActivity(claim) ? [claim] : []), ...follow(claim['influencedBy'])]
  const activitySpecifications = activities.flatMap((activity) => follow(activity['specifiedBy']))
  const specifications = [specification, ...activitySpecifications]
  const notes = follow(specification['additionalNote'])
  const first = <Value>(read: (node: JsonObject) => readonly Value[]) =>
    filled(specifications.map(read).find((values) => values.length > 0) ?? [])
  return presentOnly({
    ...readIdentity(specification, follow),
    title: text(specification['title']) ?? text(claim['title']),
    description: text(specification['description']) ?? text(claim['description']),
    field: readField(follow(specification['thematicArea'])) ?? undefined,
    languages: first((node) => readLanguages(follow(node['language']))),
    learningOutcomes: filled(readOutcomes(specification, follow)),
    workload: readWorkload(specifications, [claim, ...activities], follow),
    level: readLevel(specification, notes, follow),
    modes: first((node) => codesOf(modeOfLearningScheme, follow(node['mode']))),
    prerequisites: text(follow(specification['entryRequirement'])[0]?.['noteLiteral']),
    stackability: readStackability(notes),
    furtherInformation: readFurtherInformation(notes),
    homepage: textOf(follow(specification['homepage'])[0]?.['contentURL']) ?? undefined,
  })
}

/** The identifier that we write, else an address that names the specification itself. */
function readIdentity(specification: JsonObject, follow: FollowLink): Pick<MicroCredentialDraft, 'id' | 'version'> {
  const ours = follow(specification['identifier']).find((node) => node['schemeName'] === descriptionSchemeName)
  const version = numberOf(ours?.['schemeVersion'])
  const own = identifierOf(specification)
  return {
    id: textOf(ours?.['notation']) ?? (own !== null && /^https?:\/\//.test(own) ? own : undefined),
    version: version !== null && Number.isInteger(version) && version > 0 ? version : undefined,
  }
}

function readOutcomes(specification: JsonObject, follow: FollowLink): readonly LearningOutcome[] {
  return follow(specification['learningOutcome']).flatMap((node): LearningOutcome[] => {
    const title = text(node['title'])
    const skills = [...follow(node['relatedESCOSkill']), ...follow(node['relatedSkill'])].flatMap((skill) => {
      const id = identifierOf(skill)
      const label = text(skill['prefLabel'])
      return id === null || label === undefined ? [] : [{ id, title: label }]
    })
    return title === undefined ? [] : [presentOnly({ title, skills: filled(skills) })]
  })
}

/** Credits or hours that nobody tells are 0, and count as missing. */
function readWorkload(
  specifications: readonly JsonObject[],
  claims: readonly JsonObject[],
  follow: FollowLink,
): Workload | undefined {
  const credits = [
    ...specifications.flatMap((node) => follow(node['creditPoint'])),
    ...claims.flatMap((node) => follow(node['creditReceived'])),
  ].filter((node) => follow(node['framework']).some((framework) => identifierOf(framework) === ectsCreditFramework.id))
  const ects = credits.map((node) => numberOf(node['point'])).find((points) => points !== null) ?? 0
  const durations = [
    ...claims.map((node) => node['workload']),
    ...specifications.map((node) => node['volumeOfLearning']),
  ].flatMap((duration) => textOf(duration) ?? [])
  const hours = durations.map(hoursOfDuration).find((value) => value !== null) ?? 0
  return ects === 0 && hours === 0 ? undefined : { ects, hours }
}

function readLevel(specification: JsonObject, notes: readonly JsonObject[], follow: FollowLink): Level | undefined {
  const eqf = readEqfLevel(follow(specification['eqfLevel']))
  if (eqf === null) return undefined
  const noted = notes.find((note) => noteSubjectOf(note) === noteSubjects.nationalLevel)?.['noteLiteral']
  const national = text(noted) ?? text(follow(specification['nqfLevel'])[0]?.['prefLabel'])
  return presentOnly({
    eqf,
    cycle: markedCodes(notes, noteSubjects.cycle, qualificationCycles)[0],
    national: national === undefined ? undefined : textIn(national, 'en'),
  })
}

function readStackability(notes: readonly JsonObject[]): Stackability | undefined {
  const [kind] = markedCodes(notes, noteSubjects.stackability, stackabilityKinds)
  if (kind === undefined) return undefined
  const note = notes.find((candidate) => noteSubjectOf(candidate) === `${noteSubjects.stackability}${kind}`)
  const description = text(note?.['noteLiteral'])
  const isLabel = JSON.stringify(description) === JSON.stringify({ en: stackabilityLabels[kind] })
  return presentOnly({ kind, description: isLabel ? undefined : description })
}

/** Our own note, else the first note that is about nothing in particular. */
function readFurtherInformation(notes: readonly JsonObject[]): MicroCredentialDraft['furtherInformation'] {
  const note =
    notes.find((candidate) => noteSubjectOf(candidate) === noteSubjects.furtherInformation) ??
    notes.find((candidate) => noteSubjectOf(candidate) === null)
  return text(note?.['noteLiteral'])
}

function isActivity(claim: JsonObject): boolean {
  return [claim['type']].flat().includes('LearningActivity')
}

function text(value: unknown): MicroCredentialDraft['title'] {
  const map = textsByLanguage(value)
  return hasText(map) ? map : undefined
}

function filled<Value>(values: readonly Value[]): readonly Value[] | undefined {
  return values.length === 0 ? undefined : values
}
