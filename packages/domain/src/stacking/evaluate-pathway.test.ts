import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastCredits, sum } from './counted-credits.ts'
import { evaluatePathway } from './evaluate-pathway.ts'
import { type PathwayComponent, PathwayDescription, type PathwayGroup, type PathwayRules } from './pathway.ts'
import type { CredentialEvidence, PathwayEvidence, PendingEvidence, RecognitionEvidence } from './pathway-evidence.ts'

const here = 'did:web:northshore.example'
const elsewhere = 'did:web:montana.example'
const pathwayId = '0198c0de-0000-7000-8000-000000000001'
const now = new Date('2027-01-15T10:00:00Z')
const context = { institutionDid: here, pathwayId, now }

function component(id: string, ects: number, accepts: readonly string[] = [id]): PathwayComponent {
  return { id, title: { en: id }, ects, accepts: [...accepts], acceptsRecognition: true }
}

function group(id: string, rule: PathwayGroup['rule'], ...components: PathwayComponent[]): PathwayGroup {
  return { id, title: { en: id }, rule, components }
}

function pathway(ects: number, groups: readonly PathwayGroup[], rules: PathwayRules = {}): PathwayDescription {
  return PathwayDescription.parse({
    title: { en: 'Certificate' },
    description: { en: 'Small steps.' },
    ects,
    eqf: 6,
    awardMicroCredentialId: '0198c0de-0000-7000-8000-0000000000aa',
    groups,
    rules,
  })
}

function credential(id: string, changes: Partial<CredentialEvidence> = {}): CredentialEvidence {
  return {
    kind: 'credential',
    id: `credential of ${id}`,
    achievement: id,
    microCredential: id,
    title: { en: id },
    awardingBody: 'Northshore University (demo)',
    awardedBy: here,
    ects: 5,
    eqf: 6,
    awardedOn: new Date('2026-06-01T00:00:00Z'),
    validUntil: null,
    status: 'in-force',
    ...changes,
  }
}

function decision(id: string, changes: Partial<RecognitionEvidence> = {}): RecognitionEvidence {
  return {
    kind: 'recognition',
    id: `decision on ${id}`,
    achievement: id,
    title: { en: id },
    awardingBody: 'Montana University (demo)',
    awardedBy: elsewhere,
    ects: 5,
    decidedBy: here,
    outcome: 'full',
    ectsGranted: 5,
    pathwayId: null,
    componentId: null,
    status: 'in-force',
    ...changes,
  }
}

function pending(id: string, changes: Partial<PendingEvidence> = {}): PendingEvidence {
  const { title, awardingBody, awardedBy, ects } = decision(id)
  const asked = { decidedBy: here, pathwayId: null, componentId: null }
  return {
    kind: 'pending',
    id: `case of ${id}`,
    achievement: id,
    title,
    awardingBody,
    awardedBy,
    ects,
    ...asked,
    ...changes,
  }
}

const all = { kind: 'all' } as const

function reasons(description: PathwayDescription, evidence: readonly PathwayEvidence[]) {
  const progress = evaluatePathway(description, evidence, context)
  const components = progress.groups.flatMap((one) => one.components)
  return {
    ...Object.fromEntries(components.map((one) => [one.componentId, `${one.state} ${one.ectsCounted} ${one.reason}`])),
    notCounted: progress.notCounted.map(({ evidenceId, reason }) => `${evidenceId}: ${reason}`),
    ects: [progress.ectsCounted, progress.ectsWaiting, progress.ectsMissing],
    isComplete: progress.isComplete,
  }
}

