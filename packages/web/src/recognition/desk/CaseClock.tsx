/** The clock of a case and where it is on its way. */
import type { CaseView } from '@meshe/domain/recognition'
import { useFormatters, useMessages } from '../../shared/i18n/index.ts'
import { type Step, Stepper } from '../../shared/primitives/index.ts'
import { caseMessages } from './messages/case.ts'
import { inboxMessages } from './messages/inbox.ts'

const dayMs = 24 * 3600_000

export function CaseClock({ view }: { readonly view: CaseView }) {
  const t = useMessages(caseMessages)
  const f = useFormatters()
  const { state, dueAt, isLate, turn } = view
  if (state === 'information-requested') return <Clock title={t('clock.paused')} note={t('clock.paused.text')} />
  if (dueAt === null && state === 'submitted') {
    return <Clock title={t('clock.notStarted')} note={t('clock.notStarted.text')} />
  }
  if (dueAt === null || turn !== 'university' || state === 'review-required') return null
  if (isLate) return <Clock title={t('clock.late', { date: f.shortDay(dueAt) })} isLate />
  const days = Math.max(0, Math.ceil((Date.parse(dueAt) - Date.now()) / dayMs))
  return <Clock title={t('clock.left', { days })} note={t('clock.until', { date: f.day(dueAt) })} />
}

function Clock({
  title,
  note,
  isLate = false,
}: {
  readonly title: string
  readonly note?: string
  readonly isLate?: boolean
}) {
  return (
    <div className={isLate ? 'case-clock case-clock-late' : 'case-clock'}>
      <p className="case-clock-title">{title}</p>
      {note !== undefined && <p className="muted small">{note}</p>}
    </div>
  )
}

export function CaseSteps({ view }: { readonly view: CaseView }) {
  const t = useMessages(caseMessages)
  const inbox = useMessages(inboxMessages)
  const f = useFormatters()
  const isDecided = view.decision !== null
  const isComplete = view.completeAt !== null || isDecided
  const isOpen = view.state !== 'withdrawn' && view.state !== 'closed'
  const steps: readonly Step[] = [
    { id: 'sent', label: t('case.sent'), note: f.shortDay(view.receivedAt), state: 'done' },
    {
      id: 'complete',
      label: t('case.complete'),
      state: isComplete ? 'done' : isOpen ? 'current' : 'todo',
      ...(view.completeAt !== null && { note: f.shortDay(view.completeAt) }),
    },
    { id: 'checked', label: t('case.checked'), state: isDecided ? 'done' : isComplete && isOpen ? 'current' : 'todo' },
    {
      id: 'decision',
      label: t('case.decision'),
      state: !isDecided ? 'todo' : view.state === 'review-required' || view.state === 'appealed' ? 'warn' : 'done',
      ...(view.decision !== null && { note: f.shortDay(view.decision.decidedAt) }),
    },
  ]
  return <Stepper label={inbox('inbox.title')} steps={steps} />
}
