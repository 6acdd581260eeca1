/** All descriptions of a university: state, what is missing, when they changed. */
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
} from '../../shared/primitives/index.ts'
import { offerDeskMessages } from './messages/index.ts'
import { stateTones } from './offer-state.ts'

export function OffersPage() {
  const t = useMessages(offerDeskMessages)
  const { institution, can } = useDesk()
  const [search, setSearch] = useSearchParams()
  const state = search.get('state') ?? ''
  const query = useApi(catalogueApi.listMicroCredentials, { params: { institution } })
  const begin = can('catalogue-editor') && <LinkButton to={`/u/${institution}/offers/new`}>{t('list.new')}</LinkButton>
  return (
    <Page title={t('list.title')} lead={t('list.lead')} actions={begin}>
      <Query query={query} lines={6}>
        {({ microCredentials: offers }) =>
          offers.length === 0 ? (
            <EmptyState title={t('list.empty')} action={begin}>
              {t('list.empty.text')}
            </EmptyState>
          ) : (
            <>
              <div className="desk-filter">
                <Select
                  label={t('list.filter')}
                  value={state}
                  empty={t('list.all', { count: offers.length })}
                  choices={publicationStates
                    .map((one) => ({ one, count: offers.filter((offer) => offer.state === one).length }))
                    .filter(({ count }) => count > 0)
                    .map(({ one, count }) => ({
                      value: one as string,
                      label: t('list.stateCount', { state: t(`state.${one}`), count }),
                    }))}
                  onChange={(next) => setSearch(next === '' ? {} : { state: next }, { replace: true })}
                />
              </div>
              <Offers offers={offers.filter((one) => state === '' || one.state === state)} />
            </>
          )
        }
      </Query>
    </Page>
  )
}

function Offers({ offers }: { readonly offers: readonly DeskMicroCredentialView[] }) {
  const t = useMessages(offerDeskMessages)
  const f = useFormatters()
  const text = useText()
  const { institution } = useDesk()
  if (offers.length === 0) return <p>{t('list.none')}</p>
  const columns: readonly Column<DeskMicroCredentialView>[] = [
    {
      id: 'title',
      header: t('column.title'),
      isRowHeader: true,
      cell: ({ id, description }) => (
        <Link to={`/u/${institution}/offers/${id}`}>
          {description.title === undefined ? t('untitled') : <Text map={description.title} />}
        </Link>
      ),
      sortBy: ({ description }) => text(description.title ?? {}),
    },
    {
      id: 'state',
      header: t('column.state'),
      cell: ({ state, publicVersion }) => (
        <div className="stack-s">
          <StatusWord tone={stateTones[state]}>{t(`state.${state}`)}</StatusWord>
          {publicVersion !== null && state !== 'published' && (
            <span className="small muted">{t('list.public', { version: publicVersion })}</span>
          )}
        </div>
      ),
      sortBy: ({ state }) => publicationStates.indexOf(state),
    },
    {
      id: 'ready',
      header: t('column.ready'),
      cell: ({ isReady, missing, missingForCatalogue }) =>
        isReady ? (
          <StatusWord tone="ok">{t('ready.yes')}</StatusWord>
        ) : (
          <StatusWord tone="warn">
            {t('ready.missing', { count: missing.length + missingForCatalogue.length })}
          </StatusWord>
        ),
      sortBy: ({ missing, missingForCatalogue }) => missing.length + missingForCatalogue.length,
    },
    {
      id: 'languages',
      header: t('column.languages'),
      hideOnPhone: true,
      cell: ({ description }) => f.list(Object.keys(description.title ?? {}).map((tag) => f.language(tag))),
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
    <DataTable
      caption={t('list.title')}
      columns={columns}
      rows={offers}
      rowKey={({ id }) => id}
      initialSort={{ column: 'updated', descending: true }}
    />
  )
}
