/** What the editor of a path holds, as it was typed; and the path it makes, once all of it is there. */
import { PathwayDescription, type PathwayGroup } from '@meshe/domain/stacking'

export type TextMap = Readonly<Record<string, string>>

export interface ComponentDraft {
  readonly id: string
  readonly title: TextMap
  readonly ects: string
  /** IRIs of micro-credentials. */
  readonly accepts: readonly string[]
  readonly acceptsRecognition: boolean
}

export interface GroupDraft {
  readonly id: string
  readonly title: TextMap
  readonly kind: PathwayGroup['rule']['kind']
  readonly atLeast: string
  readonly components: readonly ComponentDraft[]
}

export interface PathwayDraft {
  readonly title: TextMap
  readonly description: TextMap
  readonly ects: string
  readonly eqf: string
  /** Id of the description that the larger award is made from. */
  readonly award: string
  readonly minimumEqf: string
  /** In per cent. */
  readonly externalShare: string
  readonly maximumAgeYears: string
  readonly groups: readonly GroupDraft[]
}

const text = (value: number | undefined): string => (value === undefined ? '' : String(value))

export function toPathwayDraft({ rules, groups, ...rest }: PathwayDescription): PathwayDraft {
  const share = rules.maximumExternalShare
  return {
    title: rest.title,
    description: rest.description,
    ects: text(rest.ects),
    eqf: text(rest.eqf),
    award: rest.awardMicroCredentialId,
    minimumEqf: text(rules.minimumEqf),
    externalShare: share === undefined ? '' : text(Math.round(share * 1000) / 10),
    maximumAgeYears: text(rules.maximumAgeYears),
    groups: groups.map(({ id, title, rule, components }) => ({
      id,
      title,
      kind: rule.kind,
      atLeast: rule.kind === 'all' ? '' : text(rule.atLeast),
      components: components.map((component) => ({ ...component, ects: text(component.ects) })),
    })),
  }
}

export const emptyPathway: PathwayDraft = {
  title: {},
  description: {},
  ects: '',
  eqf: '',
  award: '',
  minimumEqf: '',
  externalShare: '',
  maximumAgeYears: '',
  groups: [{ id: 'group-1', title: {}, kind: 'all', atLeast: '', components: [] }],
}

/** A field that keeps the path from being saved, by the id of its control. */
export interface DraftProblem {
  readonly field: string
  readonly problem:
    | 'title'
    | 'description'
    | 'ects'
    | 'eqf'
    | 'award'
    | 'minimumEqf'
    | 'externalShare'
    | 'maximumAgeYears'
    | 'group-title'
    | 'group-atLeast'
    | 'group-empty'
    | 'part-title'
    | 'part-ects'
}

export function findDraftProblems(draft: PathwayDraft): DraftProblem[] {
  const problems: DraftProblem[] = []
  const want = (isFine: boolean, field: string, problem: DraftProblem['problem']) => {
    if (!isFine) problems.push({ field, problem })
  }
  want(hasText(draft.title), 'path-title', 'title')
  want(hasText(draft.description), 'path-description', 'description')
  want(isCredits(draft.ects), 'path-ects', 'ects')
  want(isWhole(draft.eqf, 1, 8), 'path-eqf', 'eqf')
  want(draft.award !== '', 'path-award', 'award')
  for (const group of draft.groups) {
    want(hasText(group.title), `${group.id}-title`, 'group-title')
    if (group.kind === 'count') want(isWhole(group.atLeast, 1, 50), `${group.id}-atLeast`, 'group-atLeast')
    if (group.kind === 'credits') want(isCredits(group.atLeast), `${group.id}-atLeast`, 'group-atLeast')
    want(group.components.length > 0, `${group.id}-add`, 'group-empty')
    for (const part of group.components) {
      want(hasText(part.title), `${part.id}-title`, 'part-title')
      want(isCredits(part.ects), `${part.id}-ects`, 'part-ects')
    }
  }
  want(draft.minimumEqf === '' || isWhole(draft.minimumEqf, 1, 8), 'path-minimumEqf', 'minimumEqf')
  want(draft.externalShare.trim() === '' || isShare(draft.externalShare), 'path-externalShare', 'externalShare')
  want(draft.maximumAgeYears.trim() === '' || isWhole(draft.maximumAgeYears, 1, 50), 'path-age', 'maximumAgeYears')
  return problems
}

