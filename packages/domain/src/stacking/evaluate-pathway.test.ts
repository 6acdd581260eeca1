import { describe, expect, it } from 'vitest'
import { evaluatePathway } from './evaluate-pathway.ts'
import type { PathwayDescription } from './pathway.ts'
import type { PathwayEvidence } from './pathway-evidence.ts'
import {
  all,
  component,
  context,
  credential,
  decision,
  elsewhere,
  group,
  now,
  pathway,
  pathwayId,
  pending,
} from './pathway-fixtures.ts'

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
