import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastCredits, sum } from './counted-credits.ts'
import { evaluatePathway } from './evaluate-pathway.ts'
import type { PathwayDescription, PathwayGroup } from './pathway.ts'
import type { PathwayEvidence } from './pathway-evidence.ts'
import {
  all,
  component,
  context,
  credential,
  decision,
  elsewhere,
  group,
  here,
  pathway,
  pending,
} from './pathway-fixtures.ts'

const ids = ['a', 'b', 'c', 'd', 'e'] as const
const anyEcts = fc.integer({ min: 1, max: 12 }).map((halves) => halves / 2)
const anyId = fc.constantFrom(...ids)
const anyEvidence: fc.Arbitrary<PathwayEvidence> = fc
  .record({
    achievement: fc.constantFrom(...ids, 'f', 'g'),
    ects: anyEcts,
    external: fc.boolean(),
    kind: fc.constantFrom('credential' as const, 'recognition' as const, 'pending' as const),
    componentId: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
    number: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ achievement, ects, external, kind, componentId, number }): PathwayEvidence => {
    const shared = {
      id: `${kind} ${achievement} ${number} ${ects} ${external} ${componentId}`,
      ects,
      awardedBy: external ? elsewhere : here,
    }
    const where = { componentId: componentId === null ? null : `c${componentId}` }
    if (kind === 'credential') return credential(achievement, shared)
    if (kind === 'pending') return pending(achievement, { ...shared, ...where })
    return decision(achievement, { ...shared, ...where, ectsGranted: ects, outcome: 'partial' })
  })
