/** Every description of the university, with its state and what it still lacks. */
import { catalogueApi, type DeskMicroCredentialView, publicationStates } from '@meshe/domain/catalogue'
import { Link, useSearchParams } from 'react-router'
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
  Select,
  StatusWord,
  type Tone,
} from '../../shared/primitives/index.ts'
import { offersMessages } from './messages/offers.ts'

export const publicationTones: Readonly<Record<DeskMicroCredentialView['state'], Tone>> = {
  draft: 'none',
  'in-review': 'warn',
  approved: 'info',
  published: 'ok',
  retired: 'none',
}

export function OffersPage() {
  const t = useMessages(offersMessages)
  const { institution, can } = useDesk()
  const [search, setSearch] = useSearchParams()
  const state = search.get('state') ?? ''
  const query = useApi(catalogueApi.listMicroCredentials, { params: { institution } })
  const start = can('catalogue-editor') ? (
    <LinkButton to={`/u/${institution}/offers/new`}>{t('list.new')}</LinkButton>
  ) : undefined
  return (
    <Page title={t('list.title')} lead={t('list.lead')} actions={start}>
      <Query query={query} lines={8}>
        {({ microCredentials }) =>
          microCredentials.length === 0 ? (
            <EmptyState title={t('list.empty')} action={start}>
              {t('list.empty.text')}
            </EmptyState>
          ) : (
            <>
              <Select
                label={t('list.filter')}
                value={state}
                empty={t('list.all', { count: microCredentials.length })}
                onChange={(next) => setSearch(next === '' ? {} : { state: next }, { replace: true })}
                choices={publicationStates
                  .map((value) => ({ value, count: microCredentials.filter((one) => one.state === value).length }))
                  .filter(({ count }) => count > 0)
                  .map(({ value, count }) => ({
                    value: value as string,
                    label: t('list.stateCount', { state: t(`state.${value}`), count }),
                  }))}
              />
              <Offers offers={microCredentials.filter((one) => state === '' || one.state === state)} />
            </>
          )
        }
      </Query>
    </Page>
  )
}

function Offers({ offers }: { readonly offers: readonly DeskMicroCredentialView[] }) {
  const t = useMessages(offersMessages)
  const f = useFormatters()
  const text = useText()
  const { institution } = useDesk()
  const titleOf = ({ description }: DeskMicroCredentialView) => description.title
  const columns: readonly Column<DeskMicroCredentialView>[] = [
    {
      id: 'title',
      header: t('column.title'),
      isRowHeader: true,
      cell: (offer) => {
        const title = titleOf(offer)
        return <Link to={`/u/${institution}/offers/${offer.id}`}>{title ? <Text map={title} /> : t('untitled')}</Link>
      },
      sortBy: (offer) => text(titleOf(offer) ?? {}),
    },
    {
      id: 'state',
      header: t('column.state'),
      cell: ({ state }) => <StatusWord tone={publicationTones[state]}>{t(`state.${state}`)}</StatusWord>,
      sortBy: ({ state }) => publicationStates.indexOf(state),
    },
    {
      id: 'ready',
      header: t('column.ready'),
      cell: ({ missing, missingForCatalogue, present }) => {
        const count = missing.length + missingForCatalogue.length
        return count === 0 ? t('ready.yes', { count: present.length }) : t('ready.no', { count })
      },
      sortBy: ({ missing, missingForCatalogue }) => missing.length + missingForCatalogue.length,
    },
    { id: 'version', header: t('column.version'), align: 'end', cell: ({ version }) => f.number(version) },
    {
      id: 'updated',
      header: t('column.updated'),
      cell: ({ updatedAt }) => f.shortMoment(updatedAt),
      sortBy: ({ updatedAt }) => updatedAt,
    },
  ]
  return (
    <DataTable
      caption={t('list.caption')}
      columns={columns}
      rows={offers}
      rowKey={({ id }) => id}
      initialSort={{ column: 'updated', descending: true }}
    />
  )
}
