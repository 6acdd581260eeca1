import { describe, expect, it } from 'vitest'
import { evaluatePathway } from './evaluate-pathway.ts'
import { type PathwayComponent, PathwayDescription, type PathwayGroup } from './pathway.ts'
import type { RecognitionEvidence } from './pathway-evidence.ts'
import {
  checkLargerAward,
  checkPathwayPossible,
  findAwardDifferences,
  findPathwayProblems,
} from './pathway-possible.ts'
import {
  afterPublishingPathway,
  afterRetiringPathway,
  afterSavingPathway,
  beginPathway,
} from './pathway-publication.ts'

const awardId = '0198c0de-0000-7000-8000-0000000000aa'
const now = new Date('2027-01-15T10:00:00Z')

function component(id: string, ects: number, changes: Partial<PathwayComponent> = {}): PathwayComponent {
  return { id, title: { en: id }, ects, accepts: [], acceptsRecognition: true, ...changes }
}

function group(id: string, rule: PathwayGroup['rule'], ...components: PathwayComponent[]): PathwayGroup {
  return { id, title: { en: id }, rule, components }
}

function pathway(ects: number, groups: readonly PathwayGroup[], rules = {}): PathwayDescription {
  const title = { en: 'Certificate' }
  return PathwayDescription.parse({
    title,
    description: title,
    ects,
    eqf: 6,
    awardMicroCredentialId: awardId,
    groups,
    rules,
  })
}

const all = { kind: 'all' } as const
const only = { acceptsRecognition: false, accepts: ['https://u.example/x'] }

describe('a pathway beside its larger award', () => {
  const described = pathway(10, [group('core', all, component('a', 10))])
  const award = (ects: number, eqf: number) => ({ workload: { ects }, level: { eqf } })

  it.each<[number, number, string[]]>([
    [10, 6, []],
    [9.5, 6, ['award-has-other-credits']],
    [10, 7, ['award-has-other-level']],
    [30, 5, ['award-has-other-credits', 'award-has-other-level']],
  ])('that says %s credits at level %s differs in %j', (ects, eqf, differences) => {
    expect(findAwardDifferences(described, award(ects, eqf))).toEqual(differences)
  })

  it('is refused with what differs', () => {
    expect(() => checkLargerAward(described, award(10, 6))).not.toThrow()
    expect(() => checkLargerAward(described, award(10, 7))).toThrow(
      expect.objectContaining({ code: 'stacking.award-differs', facts: { problems: ['award-has-other-level'] } }),
    )
  })
})

describe('an impossible pathway', () => {
  it.each<[string, PathwayDescription]>([
    ['fewer-credits-than-the-award', pathway(30, [group('core', all, component('a', 10))])],
    ['groups-ask-more-than-the-award', pathway(10, [group('core', all, component('a', 10), component('b', 5))])],
    [
      'group-asks-more-than-it-has:core',
      pathway(5, [group('core', { kind: 'credits', atLeast: 6 }, component('a', 5))]),
    ],
    ['group-asks-more-than-it-has:core', pathway(5, [group('core', { kind: 'count', atLeast: 2 }, component('a', 5))])],
    [
      'group-named-twice:core',
      pathway(10, [group('core', all, component('a', 5)), group('core', all, component('b', 5))]),
    ],
    [
      'component-named-twice:a',
      pathway(10, [group('core', all, component('a', 5)), group('more', all, component('a', 5))]),
    ],
    [
      'component-that-nothing-fills:a',
      pathway(5, [group('core', all, component('a', 5, { acceptsRecognition: false }))]),
    ],
    [
      'award-is-its-own-part:a',
      pathway(5, [
        group('core', all, component('a', 5, { accepts: [`https://u.example/micro-credentials/${awardId}`] })),
      ]),
    ],
    ['cannot-be-completed', pathway(10, [group('core', all, component('a', 5, only), component('b', 5, only))])],
    ['cannot-be-completed', pathway(10, [group('core', all, component('a', 10))], { maximumExternalShare: 0.5 })],
  ])('says why: %s', (problem, description) => {
    expect(findPathwayProblems(description)).toContain(problem)
    expect(() => checkPathwayPossible(description)).toThrowError(
      expect.objectContaining({
        code: 'stacking.pathway-impossible',
        facts: { problems: findPathwayProblems(description) },
      }),
    )
  })

  it('names all that is wrong at once', () => {
    const wrong = pathway(30, [
      group('core', { kind: 'count', atLeast: 3 }, component('a', 5, { acceptsRecognition: false })),
    ])
    expect(findPathwayProblems(wrong).length).toBeGreaterThan(1)
  })
})

