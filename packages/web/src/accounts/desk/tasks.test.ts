import type { DeskMicroCredentialView } from '@meshe/domain/catalogue'
import type { Role } from '@meshe/domain/contract'
import type { CaseSummaryView } from '@meshe/domain/recognition'
import { describe, expect, it } from 'vitest'
import { caseTasks, offerTasks } from './tasks.ts'

const recognitionCase = (id: string, changes: Partial<CaseSummaryView> = {}): CaseSummaryView => ({
  id,
  state: 'assessing',
  turn: 'university',
  title: { en: 'Data literacy' },
  awardingBody: 'Northshore University (demo)',
  applicantName: 'Lena Learner (demo)',
  ectsClaimed: 3,
  purpose: 'credits',
  pathway: null,
  receivedAt: '2026-11-01T08:00:00Z',
  completeAt: '2026-11-02T08:00:00Z',
  dueAt: '2027-03-02T08:00:00Z',
  isLate: false,
  outcome: null,
  ...changes,
})

const offer = (id: string, changes: Partial<DeskMicroCredentialView> = {}): DeskMicroCredentialView => ({
  id,
  iri: `https://northshore.example/${id}`,
  state: 'draft',
  version: 1,
  publicVersion: null,
  revision: 1,
  description: {},
  missing: [],
  present: [],
  missingForCatalogue: [],
  isReady: false,
  authors: ['Stefan Staff (demo)'],
  approvedBy: null,
  comments: [],
  publishedVersions: [],
  updatedAt: '2026-11-24T08:00:00Z',
  ...changes,
})

const deskOf = (...mine: Role[]) => ({ can: (...roles: readonly Role[]) => roles.some((role) => mine.includes(role)) })
const kinds = (tasks: readonly { kind: string }[]) => tasks.map(({ kind }) => kind)

describe('cases that wait for an officer', () => {
  it('are none where it is the learner’s turn or nobody’s', () => {
    const waiting = recognitionCase('a', { state: 'information-requested', turn: 'learner' })
    const decided = recognitionCase('b', { state: 'decided', turn: 'nobody' })
    expect(caseTasks([waiting, decided])).toEqual([])
  })

  it('put what is late first and lead to the one with the nearest date', () => {
    const tasks = caseTasks([
      recognitionCase('later', { dueAt: '2027-04-01T08:00:00Z' }),
      recognitionCase('sooner', { dueAt: '2027-02-01T08:00:00Z' }),
      recognitionCase('late', { isLate: true, dueAt: '2026-11-20T08:00:00Z' }),
      recognitionCase('new', { state: 'submitted', dueAt: null }),
    ])
    expect(tasks).toEqual([
      { kind: 'cases-late', count: 1, path: '/recognition/late', dueAt: '2026-11-20T08:00:00Z', isLate: true },
      { kind: 'cases', count: 3, path: '/recognition/sooner', dueAt: '2027-02-01T08:00:00Z' },
    ])
  })

  it('count no case twice', () => {
    const tasks = caseTasks([
      recognitionCase('a', { state: 'appealed', isLate: true }),
      recognitionCase('b', { state: 'appealed' }),
      recognitionCase('c', { state: 'review-required', dueAt: null }),
    ])
    expect(tasks.map(({ kind, count }) => [kind, count])).toEqual([
      ['cases-late', 1],
      ['appeals', 1],
      ['reviews-of-decisions', 1],
    ])
  })
})

describe('offers that wait', () => {
  const me = 'Stefan Staff (demo)'

  it('are not given to their author for review', () => {
    const mine = offer('mine', { state: 'in-review' })
    const theirs = offer('theirs', { state: 'in-review', authors: ['Ines Author (demo)'] })
    expect(offerTasks([mine], deskOf('quality-reviewer'), me)).toEqual([])
    expect(offerTasks([mine, theirs], deskOf('quality-reviewer'), me)).toEqual([
      { kind: 'offers-to-review', count: 1, path: '/offers/theirs' },
    ])
  })

  it('are nobody’s who has no part in them', () => {
    const all = [offer('a'), offer('b', { state: 'in-review', authors: [] }), offer('c', { state: 'approved' })]
    expect(offerTasks(all, deskOf('issuing-officer', 'administrator'), me)).toEqual([])
  })

  it('tell a returned draft from a new one, and lead to the list where there are several', () => {
    const returned = offer('r', { comments: [{ by: 'Q', at: '2026-11-24T08:00:00Z', text: 'shorter' }] })
    const tasks = offerTasks([returned, offer('a'), offer('b')], deskOf('catalogue-editor'), me)
    expect(kinds(tasks)).toEqual(['offers-returned', 'offers-drafts'])
    expect(tasks[1]).toEqual({ kind: 'offers-drafts', count: 2, path: '/offers?state=draft' })
  })
})
