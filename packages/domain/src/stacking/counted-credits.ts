/**
 * How the credits of filled components add up, by the rule of each group.
 *
 * @module
 */
import type { PathwayComponent, PathwayDescription, PathwayGroup } from './pathway.ts'

/** Credits counted in a component, by its id. */
export type CreditsOf = (component: PathwayComponent) => number

export interface GroupCredits {
  readonly counted: number
  /** What of it answers the rule of the group. */
  readonly towardsRule: number
  /** What is beyond the rule; it may fill the rest of the award. */
  readonly surplus: number
  readonly isSatisfied: boolean
}

/** The least credits with which the group's rule can be met. */
export function leastCredits({ rule, components }: PathwayGroup): number {
  if (rule.kind === 'credits') return rule.atLeast
  const credits = components.map(({ ects }) => ects)
  return rule.kind === 'all' ? sum(credits) : sumOfSmallest(credits, rule.atLeast)
}

/** A component counts as done for `all` and `count` where all of its credits are there, not only a part. */
export function groupCredits(group: PathwayGroup, creditsOf: CreditsOf): GroupCredits {
  const { rule, components } = group
  const least = leastCredits(group)
  const counted = sum(components.map(creditsOf))
  const done = components.filter((component) => creditsOf(component) >= component.ects).length
  if (rule.kind === 'count' && done < rule.atLeast) {
    const credits = components.map(({ ects }) => ects)
    return { counted, towardsRule: sumOfSmallest(credits, done), surplus: 0, isSatisfied: false }
  }
  const isSatisfied = rule.kind === 'credits' ? counted >= rule.atLeast : rule.kind === 'count' || counted >= least
  return { counted, towardsRule: Math.min(counted, least), surplus: Math.max(0, counted - least), isSatisfied }
}

/**
 * Credits that count towards the award: what the rules of the groups ask for, and beyond them only as much as the award has
 * left. All of the award's credits are counted exactly where every rule is met and there is enough.
 */
export function awardCredits(description: PathwayDescription, creditsOf: CreditsOf): number {
  const groups = description.groups.map((group) => groupCredits(group, creditsOf))
  const free = Math.max(0, description.ects - sum(description.groups.map(leastCredits)))
  const surplus = sum(groups.map((group) => group.surplus))
  return Math.min(description.ects, sum(groups.map((group) => group.towardsRule)) + Math.min(free, surplus))
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function sumOfSmallest(numbers: readonly number[], count: number): number {
  return sum([...numbers].sort((one, other) => one - other).slice(0, count))
}
