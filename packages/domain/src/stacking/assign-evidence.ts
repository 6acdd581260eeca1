/**
 * Which achievement fills which component, so that most credits count: each achievement once, each component once.
 *
 * @module
 */
import { awardCredits, type CreditsOf, sum } from './counted-credits.ts'
import type { EdgeReason, PathwayComponent, PathwayDescription } from './pathway.ts'
import type { PathwayEvidence } from './pathway-evidence.ts'

/** One way in which an achievement can fill a component. */
export interface Option {
  readonly component: PathwayComponent
  readonly evidence: PathwayEvidence
  readonly credits: number
  readonly isExternal: boolean
  readonly reason: EdgeReason
}

/** All options of one achievement. */
export interface Achievement {
  readonly id: string
  readonly options: readonly Option[]
}

export interface Limits {
  /** Credits that may come from other universities. */
  readonly external: number
  /** Ids of components that are filled already. */
  readonly filled?: ReadonlySet<string>
}

/** Steps after which the best assignment so far is taken; ordinary pathways need some dozens. */
const mostSteps = 20_000

/**
 * Looks through assignments, best hopes first, and leaves out what cannot beat the best one found. The order in which
 * achievements are given does not matter.
 */
export function assignEvidence(
  description: PathwayDescription,
  achievements: readonly Achievement[],
  limits: Limits,
): ReadonlyMap<string, Option> {
  const search = new AssignmentSearch(description, achievements, limits)
  return search.best()
}

class AssignmentSearch {
  private readonly description: PathwayDescription
  private readonly achievements: readonly Achievement[]
  private readonly limits: Limits
  /** For each depth: the most credits that achievements from there on can bring into a component. */
  private readonly hopes: readonly ReadonlyMap<string, number>[]
  private readonly chosen = new Map<string, Option>()
  private found: ReadonlyMap<string, Option> = new Map()
  private foundCredits = -1
  private steps = 0

  constructor(description: PathwayDescription, achievements: readonly Achievement[], limits: Limits) {
    this.description = description
    this.limits = limits
    this.achievements = achievements
      .filter(({ options }) => options.length > 0)
      .map(inOrder)
      .sort(fewestOptionsFirst)
    this.hopes = hopesFrom(this.achievements)
  }

  best(): ReadonlyMap<string, Option> {
    this.lookFrom(0)
    this.fillWhatIsFree()
    return this.found
  }

  /** What adds no credits to the award is still shown in its place, where there is one. */
  private fillWhatIsFree(): void {
    this.chosen.clear()
    for (const [id, option] of this.found) this.chosen.set(id, option)
    const used = new Set([...this.found.values()].map((option) => option.evidence.achievement))
    for (const { id, options } of this.achievements.filter((achievement) => !used.has(achievement.id))) {
      const option = options.find((candidate) => this.isPossible(candidate))
      if (option) this.chosen.set(option.component.id, option)
      used.add(id)
    }
    this.found = this.chosen
  }

  private lookFrom(depth: number): void {
    this.steps += 1
    if (this.isHopeless(depth)) return
    const achievement = this.achievements[depth]
    if (achievement === undefined) {
      this.found = new Map(this.chosen)
      this.foundCredits = this.creditsWith(() => 0)
      return
    }
    for (const option of achievement.options) {
      if (!this.isPossible(option)) continue
      this.chosen.set(option.component.id, option)
      this.lookFrom(depth + 1)
      this.chosen.delete(option.component.id)
      if (this.steps > mostSteps) return
    }
    this.lookFrom(depth + 1)
  }

  private isPossible({ component, credits, isExternal }: Option): boolean {
    if (this.chosen.has(component.id) || this.limits.filled?.has(component.id)) return false
    return !isExternal || this.externalCredits() + credits <= this.limits.external
  }

  private externalCredits(): number {
    return sum([...this.chosen.values()].filter(({ isExternal }) => isExternal).map(({ credits }) => credits))
  }

  /** True where even the best that could still come is not more than what was found. */
  private isHopeless(depth: number): boolean {
    if (this.steps > mostSteps) return true
    const hopes = this.hopes[depth]
    const byComponent = this.creditsWith((component) => hopes?.get(component.id) ?? 0)
    if (byComponent <= this.foundCredits) return true
    const rest = this.achievements.slice(depth)
    const ofRest = (isExternal: boolean) => sum(rest.map(({ options }) => mostCredits(options, isExternal)))
    const external = Math.min(this.limits.external, this.externalCredits() + ofRest(true))
    const internal = sum([...this.chosen.values()].map((option) => (option.isExternal ? 0 : option.credits)))
    return internal + ofRest(false) + external <= this.foundCredits
  }

  private creditsWith(hope: CreditsOf): number {
    return awardCredits(this.description, (component) => {
      const option = this.chosen.get(component.id)
      if (option) return option.credits
      return this.limits.filled?.has(component.id) ? 0 : hope(component)
    })
  }
}

function hopesFrom(achievements: readonly Achievement[]): Map<string, number>[] {
  const hopes = [new Map<string, number>()]
  for (const { options } of [...achievements].reverse()) {
    const hope = new Map(hopes[0])
    for (const { component, credits } of options) {
      hope.set(component.id, Math.max(credits, hope.get(component.id) ?? 0))
    }
    hopes.unshift(hope)
  }
  return hopes
}

function mostCredits(options: readonly Option[], isExternal: boolean): number {
  return Math.max(0, ...options.filter((option) => option.isExternal === isExternal).map(({ credits }) => credits))
}

function inOrder(achievement: Achievement): Achievement {
  const options = [...achievement.options].sort(
    (one, other) =>
      other.credits - one.credits ||
      Number(one.isExternal) - Number(other.isExternal) ||
      compare(one.component.id, other.component.id) ||
      compare(one.evidence.id, other.evidence.id),
  )
  return { ...achievement, options }
}

function fewestOptionsFirst(one: Achievement, other: Achievement): number {
  return one.options.length - other.options.length || compare(one.id, other.id)
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
