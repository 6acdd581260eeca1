/**
 * Whether a pathway can be completed at all: what a university should know before learners set out on it.
 *
 * @module
 */
import { MesheError } from '@meshe/credentials'
import { leastCredits, sum } from './counted-credits.ts'
import { evaluatePathway } from './evaluate-pathway.ts'
import type { PathwayDescription, PathwayGroup } from './pathway.ts'
import type { PathwayEvidence } from './pathway-evidence.ts'

/** Each is followed by `:` and the id of the group or component, where it is about one. */
export const pathwayProblems = [
  'group-named-twice',
  'component-named-twice',
  'component-that-nothing-fills',
  'group-asks-more-than-it-has',
  'groups-ask-more-than-the-award',
  'fewer-credits-than-the-award',
  'award-is-its-own-part',
  'cannot-be-completed',
] as const

/** What makes a pathway impossible, e.g. `group-asks-more-than-it-has:electives`; empty where it is possible. */
export function findPathwayProblems(description: PathwayDescription): string[] {
  const { groups, awardMicroCredentialId } = description
  const components = groups.flatMap((group) => group.components)
  const problems = [
    ...repeated(groups.map(({ id }) => id)).map((id) => `group-named-twice:${id}`),
    ...repeated(components.map(({ id }) => id)).map((id) => `component-named-twice:${id}`),
    ...components
      .filter(({ accepts, acceptsRecognition }) => accepts.length === 0 && !acceptsRecognition)
      .map(({ id }) => `component-that-nothing-fills:${id}`),
    ...groups.filter(asksMoreThanItHas).map(({ id }) => `group-asks-more-than-it-has:${id}`),
    ...components
      .filter(({ accepts }) => accepts.some((iri) => iri.endsWith(`/${awardMicroCredentialId}`)))
      .map(({ id }) => `award-is-its-own-part:${id}`),
  ]
  if (sum(groups.map(leastCredits)) > description.ects) problems.push('groups-ask-more-than-the-award')
  if (sum(components.map(({ ects }) => ects)) < description.ects) problems.push('fewer-credits-than-the-award')
  if (problems.length > 0) return problems
  return canBeCompleted(description) ? [] : ['cannot-be-completed']
}

/** @throws MesheError `stacking.pathway-impossible` with all that makes it so in `problems` */
export function checkPathwayPossible(description: PathwayDescription): void {
  const problems = findPathwayProblems(description)
  if (problems.length === 0) return
  throw new MesheError('stacking.pathway-impossible', 'Nobody could complete this pathway.', { problems })
}

export const awardDifferences = ['award-has-other-credits', 'award-has-other-level'] as const
export type AwardDifference = (typeof awardDifferences)[number]

/** What the larger award says of itself, as it is published. */
export interface LargerAward {
  readonly workload: { readonly ects: number }
  readonly level: { readonly eqf: number }
}

/**
 * Where a pathway promises something else than the credential of its larger award will say: credits in ECTS, level of the
 * European Qualifications Framework (Council Recommendation 2022/C 243/02, Annex I). Empty where they agree.
 */
export function findAwardDifferences(
  { ects, eqf }: Pick<PathwayDescription, 'ects' | 'eqf'>,
  { workload, level }: LargerAward,
): AwardDifference[] {
  return [
    ...(workload.ects === ects ? [] : ['award-has-other-credits' as const]),
    ...(level.eqf === eqf ? [] : ['award-has-other-level' as const]),
  ]
}

/** @throws MesheError `stacking.award-differs` with what differs in `problems` */
export function checkLargerAward(description: PathwayDescription, award: LargerAward): void {
  const problems = findAwardDifferences(description, award)
  if (problems.length === 0) return
  throw new MesheError('stacking.award-differs', 'The larger award is described with other credits or another level.', {
    problems,
  })
}

function asksMoreThanItHas({ rule, components }: PathwayGroup): boolean {
  if (rule.kind === 'credits') return rule.atLeast > sum(components.map(({ ects }) => ects))
  return rule.kind === 'count' && rule.atLeast > components.length
}

/** Lets somebody who holds everything walk it: every accepted micro-credential once, and a decision for each component. */
function canBeCompleted(description: PathwayDescription): boolean {
  const here = 'did:web:here.example'
  const components = description.groups.flatMap((group) => group.components)
  const shared = { title: { en: 'Everything' }, awardingBody: 'Everybody', ects: description.ects }
  const accepted = [...new Set(components.flatMap(({ accepts }) => accepts))]
  const credentials = accepted.map((iri): PathwayEvidence => {
    const achieved = { kind: 'credential', id: iri, achievement: iri, microCredential: iri, awardedBy: here } as const
    return { ...shared, ...achieved, eqf: 8, awardedOn: new Date(0), validUntil: null, status: 'in-force' }
  })
  const decisions = components.map(({ id }): PathwayEvidence => {
    const achieved = {
      kind: 'recognition',
      id: `decision:${id}`,
      achievement: `decision:${id}`,
      awardedBy: null,
    } as const
    const decided = { decidedBy: here, outcome: 'full', ectsGranted: description.ects, status: 'in-force' } as const
    return { ...shared, ...achieved, ...decided, pathwayId: null, componentId: id }
  })
  const context = { institutionDid: here, pathwayId: null, now: new Date(0) }
  return evaluatePathway(description, [...credentials, ...decisions], context).isComplete
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}
