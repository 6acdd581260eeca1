/** All paths of a university: state, size, learners on the way. */
import { type DeskPathwayView, type PathwayState, stackingApi } from '@meshe/domain/stacking'
import { Link } from 'react-router'
import { useApi } from '../../shared/api/index.ts'
import { Text, useFormatters, useMessages, useText } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { Page } from '../../shared/layout/index.ts'
import {
  type Column,
  DataTable,
  EmptyState,
  LinkButton,
  Query,
  StatusWord,
  type Tone,
} from '../../shared/primitives/index.ts'
import { pathDeskMessages } from './messages/index.ts'

export const pathTones: Readonly<Record<PathwayState, Tone>> = { draft: 'none', published: 'ok', retired: 'none' }

export function DeskPathsPage() {
  const t = useMessages(pathDeskMessages)
  const f = useFormatters()
  const text = useText()
  const { institution, can } = useDesk()
  const query = useApi(stackingApi.listDeskPathways, { params: { institution } })
  const begin = can('pathway-editor') && <LinkButton to={`/u/${institution}/paths/new`}>{t('list.new')}</LinkButton>
  const columns: readonly Column<DeskPathwayView>[] = [
    {
      id: 'title',
      header: t('column.title'),
      isRowHeader: true,
      cell: ({ id, description }) => (
        <Link to={`/u/${institution}/paths/${id}`}>
          <Text map={description.title} />
        </Link>
      ),
      sortBy: ({ description }) => text(description.title),
    },
    {
      id: 'state',
      header: t('column.state'),
      cell: ({ state, publishedAt, problems }) => (
        <div className="stack-s">
          <StatusWord tone={pathTones[state]}>{t(`state.${state}`)}</StatusWord>
          {state === 'draft' && publishedAt !== null && <span className="small muted">{t('state.older')}</span>}
          {problems.length > 0 && <StatusWord tone="warn">{t('list.impossible')}</StatusWord>}
        </div>
      ),
      sortBy: ({ state }) => state,
    },
    {
      id: 'ects',
      header: t('column.credits'),
      align: 'end',
      cell: ({ description }) => f.number(description.ects),
      sortBy: ({ description }) => description.ects,
    },
    {
      id: 'learners',
      header: t('column.learners'),
      align: 'end',
      cell: ({ learners }) => f.number(learners),
      sortBy: ({ learners }) => learners,
    },
    {
      id: 'updated',
      header: t('column.updated'),
      align: 'end',
      cell: ({ updatedAt }) => <span className="nowrap">{f.shortDay(updatedAt)}</span>,
      sortBy: ({ updatedAt }) => updatedAt,
    },
  ]
  return (
    <Page title={t('list.title')} lead={t('list.lead')} actions={begin}>
      <Query query={query} lines={5}>
        {({ pathways }) =>
          pathways.length === 0 ? (
            <EmptyState title={t('list.empty')} action={begin}>
              {t('list.empty.text')}
            </EmptyState>
          ) : (
            <DataTable
              caption={t('list.title')}
              columns={columns}
              rows={pathways}
              rowKey={({ id }) => id}
              initialSort={{ column: 'updated', descending: true }}
            />
          )
        }
      </Query>
    </Page>
  )
}
