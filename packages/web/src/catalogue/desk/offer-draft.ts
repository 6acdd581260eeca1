/**
 * What the editor of an offer holds: everything as it was typed, also what is not yet a value. From it comes the description
 * that can be saved, and what of it is malformed.
 */
import { MicroCredentialDescription } from '@meshe/domain/catalogue'
import type { z } from 'zod'

type TextMap = Readonly<Record<string, string>>
type Description = z.infer<typeof MicroCredentialDescription>
type Outcome = NonNullable<Description['learningOutcomes']>[number]
type Skill = NonNullable<Outcome['skills']>[number]
type Assessment = NonNullable<Description['assessments']>[number]

export interface OutcomeDraft {
  readonly title: TextMap
  readonly skills: readonly Skill[]
}

export interface QualityDraft {
  readonly type: NonNullable<Description['qualityAssurance']>[number]['type'] | ''
  readonly body: string
  readonly reference: string
  readonly validUntil: string
}

export interface OfferDraft {
  readonly title: TextMap
  readonly description: TextMap
  readonly field: string
  readonly languages: readonly string[]
  /** One name a line. */
  readonly jointAwardingBodies: string
  readonly learningOutcomes: readonly OutcomeDraft[]
  readonly ects: string
  readonly hours: string
  readonly eqf: string
  readonly cycle: NonNullable<Description['level']>['cycle'] | ''
  readonly national: string
  readonly assessments: readonly { readonly type: Assessment['type']; readonly description: TextMap }[]
  readonly modes: NonNullable<Description['modes']>
  readonly qualityAssurance: readonly QualityDraft[]
  readonly prerequisites: TextMap
  readonly supervision: Description['supervision'] | ''
  readonly gradingScheme: string
  readonly stackability: NonNullable<Description['stackability']>['kind'] | ''
  readonly stackabilityText: TextMap
  readonly furtherInformation: TextMap
  readonly homepage: string
  readonly startsOn: string
  readonly weeks: string
  readonly hoursPerWeek: string
  readonly priceEuro: string
  readonly place: string
  readonly applyAt: string
}

const text = (value: string | number | undefined): string => (value === undefined ? '' : String(value))

export function toOfferDraft(description: Description): OfferDraft {
  const { workload, level, stackability, offering = {} } = description
  return {
    title: description.title ?? {},
    description: description.description ?? {},
    field: description.field ?? '',
    languages: description.languages ?? [],
    jointAwardingBodies: (description.jointAwardingBodies ?? []).join('\n'),
    learningOutcomes: (description.learningOutcomes ?? []).map(({ title, skills = [] }) => ({ title, skills })),
    ects: text(workload?.ects),
    hours: text(workload?.hours),
    eqf: text(level?.eqf),
    cycle: level?.cycle ?? '',
    national: level?.national ?? '',
    assessments: (description.assessments ?? []).map(({ type, description: words = {} }) => ({
      type,
      description: words,
    })),
    modes: description.modes ?? [],
    qualityAssurance: (description.qualityAssurance ?? []).map(({ type, body, reference, validUntil }) => ({
      type,
      body,
      reference: text(reference),
      validUntil: text(validUntil),
    })),
    prerequisites: description.prerequisites ?? {},
    supervision: description.supervision ?? '',
    gradingScheme: description.gradingScheme ?? '',
    stackability: stackability?.kind ?? '',
    stackabilityText: stackability?.description ?? {},
    furtherInformation: description.furtherInformation ?? {},
    homepage: description.homepage ?? '',
    startsOn: text(offering.startsOn),
    weeks: text(offering.weeks),
    hoursPerWeek: text(offering.hoursPerWeek),
    priceEuro: text(offering.priceEuro),
    place: text(offering.place),
    applyAt: text(offering.applyAt),
  }
}

export interface DraftResult {
  /** What can be saved now: whatever is well-formed. */
  readonly description: Description
  /** Members that are typed but malformed, as `member` or `member.index.part`. */
  readonly malformed: readonly string[]
}

/** Each round leaves one malformed part out. */
const mostRounds = 500

/** Leaves out what is empty, and what is malformed: that stays in the editor until it is mended. */
export function toDescription(draft: OfferDraft): DraftResult {
  let candidate = toCandidate(draft)
  const malformed: string[] = []
  for (let round = 0; round < mostRounds; round += 1) {
    const parsed = MicroCredentialDescription.safeParse(candidate)
    if (parsed.success) return { description: parsed.data, malformed: [...new Set(malformed)] }
    const path = (parsed.error.issues[0]?.path ?? []).map(String)
    malformed.push(fieldOf(path, draft))
    candidate = without(candidate, path)
  }
  return { description: {}, malformed }
}