describe('a component of a pathway', () => {
  const one = pathway(5, [group('core', all, component('data', 5))])

  it.each<[string, PathwayEvidence[], string]>([
    ['nothing', [], 'missing 0 not-taken-yet'],
    ['an award of this university', [credential('data')], 'have 5 own-award'],
    ['an accepted credential of another', [credential('data', { awardedBy: elsewhere })], 'have 5 agreement'],
    ['a credential larger than itself', [credential('data', { ects: 12 })], 'have 5 own-award'],
    ['a credential smaller than itself', [credential('data', { ects: 3 })], 'have 3 own-award'],
    ['a full recognition', [decision('other')], 'have 5 recognised'],
    [
      'a partial recognition',
      [decision('other', { outcome: 'partial', ectsGranted: 2.5 })],
      'have 2.5 recognised-in-part',
    ],
    ['a refused recognition', [decision('other', { outcome: 'refused', ectsGranted: 0 })], 'missing 0 refused'],
    ['a decision taken back', [decision('other', { status: 'withdrawn' })], 'missing 0 withdrawn'],
    ['a decision under review', [decision('other', { status: 'under-review' })], 'waiting 0 under-review'],
    ['an open case', [pending('other')], 'waiting 0 being-decided'],
    ['an open case for another component', [pending('other', { componentId: 'ethics' })], 'missing 0 not-taken-yet'],
    [
      'a decision for another pathway',
      [decision('other', { pathwayId: `${pathwayId.slice(0, -1)}2` })],
      'missing 0 not-taken-yet',
    ],
    ['a decision for this pathway', [decision('other', { pathwayId })], 'have 5 recognised'],
    ['a decision of another university', [decision('other', { decidedBy: elsewhere })], 'missing 0 not-taken-yet'],
    ['a withdrawn award', [credential('data', { status: 'withdrawn' })], 'missing 0 withdrawn'],
    ['an expired award', [credential('data', { validUntil: now })], 'missing 0 expired'],
    [
      'an award that expires later',
      [credential('data', { validUntil: new Date(now.getTime() + 1) })],
      'have 5 own-award',
    ],
    ['something unproven', [credential('data', { status: 'unproven' })], 'missing 0 ask-for-recognition'],
    ['something else', [credential('cooking')], 'missing 0 not-taken-yet'],
  ])('filled with %s', (_, evidence, expected) => {
    expect(reasons(one, evidence)).toMatchObject({ data: expected })
  })

  it('that only a decision can fill says so', () => {
    const asking = pathway(5, [group('core', all, component('any', 5, []))])
    expect(reasons(asking, [])).toMatchObject({ any: 'missing 0 ask-for-recognition' })
  })

  it('that accepts no recognition is not filled by it', () => {
    const strict = pathway(5, [group('core', all, { ...component('data', 5), acceptsRecognition: false })])
    expect(reasons(strict, [decision('other')])).toMatchObject({ data: 'missing 0 not-taken-yet', isComplete: false })
  })

  it('prefers the award to the decision about it where the award brings more', () => {
    const evidence = [credential('data'), decision('data', { outcome: 'partial', ectsGranted: 2 })]
    expect(reasons(one, evidence)).toMatchObject({ data: 'have 5 own-award', notCounted: [] })
  })

  it('puts a decision under review when the only credential behind it was withdrawn', () => {
    const evidence = [credential('other', { status: 'withdrawn' }), decision('other')]
    expect(reasons(one, evidence)).toMatchObject({ data: 'waiting 0 under-review', ects: [0, 5, 0] })
  })

  it('leaves the decision alone when the credential was issued again', () => {
    const again = { ...credential('other'), id: 'issued again' }
    const evidence = [credential('other', { status: 'withdrawn' }), again, decision('other')]
    expect(reasons(one, evidence)).toMatchObject({ data: 'have 5 recognised' })
  })
})

describe('the rules of a pathway', () => {
  it('count nothing below the lowest level, nor without a level', () => {
    const level = pathway(10, [group('core', all, component('a', 5), component('b', 5))], { minimumEqf: 6 })
    const evidence = [credential('a', { eqf: 5 }), credential('b', { eqf: null })]
    expect(reasons(level, evidence)).toMatchObject({ a: 'missing 0 level-too-low', b: 'missing 0 level-too-low' })
  })

  it('leave the level of a recognised credential to the decision', () => {
    const level = pathway(5, [group('core', all, component('a', 5))], { minimumEqf: 8 })
    expect(reasons(level, [decision('x')])).toMatchObject({ a: 'have 5 recognised' })
  })

  it.each([
    ['2025-01-15T10:00:00Z', 'have 5 own-award'],
    ['2025-01-15T09:59:59Z', 'missing 0 too-old'],
  ])('count for two years: awarded %s', (awardedOn, expected) => {
    const young = pathway(5, [group('core', all, component('a', 5))], { maximumAgeYears: 2 })
    expect(reasons(young, [credential('a', { awardedOn: new Date(awardedOn) })])).toMatchObject({ a: expected })
  })

  it('count what has no date as too old', () => {
    const young = pathway(5, [group('core', all, component('a', 5))], { maximumAgeYears: 50 })
    expect(reasons(young, [credential('a', { awardedOn: null })])).toMatchObject({ a: 'missing 0 too-old' })
  })

  it('let in only so much from other universities, and say what is over', () => {
    const half = pathway(10, [group('core', all, component('a', 5), component('b', 5))], { maximumExternalShare: 0.5 })
    const evidence = [credential('a', { awardedBy: elsewhere }), credential('b', { awardedBy: elsewhere })]
    const found = reasons(half, evidence)
    expect(found.ects).toEqual([5, 0, 5])
    expect(found.notCounted).toEqual(['credential of b: external-share-exceeded'])
    expect(found).toMatchObject({ a: 'have 5 agreement', b: 'missing 0 external-share-exceeded' })
  })

  it('choose the larger of two from elsewhere where only one has room', () => {
    const share = pathway(10, [group('core', all, component('a', 3), component('b', 7))], { maximumExternalShare: 0.7 })
    const evidence = [credential('a', { awardedBy: elsewhere }), credential('b', { awardedBy: elsewhere, ects: 7 })]
    expect(reasons(share, evidence)).toMatchObject({ b: 'have 7 agreement', ects: [7, 0, 3] })
  })

  it('count a third of thirty as ten, whatever floating point says', () => {
    const share = pathway(30, [group('core', all, component('a', 3), component('b', 27))], {
      maximumExternalShare: 0.1,
    })
    expect(reasons(share, [credential('a', { awardedBy: elsewhere })])).toMatchObject({ a: 'have 3 agreement' })
  })
})

