/** The inbox of the recognition office: what is waiting, until when, whose turn it is. */
import { type CaseSummaryView, notStated, recognitionApi, recognitionStates } from '@meshe/domain/recognition'
import { Link, useSearchParams } from 'react-router'
import { useApi } from '../../shared/api/index.ts'
import { Text, useFormatters, useMessages } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { Page } from '../../shared/layout/index.ts'
import { type Column, DataTable, EmptyState, Query, Select, StatusWord } from '../../shared/primitives/index.ts'
import { toneOf } from './case-state.ts'
import { inboxMessages } from './messages/inbox.ts'

export function InboxPage() {
  const t = useMessages(inboxMessages)
  const { institution } = useDesk()
  const [search, setSearch] = useSearchParams()
  const state = search.get('state') ?? ''
  const query = useApi(recognitionApi.listCases, { params: { institution }, refetchEveryMs: 20_000 })
  return (
    <Page title={t('inbox.title')} lead={t('inbox.lead')}>
      <Query query={query} lines={6}>
        {({ cases, counts }) =>
          cases.length === 0 ? (
            <EmptyState title={t('inbox.empty')}>{t('inbox.empty.text')}</EmptyState>
          ) : (
            <>
              <div className="desk-filter">
                <Select
                  label={t('inbox.filter')}
                  value={state}
                  empty={t('inbox.all', { count: cases.length })}
                  choices={recognitionStates
                    .filter((one) => (counts[one] ?? 0) > 0)
                    .map((one) => ({
                      value: one as string,
                      label: t('inbox.stateCount', { state: t(`state.${one}`), count: counts[one] ?? 0 }),
                    }))}
                  onChange={(next) => setSearch(next === '' ? {} : { state: next }, { replace: true })}
                />
              </div>
              <Cases cases={cases.filter((one) => state === '' || one.state === state)} />
            </>
          )
        }
      </Query>
    </Page>
  )
}

function Cases({ cases }: { readonly cases: readonly CaseSummaryView[] }) {
  const t = useMessages(inboxMessages)
  const f = useFormatters()
  const { institution } = useDesk()
  if (cases.length === 0) return <p>{t('inbox.none')}</p>
  const columns: readonly Column<CaseSummaryView>[] = [
    {
      id: 'what',
      header: t('column.what'),
      isRowHeader: true,
      cell: ({ id, title }) => (
        <Link to={`/u/${institution}/recognition/${id}`}>
          <Text map={title} />
        </Link>
      ),
    },
    { id: 'from', header: t('column.from'), cell: ({ awardingBody }) => awardingBody },
    { id: 'person', header: t('column.person'), cell: ({ applicantName }) => applicantName },
    {
      id: 'credits',
      header: t('column.credits'),
      align: 'end',
      cell: ({ ectsClaimed }) => (ectsClaimed === 0 ? notStated : f.number(ectsClaimed)),
      sortBy: ({ ectsClaimed }) => ectsClaimed,
    },
    {
      id: 'state',
      header: t('column.state'),
      cell: (one) => <StatusWord tone={toneOf(one)}>{t(one.isLate ? 'state.late' : `state.${one.state}`)}</StatusWord>,
      sortBy: ({ state }) => recognitionStates.indexOf(state),
    },
    {
      id: 'due',
      header: t('column.due'),
      cell: ({ dueAt, turn }) =>
        dueAt !== null && turn === 'university' ? <span className="nowrap">{f.shortDay(dueAt)}</span> : '–',
      sortBy: ({ dueAt, turn }) => (turn === 'university' ? (dueAt ?? '9') : '9'),
    },
  ]
  return <DataTable caption={t('inbox.caption')} columns={columns} rows={cases} rowKey={({ id }) => id} />
}
