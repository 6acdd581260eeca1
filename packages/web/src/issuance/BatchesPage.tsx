/** The batches of an institution and how far each is. */
import { type AwardBatchView, issuanceApi } from '@meshe/domain/issuance'
import { Link } from 'react-router'
import { useApi } from '../shared/api/index.ts'
import { Text, useFormatters, useMessages } from '../shared/i18n/index.ts'
import { useDesk } from '../shared/layout/DeskLayout.tsx'
import { Page } from '../shared/layout/index.ts'
import { type Column, DataTable, EmptyState, LinkButton, Query } from '../shared/primitives/index.ts'
import { issuanceMessages } from './messages/issuance.ts'

export function BatchesPage() {
  const t = useMessages(issuanceMessages)
  const f = useFormatters()
  const { institution } = useDesk()
  const query = useApi(issuanceApi.listAwardBatches, { params: { institution } })
  const start = <LinkButton to={`/u/${institution}/issue/new`}>{t('list.new')}</LinkButton>
  const columns: readonly Column<AwardBatchView>[] = [
    {
      id: 'course',
      header: t('column.course'),
      isRowHeader: true,
      cell: ({ id, microCredential }) => (
        <Link to={`/u/${institution}/issue/${id}`}>
          <Text map={microCredential.title} />
        </Link>
      ),
    },
    {
      id: 'when',
      header: t('column.when'),
      cell: ({ createdAt }) => <span className="nowrap">{f.shortMoment(createdAt)}</span>,
      sortBy: ({ createdAt }) => createdAt,
    },
    { id: 'total', header: t('column.total'), align: 'end', cell: ({ total }) => f.number(total) },
    { id: 'issued', header: t('column.issued'), align: 'end', cell: ({ issued }) => f.number(issued) },
    { id: 'claimed', header: t('column.claimed'), align: 'end', cell: ({ claimed }) => f.number(claimed) },
    { id: 'kept', header: t('column.kept'), align: 'end', cell: ({ keptForLater }) => f.number(keptForLater) },
  ]
  return (
    <Page title={t('list.title')} lead={t('list.lead')} actions={start}>
      <Query query={query} lines={5}>
        {({ batches }) =>
          batches.length === 0 ? (
            <EmptyState title={t('list.empty')} action={start}>
              {t('list.empty.text')}
            </EmptyState>
          ) : (
            <DataTable caption={t('list.caption')} columns={columns} rows={batches} rowKey={({ id }) => id} />
          )
        }
      </Query>
    </Page>
  )
}
