/** Which tasks follow from what a desk holds. */
import type { DeskMicroCredentialView } from '@meshe/domain/catalogue'
import type { AwardBatchView } from '@meshe/domain/issuance'
import type { CaseSummaryView } from '@meshe/domain/recognition'
import type { Desk } from '../../shared/layout/DeskLayout.tsx'

export interface Task {
  readonly kind:
    | 'cases-late'
    | 'cases'
    | 'appeals'
    | 'reviews-of-decisions'
    | 'offers-to-review'
    | 'offers-to-publish'
    | 'offers-returned'
    | 'offers-drafts'
    | 'kept-rows'
    | 'awards-pending'
    | 'awards-unclaimed'
    | 'complete-learners'
    | 'complete-learners-seen'
    | 'pathway-drafts'
    | 'messages'
  readonly count: number
  /** Below the desk. */
  readonly path: string
  /** The nearest date. */
  readonly dueAt?: string
  readonly isLate?: boolean
}

/** Cases that wait for the university, by what must be done: the late ones first, then by date. */
export function caseTasks(cases: readonly CaseSummaryView[]): Task[] {
  const ours = cases.filter(({ turn }) => turn === 'university')
  const isOpen = ({ state }: CaseSummaryView) => state === 'submitted' || state === 'assessing'
  return [
    ...caseTask(
      'cases-late',
      ours.filter((one) => one.isLate),
    ),
    ...caseTask(
      'cases',
      ours.filter((one) => isOpen(one) && !one.isLate),
    ),
    ...caseTask(
      'appeals',
      ours.filter(({ state, isLate }) => state === 'appealed' && !isLate),
    ),
    ...caseTask(
      'reviews-of-decisions',
      ours.filter(({ state, isLate }) => state === 'review-required' && !isLate),
    ),
  ]
}

function caseTask(kind: Task['kind'], cases: readonly CaseSummaryView[]): Task[] {
  if (cases.length === 0) return []
  const byDate = [...cases].sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'))
  const first = byDate[0]
  const dueAt = first?.dueAt ?? null
  return [
    {
      kind,
      count: cases.length,
      path: `/recognition/${first?.id ?? ''}`,
      ...(dueAt === null ? {} : { dueAt }),
      ...(kind === 'cases-late' ? { isLate: true } : {}),
    },
  ]
}

/** Offers that wait for what this person may do; nobody is asked to review what they wrote, or to finish what others write. */
export function offerTasks(offers: readonly DeskMicroCredentialView[], desk: Pick<Desk, 'can'>, me: string): Task[] {
  const isEditor = desk.can('catalogue-editor')
  const toReview = offers.filter(({ state, authors }) => state === 'in-review' && !authors.includes(me))
  const toPublish = offers.filter(({ state }) => state === 'approved')
  const drafts = offers.filter(({ state, authors }) => state === 'draft' && authors.includes(me))
  const returned = drafts.filter(({ comments }) => comments.length > 0)
  return [
    ...(desk.can('quality-reviewer') ? offerTask('offers-to-review', toReview, 'in-review') : []),
    ...(isEditor || desk.can('quality-reviewer') ? offerTask('offers-to-publish', toPublish, 'approved') : []),
    ...(isEditor ? offerTask('offers-returned', returned, 'draft') : []),
    ...(isEditor
      ? offerTask(
          'offers-drafts',
          drafts.filter((one) => !returned.includes(one)),
          'draft',
        )
      : []),
  ]
}

function offerTask(kind: Task['kind'], offers: readonly DeskMicroCredentialView[], state: string): Task[] {
  if (offers.length === 0) return []
  const path = offers.length === 1 ? `/offers/${offers[0]?.id ?? ''}` : `/offers?state=${state}`
  return [{ kind, count: offers.length, path }]
}

/** Rows that need a repair, credentials that are not signed yet, and those that no learner has fetched. */
export function batchTasks(batches: readonly AwardBatchView[]): Task[] {
  const unclaimed = batches.reduce((sum, { issued, claimed }) => sum + Math.max(0, issued - claimed), 0)
  return [
    ...batchTask('kept-rows', batches, ({ keptForLater }) => keptForLater),
    ...batchTask('awards-pending', batches, ({ pending }) => pending),
    ...(unclaimed > 0 ? [{ kind: 'awards-unclaimed', count: unclaimed, path: '/issued?state=issued' } as const] : []),
  ]
}

function batchTask(
  kind: Task['kind'],
  batches: readonly AwardBatchView[],
  countOf: (batch: AwardBatchView) => number,
): Task[] {
  const those = batches.filter((batch) => countOf(batch) > 0)
  if (those.length === 0) return []
  const path = those.length === 1 ? `/issue/${those[0]?.id ?? ''}` : '/issue'
  return [{ kind, count: those.reduce((sum, batch) => sum + countOf(batch), 0), path }]
}