const anyPathway = fc
  .record({
    components: fc.array(fc.record({ ects: anyEcts, accepts: fc.array(anyId, { maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 6,
    }),
    split: fc.integer({ min: 1, max: 5 }),
    rules: fc.array(
      fc.constantFrom<PathwayGroup['rule']>(
        { kind: 'all' },
        { kind: 'credits', atLeast: 3 },
        { kind: 'count', atLeast: 1 },
      ),
      {
        minLength: 2,
        maxLength: 2,
      },
    ),
    ects: fc.integer({ min: 1, max: 60 }).map((halves) => halves / 2),
  })
  .map(({ components, split, rules: [first, second], ects }) => {
    const made = components.map(({ ects: credits, accepts }, index) => component(`c${index}`, credits, accepts))
    const groups = [group('one', first ?? all, ...made.slice(0, split))]
    if (made.length > split) groups.push(group('two', second ?? all, ...made.slice(split)))
    return pathway(Math.max(ects, sum(groups.map(leastCredits))), groups)
  })
const anyCase = fc.tuple(anyPathway, fc.array(anyEvidence, { maxLength: 7 }))

describe('whatever a learner brings', () => {
  it('never counts more than was awarded or granted, nor more than a component takes', () => {
    fc.assert(
      fc.property(anyCase, ([description, evidence]) => {
        const { groups } = evaluatePathway(description, evidence, context)
        for (const { ects, ectsCounted, filledBy, state } of groups.flatMap((one) => one.components)) {
          const piece = evidence.find(({ id }) => id === filledBy?.evidenceId)
          expect(ectsCounted).toBeLessThanOrEqual(ects)
          if (state === 'have')
            expect(ectsCounted).toBeLessThanOrEqual(
              piece?.kind === 'recognition' ? piece.ectsGranted : (piece?.ects ?? -1),
            )
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('never counts an achievement twice', () => {
    fc.assert(
      fc.property(anyCase, ([description, evidence]) => {
        const { groups } = evaluatePathway(description, evidence, context)
        const filling = groups.flatMap((one) => one.components).flatMap(({ filledBy }) => filledBy?.evidenceId ?? [])
        const achievements = filling.map((id) => evidence.find((piece) => piece.id === id)?.achievement)
        expect(new Set(achievements).size).toBe(achievements.length)
      }),
      { numRuns: 1000 },
    )
  })

  it('says the same in every order', () => {
    const shuffled = anyCase.chain(([description, evidence]) => {
      const byId = [...new Map(evidence.map((piece) => [piece.id, piece])).values()]
      const order = fc.shuffledSubarray(byId, { minLength: byId.length, maxLength: byId.length })
      return fc.tuple(fc.constant(description), fc.constant(byId), order)
    })
    fc.assert(
      fc.property(shuffled, ([description, evidence, reordered]) => {
        expect(evaluatePathway(description, reordered, context)).toEqual(
          evaluatePathway(description, evidence, context),
        )
      }),
      { numRuns: 1000 },
    )
  })

  it('never counts less because more is brought, whatever the share from elsewhere', () => {
    fc.assert(
      fc.property(
        anyCase,
        anyEvidence,
        fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
        ([description, evidence], more, share) => {
          const limited = share === undefined ? description : { ...description, rules: { maximumExternalShare: share } }
          fc.pre(!evidence.some(({ id }) => id === more.id))
          const before = evaluatePathway(limited, evidence, context)
          const after = evaluatePathway(limited, [...evidence, more], context)
          expect(after.ectsCounted).toBeGreaterThanOrEqual(before.ectsCounted)
          if (before.isComplete) expect(after.isComplete).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('adds up: counted, waiting and missing are the credits of the award', () => {
    fc.assert(
      fc.property(anyCase, ([description, evidence]) => {
        const progress = evaluatePathway(description, evidence, context)
        const { ectsCounted, ectsWaiting, ectsMissing, ectsRequired, isComplete, groups } = progress
        expect(Math.min(ectsCounted, ectsWaiting, ectsMissing)).toBeGreaterThanOrEqual(0)
        expect(ectsCounted + ectsWaiting + ectsMissing).toBe(ectsRequired)
        if (isComplete) expect(groups.every(({ isSatisfied }) => isSatisfied)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps the share from elsewhere', () => {
    fc.assert(
      fc.property(anyCase, fc.double({ min: 0, max: 1, noNaN: true }), ([description, evidence], share) => {
        const limited = { ...description, rules: { maximumExternalShare: share } }
        const { groups } = evaluatePathway(limited, evidence, context)
        const external = groups
          .flatMap((one) => one.components)
          .filter(({ filledBy }) => evidence.find(({ id }) => id === filledBy?.evidenceId)?.awardedBy === elsewhere)
          .reduce((total, { ectsCounted }) => total + ectsCounted, 0)
        expect(external).toBeLessThanOrEqual(share * description.ects + 0.01)
      }),
      { numRuns: 1000 },
    )
  })

  it('counts as much as trying every assignment would', () => {
    fc.assert(
      fc.property(
        fc.tuple(
          anyPathway,
          fc.array(
            anyEvidence.filter(({ kind }) => kind !== 'pending'),
            { maxLength: 4 },
          ),
        ),
        ([description, evidence]) => {
          const { ectsCounted } = evaluatePathway(description, evidence, context)
          expect(ectsCounted).toBe(bestByTrying(description, evidence))
        },
      ),
      { numRuns: 1000 },
    )
  })
})

/** The most that any choice of one piece of evidence for each component gives, one piece at a time. */
function bestByTrying(description: PathwayDescription, evidence: readonly PathwayEvidence[]): number {
  const components = description.groups.flatMap((one) => one.components)
  const pieces = [...new Map(evidence.map((piece) => [piece.id, piece])).values()]
  let best = 0
  const look = (index: number, chosen: ReadonlyMap<string, number>, used: ReadonlySet<string>) => {
    const one = components[index]
    if (one === undefined) {
      best = Math.max(best, creditsOf(description, chosen))
      return
    }
    look(index + 1, chosen, used)
    for (const piece of pieces) {
      const fits =
        piece.kind === 'credential'
          ? one.accepts.includes(piece.microCredential ?? '')
          : piece.kind === 'recognition' && (piece.componentId === null || piece.componentId === one.id)
      if (!fits || used.has(piece.achievement)) continue
      const credits = Math.min(one.ects, piece.ects)
      look(index + 1, new Map([...chosen, [one.id, credits]]), new Set([...used, piece.achievement]))
    }
  }
  look(0, new Map(), new Set())
  return best
}

/** Written again from the rules, not from the code that is tested. */
function creditsOf(description: PathwayDescription, chosen: ReadonlyMap<string, number>): number {
  let towardsRules = 0
  let asked = 0
  let beyond = 0
  for (const { rule, components } of description.groups) {
    const sizes = components.map(({ ects }) => ects).sort((one, other) => one - other)
    const add = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
    const wanted =
      rule.kind === 'all' ? add(sizes) : rule.kind === 'credits' ? rule.atLeast : add(sizes.slice(0, rule.atLeast))
    const got = add(components.map(({ id }) => chosen.get(id) ?? 0))
    const whole = components.filter(({ id, ects }) => (chosen.get(id) ?? 0) >= ects).length
    asked += wanted
    if (rule.kind === 'count' && whole < rule.atLeast) {
      towardsRules += add(sizes.slice(0, whole))
      continue
    }
    towardsRules += Math.min(got, wanted)
    beyond += Math.max(0, got - wanted)
  }
  return Math.min(description.ects, towardsRules + Math.min(beyond, Math.max(0, description.ects - asked)))
}