/** The path, or null while something is missing or malformed. */
export function toPathwayDescription(draft: PathwayDraft): PathwayDescription | null {
  if (findDraftProblems(draft).length > 0) return null
  const share = numberOf(draft.externalShare)
  const parsed = PathwayDescription.safeParse({
    title: filledIn(draft.title),
    description: filledIn(draft.description),
    ects: numberOf(draft.ects),
    eqf: numberOf(draft.eqf),
    awardMicroCredentialId: draft.award,
    groups: draft.groups.map(({ id, title, kind, atLeast, components }) => ({
      id,
      title: filledIn(title),
      rule: kind === 'all' ? { kind } : { kind, atLeast: numberOf(atLeast) },
      components: components.map((part) => ({ ...part, title: filledIn(part.title), ects: numberOf(part.ects) })),
    })),
    rules: {
      ...(draft.minimumEqf === '' ? {} : { minimumEqf: numberOf(draft.minimumEqf) }),
      ...(share === undefined ? {} : { maximumExternalShare: share / 100 }),
      ...(draft.maximumAgeYears.trim() === '' ? {} : { maximumAgeYears: numberOf(draft.maximumAgeYears) }),
    },
  })
  return parsed.success ? parsed.data : null
}

export interface LiveTotal {
  /** Credits of all parts together. */
  readonly offered: number
  /** Credits that the groups ask at least. */
  readonly required: number
  /** Credits of the award. */
  readonly award: number | null
}

/** 0 while it is not a number yet. */
export function creditsOf({ ects }: ComponentDraft): number {
  return numberOf(ects) ?? 0
}

/** What the parts come to as one writes, also while some are unfinished. */
export function liveTotalOf(draft: PathwayDraft): LiveTotal {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
  const leastOf = ({ kind, atLeast, components }: GroupDraft): number => {
    if (kind === 'all') return sum(components.map(creditsOf))
    if (kind === 'credits') return numberOf(atLeast) ?? 0
    const smallest = components.map(creditsOf).sort((a, b) => a - b)
    return sum(smallest.slice(0, numberOf(atLeast) ?? 0))
  }
  return {
    offered: sum(draft.groups.flatMap(({ components }) => components.map(creditsOf))),
    required: sum(draft.groups.map(leastOf)),
    award: numberOf(draft.ects) ?? null,
  }
}

/** An id that no group and no part has: they stand in the same pathway. */
export function newId(draft: PathwayDraft, kind: 'group' | 'part'): string {
  const taken = new Set(draft.groups.flatMap((group) => [group.id, ...group.components.map(({ id }) => id)]))
  let number = 1
  while (taken.has(`${kind}-${number}`)) number += 1
  return `${kind}-${number}`
}

export function emptyPart(id: string): ComponentDraft {
  return { id, title: {}, ects: '', accepts: [], acceptsRecognition: true }
}

/** A part that is taken over from the catalogue. */
export function partFromOffer(
  id: string,
  offer: { readonly iri: string; readonly title: TextMap; readonly ects: number },
): ComponentDraft {
  return { id, title: offer.title, ects: String(offer.ects), accepts: [offer.iri], acceptsRecognition: true }
}

function numberOf(typed: string): number | undefined {
  const trimmed = typed.trim().replace(',', '.')
  const value = Number(trimmed)
  return trimmed === '' || Number.isNaN(value) ? undefined : value
}

function isCredits(typed: string): boolean {
  const value = numberOf(typed)
  return value !== undefined && value > 0 && value <= 300 && Number.isInteger(value * 2)
}

function isWhole(typed: string, least: number, most: number): boolean {
  const value = numberOf(typed)
  return value !== undefined && Number.isInteger(value) && value >= least && value <= most
}

function isShare(typed: string): boolean {
  const value = numberOf(typed)
  return value !== undefined && value >= 0 && value <= 100
}

function hasText(map: TextMap): boolean {
  return Object.values(map).some((one) => one.trim() !== '')
}

function filledIn(map: TextMap): Record<string, string> {
  return Object.fromEntries(Object.entries(map).filter(([, one]) => one.trim() !== ''))
}