/** Numbers as people write them: with a comma or a point. */
export function toNumber(typed: string): number | undefined {
  const trimmed = typed.trim().replace(',', '.')
  return trimmed === '' ? undefined : Number(trimmed)
}

type Candidate = Readonly<Record<string, unknown>>

function toCandidate(draft: OfferDraft): Candidate {
  const ects = toNumber(draft.ects)
  const hours = toNumber(draft.hours)
  const level = compact({ eqf: toNumber(draft.eqf), cycle: draft.cycle, national: draft.national.trim() })
  return compact({
    title: mapOf(draft.title),
    description: mapOf(draft.description),
    field: draft.field,
    languages: draft.languages,
    jointAwardingBodies: linesOf(draft.jointAwardingBodies),
    learningOutcomes: draft.learningOutcomes
      .map(({ title, skills }) => compact({ title: mapOf(title), skills }))
      .filter(({ title }) => title !== undefined),
    workload: ects === undefined || hours === undefined ? undefined : { ects, hours },
    level: level['eqf'] === undefined ? undefined : level,
    assessments: draft.assessments.map(({ type, description }) => compact({ type, description: mapOf(description) })),
    modes: draft.modes,
    qualityAssurance: draft.qualityAssurance
      .filter(({ type, body }) => type !== '' && body.trim() !== '')
      .map((one) => compact({ ...one, body: one.body.trim(), reference: one.reference.trim() })),
    prerequisites: mapOf(draft.prerequisites),
    supervision: draft.supervision,
    gradingScheme: draft.gradingScheme.trim(),
    stackability:
      draft.stackability === ''
        ? undefined
        : compact({ kind: draft.stackability, description: mapOf(draft.stackabilityText) }),
    furtherInformation: mapOf(draft.furtherInformation),
    homepage: draft.homepage.trim(),
    offering: filled({
      startsOn: draft.startsOn,
      weeks: toNumber(draft.weeks),
      hoursPerWeek: toNumber(draft.hoursPerWeek),
      priceEuro: toNumber(draft.priceEuro),
      place: draft.place.trim(),
      applyAt: draft.applyAt.trim(),
    }),
  })
}

function compact(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => {
      if (value === undefined || value === '') return false
      return !(Array.isArray(value) && value.length === 0)
    }),
  )
}

function filled(members: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const kept = compact(members)
  return Object.keys(kept).length === 0 ? undefined : kept
}

function mapOf(map: TextMap): TextMap | undefined {
  const entries = Object.entries(map).filter(([, value]) => value.trim() !== '')
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

function linesOf(lines: string): string[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

const names: Readonly<Record<string, string>> = {
  'workload.ects': 'ects',
  'workload.hours': 'hours',
  'level.eqf': 'eqf',
}

/** The field of the editor that an issue is about. */
function fieldOf(path: readonly string[], draft: OfferDraft): string {
  const [member = '', part] = path
  if (member === 'offering' && part !== undefined) return part
  if (member === 'level' && part === 'national') return 'national'
  if (member === 'qualityAssurance') {
    const shown = draft.qualityAssurance.map(({ type, body }, index) =>
      type !== '' && body.trim() !== '' ? index : -1,
    )
    const index = shown.filter((one) => one >= 0)[Number(part)] ?? 0
    return [member, String(index), path[2] ?? 'body'].join('.')
  }
  return names[`${member}.${part}`] ?? member
}

/** The candidate without the smallest part that can be left out. */
function without(candidate: Candidate, path: readonly string[]): Candidate {
  const [member = '', part] = path
  const value = candidate[member]
  const isDeep = part !== undefined && member !== 'workload' && !(member === 'level' && part === 'eqf')
  if (isDeep && Array.isArray(value)) {
    const item = path[2]
    const optional = member === 'qualityAssurance' && (item === 'reference' || item === 'validUntil')
    const rest = optional
      ? value.map((one, index) => (index === Number(part) ? omit(one as Candidate, item) : one))
      : value.filter((_, index) => index !== Number(part))
    return compact({ ...candidate, [member]: rest })
  }
  if (isDeep && typeof value === 'object' && value !== null) {
    const rest = omit(value as Candidate, part)
    return Object.keys(rest).length === 0 ? omit(candidate, member) : { ...candidate, [member]: rest }
  }
  return omit(candidate, member)
}

function omit(members: Candidate, name: string): Candidate {
  return Object.fromEntries(Object.entries(members).filter(([key]) => key !== name))
}
