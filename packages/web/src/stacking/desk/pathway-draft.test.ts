import { findPathwayProblems, PathwayDescription } from '@meshe/domain/stacking'
import { describe, expect, it } from 'vitest'
import { dataForHealth } from '../../testing/fixtures.ts'
import {
  emptyPathway,
  findDraftProblems,
  liveTotalOf,
  newId,
  type PathwayDraft,
  partFromOffer,
  toPathwayDescription,
  toPathwayDraft,
} from './pathway-draft.ts'

const full = toPathwayDraft(dataForHealth.description)
const changed = (changes: Partial<PathwayDraft>): PathwayDraft => ({ ...full, ...changes })
const [core, choice] = full.groups as [PathwayDraft['groups'][number], PathwayDraft['groups'][number]]

describe('a path in the editor', () => {
  it('comes out as it went in', () => {
    expect(toPathwayDescription(full)).toEqual(dataForHealth.description)
    expect(findDraftProblems(full)).toEqual([])
  })

  it('gives a share of a third back as it was typed', () => {
    const description = toPathwayDescription(changed({ externalShare: '33,3' }))
    expect(description?.rules.maximumExternalShare).toBeCloseTo(0.333, 10)
    expect(toPathwayDraft(description!).externalShare).toBe('33.3')
  })

  it('makes nothing of an empty one and names every gap', () => {
    expect(toPathwayDescription(emptyPathway)).toBeNull()
    expect(findDraftProblems(emptyPathway).map(({ problem }) => problem)).toEqual([
      'title',
      'description',
      'ects',
      'eqf',
      'award',
      'group-title',
      'group-empty',
    ])
  })

  it.each<[string, PathwayDraft, string]>([
    ['a title of blanks', changed({ title: { en: ' ' } }), 'title'],
    ['no award', changed({ award: '' }), 'award'],
    ['an award of no credits', changed({ ects: '0' }), 'ects'],
    ['an award of quarter credits', changed({ ects: '14.75' }), 'ects'],
    ['a level above eight', changed({ eqf: '9' }), 'eqf'],
    ['a share above all', changed({ externalShare: '101' }), 'externalShare'],
    ['a share in words', changed({ externalShare: 'half' }), 'externalShare'],
    ['an age of half years', changed({ maximumAgeYears: '2,5' }), 'maximumAgeYears'],
    ['a choice of no parts', changed({ groups: [core, { ...choice, atLeast: '0' }] }), 'group-atLeast'],
    ['a choice of half a part', changed({ groups: [core, { ...choice, atLeast: '1.5' }] }), 'group-atLeast'],
    ['a group without parts', changed({ groups: [{ ...core, components: [] }, choice] }), 'group-empty'],
    [
      'a part without a name',
      changed({ groups: [{ ...core, components: [{ ...core.components[0]!, title: {} }] }, choice] }),
      'part-title',
    ],
    [
      'a part of minus one credit',
      changed({ groups: [{ ...core, components: [{ ...core.components[0]!, ects: '-1' }] }, choice] }),
      'part-ects',
    ],
  ])('is not saved with %s', (_, draft, problem) => {
    expect(findDraftProblems(draft).map((one) => one.problem)).toEqual([problem])
    expect(toPathwayDescription(draft)).toBeNull()
  })

  it('never agrees to what the node would refuse as malformed', () => {
    const long = 'x'.repeat(201)
    expect(toPathwayDescription(changed({ title: { en: long } }))).toBeNull()
  })

  it('adds up as one writes, with unfinished parts as nothing', () => {
    expect(liveTotalOf(full)).toEqual({ offered: 20, required: 15, award: 15 })
    const unfinished = { ...choice, kind: 'credits' as const, atLeast: '' }
    const typing = {
      ...core,
      components: core.components.map((part) => ({ ...part, ects: part.ects === '4' ? 'x' : part.ects })),
    }
    expect(liveTotalOf(changed({ ects: '', groups: [typing, unfinished] }))).toEqual({
      offered: 16,
      required: 6,
      award: null,
    })
  })

  it('takes a part from the catalogue under an id that nothing else has', () => {
    const part = partFromOffer(newId(emptyPathway, 'part'), { iri: 'https://u.example/x', title: { en: 'X' }, ects: 3 })
    const once = { ...emptyPathway, groups: [{ ...emptyPathway.groups[0]!, components: [part] }] }
    expect(newId(once, 'part')).toBe('part-2')
    expect(newId(once, 'group')).toBe('group-2')
    expect(new Set(once.groups.flatMap(({ id, components }) => [id, ...components.map((one) => one.id)])).size).toBe(2)
  })

  it('lets the domain say what is impossible', () => {
    const description = toPathwayDescription(changed({ ects: '30' }))
    expect(findPathwayProblems(PathwayDescription.parse(description))).toEqual([
      'component-that-nothing-fills:privacy',
      'fewer-credits-than-the-award',
    ])
  })
})