describe('a possible pathway', () => {
  it.each<[string, PathwayDescription]>([
    ['of one component', pathway(5, [group('core', all, component('a', 5))])],
    [
      'with a choice',
      pathway(10, [
        group('choice', { kind: 'credits', atLeast: 10 }, component('a', 5), component('b', 5), component('c', 5)),
      ]),
    ],
    [
      'with credits beyond what its groups ask',
      pathway(15, [group('choice', { kind: 'count', atLeast: 1 }, component('a', 5), component('b', 10))]),
    ],
    [
      'where two components accept the same, but one accepts more',
      pathway(10, [
        group(
          'core',
          all,
          component('a', 5, only),
          component('b', 5, { ...only, accepts: ['https://u.example/x', 'https://u.example/y'] }),
        ),
      ]),
    ],
    [
      'with a low level and a small share from elsewhere',
      pathway(10, [group('core', all, component('a', 5, { accepts: ['https://u.example/x'] }), component('b', 5))], {
        maximumExternalShare: 0.5,
        minimumEqf: 5,
        maximumAgeYears: 1,
      }),
    ],
  ])('%s', (_, description) => {
    expect(findPathwayProblems(description)).toEqual([])
  })
})

describe('a pathway on its way to the public', () => {
  const description = pathway(5, [group('core', all, component('a', 5))])

  it('stays as it was published while it is written anew', () => {
    const published = afterPublishingPathway(beginPathway(description), now)
    const saved = afterSavingPathway(published, { description: { ...description, eqf: 7 }, revision: 1 })
    expect(saved).toMatchObject({ state: 'draft', revision: 2, publishedAt: now, publishedDescription: { eqf: 6 } })
  })

  it.each([
    [
      'publishing what is published',
      () => afterPublishingPathway(afterPublishingPathway(beginPathway(description), now), now),
    ],
    ['retiring a draft', () => afterRetiringPathway(beginPathway(description))],
    [
      'retiring twice',
      () => afterRetiringPathway(afterRetiringPathway(afterPublishingPathway(beginPathway(description), now))),
    ],
  ])('refuses %s', (_, step) => {
    expect(step).toThrowError(expect.objectContaining({ code: 'stacking.wrong-state' }))
  })

  it('refuses to save an old revision', () => {
    expect(() => afterSavingPathway(beginPathway(description), { description, revision: 0 })).toThrowError(
      expect.objectContaining({ code: 'catalogue.revision-conflict' }),
    )
  })
})

describe('a very large pathway', () => {
  it('is judged in time, also where everything fits everywhere', () => {
    const components = Array.from({ length: 50 }, (_, index) => component(`c${index}`, 1 + (index % 7)))
    const description = pathway(150, [group('core', { kind: 'credits', atLeast: 150 }, ...components)])
    const evidence = Array.from({ length: 60 }, (_, index): RecognitionEvidence => {
      const shared = {
        id: `d${index}`,
        achievement: `d${index}`,
        title: { en: 'x' },
        awardingBody: 'x',
        awardedBy: null,
      }
      const decided = { decidedBy: 'did:web:here', outcome: 'partial', status: 'in-force' } as const
      const credits = 0.5 + (index % 9)
      return {
        ...shared,
        ...decided,
        kind: 'recognition',
        ects: credits,
        ectsGranted: credits,
        pathwayId: null,
        componentId: null,
      }
    })
    const started = process.hrtime.bigint()
    const progress = evaluatePathway(description, evidence, { institutionDid: 'did:web:here', pathwayId: null, now })
    expect(Number(process.hrtime.bigint() - started) / 1e9).toBeLessThan(10)
    expect(progress.ectsCounted).toBeGreaterThan(100)
  })
})
