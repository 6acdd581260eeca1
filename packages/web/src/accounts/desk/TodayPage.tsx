/** The first page of a desk: what is waiting for the person, by what they may do; the most urgent first. */
import { useFormatters, useMessages, useText } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { Page } from '../../shared/layout/index.ts'
import {
  Button,
  Callout,
  EmptyState,
  LinkButton,
  Skeleton,
  StatusWord,
  useProblemText,
} from '../../shared/primitives/index.ts'
import { FirstSteps } from './FirstSteps.tsx'
import { todayMessages } from './messages/today.ts'
import { type FailedSource, type Task, useTasks } from './use-tasks.ts'
import './today.css'

export function TodayPage() {
  const t = useMessages(todayMessages)
  const text = useText()
  const desk = useDesk()
  const { tasks, isLoading, failed, isEmptyDesk } = useTasks(desk)
  return (
    <Page title={t('title', { name: text(desk.name) })} heading={t('heading')} lead={t('lead')}>
      {isLoading && tasks.length === 0 && <Skeleton lines={5} />}
      {tasks.length > 0 && (
        <ul className="tasks">
          {tasks.map((task) => (
            <li key={task.kind}>
              <TaskCard task={task} />
            </li>
          ))}
        </ul>
      )}
      {!isLoading && tasks.length === 0 && failed.length === 0 && !isEmptyDesk && (
        <EmptyState title={t('empty')}>{t('empty.text')}</EmptyState>
      )}
      {failed.map((one) => (
        <Failed key={one.source} failed={one} />
      ))}
      {!isLoading && isEmptyDesk && <FirstSteps />}
    </Page>
  )
}

/** One source did not answer; what the others said stands above. */
function Failed({ failed: { source, error, retry } }: { readonly failed: FailedSource }) {
  const t = useMessages(todayMessages)
  const { text, reference } = useProblemText()(error)
  return (
    <Callout
      tone="bad"
      title={t(`failed.${source}`)}
      live
      actions={
        <Button quiet dense onClick={retry}>
          {t('failed.again')}
        </Button>
      }
    >
      {text} {reference !== null && t('failed.reference', { reference })}
    </Callout>
  )
}

function TaskCard({ task }: { readonly task: Task }) {
  const t = useMessages(todayMessages)
  const f = useFormatters()
  const { institution } = useDesk()
  const { kind, count, dueAt, isLate } = task
  return (
    <article className="task">
      <p className="task-count" aria-hidden="true">
        {f.number(count)}
      </p>
      <div className="stack-s">
        <h2>{t(`task.${kind}`, { count })}</h2>
        <p className="small muted">{t(`task.${kind}.text`)}</p>
        {isLate === true && (
          <p>
            <StatusWord tone="warn">{t('late')}</StatusWord>
          </p>
        )}
        {dueAt !== undefined && (
          <p className="small">{t('due', { count, date: f.day(dueAt), days: f.daysFromNow(dueAt) })}</p>
        )}
      </div>
      <LinkButton quiet dense to={`/u/${institution}${task.path}`}>
        {t(`task.${kind}.open`, { count })}
      </LinkButton>
    </article>
  )
}
