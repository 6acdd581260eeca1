/**
 * Where a learner stands on a pathway, with the reason of every edge. Pure: the same evidence gives the same answer in any order.
 * Council Recommendation of 16 June 2022, Annex II, principle 5: the receiver sets the rule.
 *
 * @module
 */
import { type Achievement, assignEvidence, type Option } from './assign-evidence.ts'
import { awardCredits, groupCredits } from './counted-credits.ts'
import type { ComponentProgress, PathwayComponent, PathwayDescription, PathwayProgress } from './pathway.ts'
import { type Edge, type EdgeRules, edgesOf } from './pathway-edges.ts'
import type { PathwayEvidence } from './pathway-evidence.ts'
import { reasonOfMissing, reasonsOfNotCounted, type Standing } from './pathway-reasons.ts'

export interface PathwayContext {
  /** DID of the university that gives the larger award. */
  readonly institutionDid: string
  /** Id by which decisions name the pathway; null for one that is not stored yet. */
  readonly pathwayId: string | null
  readonly now: Date
}

/**
 * Credits are ECTS; `ectsCounted + ectsWaiting + ectsMissing` is `ectsRequired`, and the pathway is complete where all of
 * them are counted. Of two pieces of evidence with one id, one is looked at.
 */
export function evaluatePathway(
  description: PathwayDescription,
  evidence: readonly PathwayEvidence[],
  context: PathwayContext,
): PathwayProgress {
  const brought = [...new Map(evidence.map((piece) => [piece.id, piece])).values()].sort(byId)
  const rules: EdgeRules = { ...context, description, withdrawn: withdrawnAchievements(brought) }
  const edges = brought.flatMap((piece) => edgesOf(piece, rules))
  const counted = assignEvidence(description, achievementsOf(edges, 'counts', rules), {
    external: externalLimit(description),
  })
  const used = new Set([...counted.values()].map((option) => option.evidence.achievement))
  const open = edges.filter((edge) => !used.has(edge.evidence.achievement))
  const waiting = assignEvidence(description, achievementsOf(open, 'waits', rules), {
    external: Number.POSITIVE_INFINITY,
    filled: new Set(counted.keys()),
  })
  const standing: Standing = { brought, rules, edges, counted, waiting }
  const ectsCounted = awardCredits(description, ({ id }) => counted.get(id)?.credits ?? 0)
  const ectsHoped = awardCredits(description, ({ id }) => (counted.get(id) ?? waiting.get(id))?.credits ?? 0)
  const groups = description.groups.map((group) => {
    const credits = groupCredits(group, ({ id }) => counted.get(id)?.credits ?? 0)
    return {
      groupId: group.id,
      title: group.title,
      isSatisfied: credits.isSatisfied,
      ectsCounted: credits.counted,
      components: group.components.map((component) => toComponentProgress(component, standing)),
    }
  })
  return {
    ectsRequired: description.ects,
    ectsCounted,
    ectsWaiting: ectsHoped - ectsCounted,
    ectsMissing: description.ects - ectsHoped,
    isComplete: ectsCounted === description.ects && groups.every(({ isSatisfied }) => isSatisfied),
    groups,
    notCounted: reasonsOfNotCounted(standing).map(({ evidence: { id, title, awardingBody, ects }, reason }) => ({
      evidenceId: id,
      title,
      awardingBody,
      ects,
      reason,
    })),
  }
}

function toComponentProgress(component: PathwayComponent, standing: Standing): ComponentProgress {
  const { id: componentId, title, ects, accepts } = component
  const shared = { componentId, title, ects, accepts: [...accepts] }
  const have = standing.counted.get(componentId)
  if (have) {
    return { ...shared, state: 'have', ectsCounted: have.credits, reason: have.reason, filledBy: filledBy(have) }
  }
  const waits = standing.waiting.get(componentId)
  if (waits) return { ...shared, state: 'waiting', ectsCounted: 0, reason: waits.reason, filledBy: filledBy(waits) }
  return { ...shared, state: 'missing', ectsCounted: 0, reason: reasonOfMissing(component, standing), filledBy: null }
}

function filledBy({ evidence: { id, title, awardingBody } }: Option): ComponentProgress['filledBy'] {
  return { evidenceId: id, title, awardingBody }
}

/** Achievements of which every credential was withdrawn: a decision about them is under review. */
function withdrawnAchievements(evidence: readonly PathwayEvidence[]): Set<string> {
  const credentials = evidence.filter((piece) => piece.kind === 'credential')
  const standing = new Set(credentials.filter(({ status }) => status !== 'withdrawn').map((piece) => piece.achievement))
  return new Set(credentials.map(({ achievement }) => achievement).filter((achievement) => !standing.has(achievement)))
}

/** The options of each achievement: for each component the evidence that brings most, from here and from elsewhere. */
function achievementsOf(edges: readonly Edge[], state: Edge['state'], { institutionDid }: EdgeRules): Achievement[] {
  const achievements = new Map<string, Map<string, Option>>()
  for (const { component, evidence, credits, reason } of edges.filter(
    (edge) => edge.state === state && edge.credits > 0,
  )) {
    const options = achievements.get(evidence.achievement) ?? new Map<string, Option>()
    achievements.set(evidence.achievement, options)
    const isExternal = evidence.awardedBy !== institutionDid
    const key = `${component.id} ${isExternal}`
    const known = options.get(key)
    if (!known || credits > known.credits) options.set(key, { component, evidence, credits, isExternal, reason })
  }
  return [...achievements].map(([id, options]) => ({ id, options: [...options.values()] }))
}

/** A thousandth of a credit forgives what floating point adds to the share. */
function externalLimit({ ects, rules: { maximumExternalShare } }: PathwayDescription): number {
  return maximumExternalShare === undefined ? Number.POSITIVE_INFINITY : ects * maximumExternalShare + 0.001
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1
}