describe('adding up', () => {
  it('is complete where each group is and the credits are there', () => {
    const description = pathway(15, [
      group('core', all, component('a', 5), component('b', 5)),
      group('choice', { kind: 'credits', atLeast: 5 }, component('c', 5), component('d', 5)),
    ])
    expect(
      reasons(
        description,
        ['a', 'b'].map((id) => credential(id)),
      ),
    ).toMatchObject({ ects: [10, 0, 5], isComplete: false })
    expect(
      reasons(
        description,
        ['a', 'b', 'd'].map((id) => credential(id)),
      ),
    ).toMatchObject({ ects: [15, 0, 0], isComplete: true })
  })

  it('does not let a surplus in one group stand in for another', () => {
    const description = pathway(10, [
      group('core', all, component('a', 5)),
      group('choice', { kind: 'credits', atLeast: 5 }, component('b', 5), component('c', 5)),
    ])
    expect(reasons(description, [credential('b'), credential('c')])).toMatchObject({
      ects: [5, 0, 5],
      isComplete: false,
    })
  })

  it('needs so many whole components where they are counted', () => {
    const description = pathway(10, [
      group('two', { kind: 'count', atLeast: 2 }, component('a', 5), component('b', 5), component('c', 20)),
    ])
    const twenty = reasons(description, [credential('c', { ects: 20 })])
    expect(twenty).toMatchObject({ ects: [5, 0, 5], isComplete: false })
    const parts = [credential('a', { ects: 4 }), credential('b')]
    expect(reasons(description, parts).isComplete).toBe(false)
    expect(reasons(description, [credential('a'), credential('b')]).isComplete).toBe(true)
  })

  it('counts one achievement once, however it is proven', () => {
    const description = pathway(10, [group('core', all, component('a', 5, ['x']), component('b', 5, ['x']))])
    const again = { ...credential('x'), id: 'another award of x' }
    const found = reasons(description, [credential('x'), again, decision('x')])
    expect(found.ects).toEqual([5, 0, 5])
    expect(found.notCounted).toEqual(['credential of x: already-counted'])
    expect(found).toMatchObject({ a: 'have 5 own-award', b: 'missing 0 already-counted' })
  })

  it('moves an achievement to where it leaves room for another', () => {
    const description = pathway(10, [group('core', all, component('a', 5, ['x', 'y']), component('b', 5, ['x']))])
    expect(reasons(description, [credential('x'), credential('y')])).toMatchObject({
      ects: [10, 0, 0],
      isComplete: true,
    })
  })

  it('puts an achievement where it completes the way rather than where it has most credits', () => {
    const description = pathway(10, [
      group('core', all, component('a', 5, ['x'])),
      group('choice', { kind: 'credits', atLeast: 5 }, component('b', 5, ['y']), component('c', 10, ['x'])),
    ])
    expect(reasons(description, [credential('x', { ects: 10 }), credential('y')]).isComplete).toBe(true)
  })

  it('does not count a waiting case for an achievement that counts already', () => {
    const description = pathway(10, [group('core', all, component('a', 5), component('b', 5))])
    expect(reasons(description, [credential('a'), pending('a')])).toMatchObject({ ects: [5, 0, 5] })
  })

  it('names what is held and does not belong here', () => {
    const description = pathway(5, [group('core', all, component('a', 5))])
    const evidence = [
      credential('cooking'),
      credential('sailing', { awardedBy: elsewhere }),
      credential('rowing', { awardedBy: elsewhere, status: 'withdrawn' }),
    ]
    expect(reasons(description, evidence).notCounted).toEqual([
      'credential of cooking: not-in-this-pathway',
      'credential of rowing: withdrawn',
      'credential of sailing: ask-for-recognition',
    ])
    expect(reasons(description, [...evidence, credential('a')]).notCounted).toContain(
      'credential of sailing: not-in-this-pathway',
    )
  })
})

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
