/** What happened at a university, newest first, each in a sentence. */
import { type AuditEventView, auditApi } from '@meshe/domain/audit'
import { Link, useSearchParams } from 'react-router'
import { useApi } from '../shared/api/index.ts'
import { useFormatters, useMessages } from '../shared/i18n/index.ts'
import { useDesk } from '../shared/layout/DeskLayout.tsx'
import { Page } from '../shared/layout/index.ts'
import { type Column, DataTable, EmptyState, LinkButton, Query } from '../shared/primitives/index.ts'
import { logMessages } from './messages/log.ts'

const pageSize = 50

/** Where a thing of the log can be seen at this desk. */
const places: Readonly<Record<string, string | undefined>> = {
  'micro-credential': '/offers/',
  award: '/issued/',
  'award-batch': '/issue/',
  pathway: '/paths/',
  'recognition-case': '/recognition/',
}

export function LogPage() {
  const t = useMessages(logMessages)
  const { institution } = useDesk()
  const [search] = useSearchParams()
  const before = search.get('before') ?? undefined
  const query = useApi(auditApi.listAuditEvents, {
    params: { institution },
    query: { limit: pageSize, ...(before === undefined ? {} : { before }) },
    keepPrevious: true,
  })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Query query={query} lines={8}>
        {({ events }) => (
          <>
            {events.length === 0 ? (
              <EmptyState title={t('empty')}>{t('empty.text')}</EmptyState>
            ) : (
              <Events events={events} />
            )}
            <nav className="row" aria-label={t('pages')}>
              {before !== undefined && (
                <LinkButton quiet to="?">
                  {t('newest')}
                </LinkButton>
              )}
              {events.length === pageSize && (
                <LinkButton quiet to={`?before=${events.at(-1)?.id ?? ''}`}>
                  {t('older')}
                </LinkButton>
              )}
            </nav>
          </>
        )}
      </Query>
    </Page>
  )
}

function Events({ events }: { readonly events: readonly AuditEventView[] }) {
  const t = useMessages(logMessages)
  const f = useFormatters()
  const { institution } = useDesk()
  const columns: readonly Column<AuditEventView>[] = [
    {
      id: 'when',
      header: t('column.when'),
      isRowHeader: true,
      cell: ({ at }) => <span className="nowrap">{f.shortMoment(at)}</span>,
    },
    { id: 'who', header: t('column.who'), cell: ({ by }) => by ?? t('system') },
    {
      id: 'what',
      header: t('column.what'),
      cell: ({ action }) => {
        const key = `action.${action}`
        return t.has(key) ? t(key) : t('action.other', { action })
      },
    },
    {
      id: 'thing',
      header: t('column.thing'),
      cell: ({ subject }) => {
        const place = places[subject.kind]
        const key = `kind.${subject.kind}`
        const word = t.has(key) ? t(key) : subject.kind
        return place === undefined ? word : <Link to={`/u/${institution}${place}${subject.id}`}>{word}</Link>
      },
    },
  ]
  return <DataTable caption={t('title')} columns={columns} rows={events} rowKey={({ id }) => id} dense />
}
