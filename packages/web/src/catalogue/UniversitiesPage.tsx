/** Who is in the network, and who says so. */
import { catalogueApi, type InstitutionView } from '@meshe/domain/catalogue'
import { Link } from 'react-router'
import { useApi } from '../shared/api/index.ts'
import { Text, useFormatters, useMessages, usePublicPath, useText } from '../shared/i18n/index.ts'
import { Page } from '../shared/layout/index.ts'
import { Callout, Code, type Column, DataTable, EmptyState, Query, StatusWord } from '../shared/primitives/index.ts'
import { catalogueMessages } from './messages/index.ts'

export function UniversitiesPage() {
  const t = useMessages(catalogueMessages)
  const f = useFormatters()
  const query = useApi(catalogueApi.listInstitutions)
  const columns = useColumns()
  return (
    <Page title={t('universities.title')} lead={t('universities.lead')}>
      <Query query={query}>
        {({ institutions, asOf }) =>
          institutions.length === 0 ? (
            <EmptyState title={t('universities.empty')}>{t('universities.empty.text')}</EmptyState>
          ) : (
            <div className="stack">
              {asOf === null && <Callout tone="info">{t('universities.unlisted')}</Callout>}
              <DataTable
                caption={t('universities.title')}
                columns={columns}
                rows={institutions}
                rowKey={({ did }) => did}
              />
              {asOf !== null && <p className="muted small">{t('universities.asOf', { moment: f.moment(asOf) })}</p>}
            </div>
          )
        }
      </Query>
    </Page>
  )
}

function useColumns(): Column<InstitutionView>[] {
  const t = useMessages(catalogueMessages)
  const f = useFormatters()
  const text = useText()
  const path = usePublicPath()
  return [
    {
      id: 'name',
      header: t('universities.name'),
      isRowHeader: true,
      sortBy: ({ name }) => text(name),
      cell: ({ name, homepage }) =>
        homepage === null ? (
          <Text map={name} />
        ) : (
          <a href={homepage} rel="noreferrer">
            <Text map={name} />
          </a>
        ),
    },
    {
      id: 'country',
      header: t('universities.country'),
      sortBy: ({ country }) => f.country(country),
      cell: ({ country }) => f.country(country),
    },
    {
      id: 'confirmed',
      header: t('universities.confirmed'),
      cell: ({ confirmedBy }) =>
        confirmedBy === null ? <StatusWord tone="none">{t('universities.unconfirmed')}</StatusWord> : confirmedBy,
    },
    {
      id: 'did',
      header: t('universities.did'),
      cell: ({ did }) => <Code>{did}</Code>,
    },
    {
      id: 'courses',
      header: t('universities.courses'),
      isAction: true,
      cell: ({ slug }) => <Link to={path(`/find?institution=${slug}`)}>{t('universities.courses.link')}</Link>,
    },
  ]
}
