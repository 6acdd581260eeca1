/** All credentials that the signed-in person keeps here. */
import { type HeldCredentialView, holdingApi } from '@meshe/domain/holding'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '../shared/api/index.ts'
import { CredentialCard } from '../shared/credential/index.ts'
import { useMessages, usePublicPath } from '../shared/i18n/index.ts'
import { Page } from '../shared/layout/index.ts'
import { EmptyState, LinkButton, Query, Tag, TextInput } from '../shared/primitives/index.ts'
import { groupByYear, searchCredentials } from './credential-list.ts'
import { walletMessages } from './messages/wallet.ts'
import './holding.css'

/** From here on it takes a search and years to find one again. */
const many = 6

export function CredentialsPage() {
  const t = useMessages(walletMessages)
  const query = useApi(holdingApi.listHeldCredentials)
  const hasAny = (query.data?.credentials.length ?? 0) > 0
  return (
    <Page
      title={t('list.title')}
      lead={t('list.lead')}
      actions={
        hasAny && (
          <LinkButton to="/me/add" quiet>
            <Plus aria-hidden="true" /> {t('list.add')}
          </LinkButton>
        )
      }
    >
      <Query query={query} lines={6}>
        {({ credentials }) => (credentials.length === 0 ? <NoCredentials /> : <CredentialList all={credentials} />)}
      </Query>
    </Page>
  )
}

export function NoCredentials() {
  const t = useMessages(walletMessages)
  const path = usePublicPath()
  return (
    <EmptyState
      title={t('list.empty')}
      action={
        <div className="row">
          <LinkButton to={path('/find')}>{t('list.find')}</LinkButton>
          <LinkButton quiet to="/me/add">
            {t('list.add')}
          </LinkButton>
        </div>
      }
    >
      {t('list.empty.text')}
    </EmptyState>
  )
}

function CredentialList({ all }: { readonly all: readonly HeldCredentialView[] }) {
  const t = useMessages(walletMessages)
  const [text, setText] = useState('')
  if (all.length <= many) return <Cards credentials={all} heading="h2" />
  const found = searchCredentials(all, text)
  return (
    <>
      <div className="read">
        <TextInput label={t('list.search')} type="search" value={text} onChange={setText} autoComplete="off" />
      </div>
      <p className="muted" role="status">
        {found.length === 0 ? t('list.none', { text }) : t('list.count', { count: found.length })}
      </p>
      {groupByYear(found).map(({ year, credentials }) => (
        <section key={year ?? 'none'} className="stack">
          <h2>{year === null ? t('list.noYear') : t('list.year', { year })}</h2>
          <Cards credentials={credentials} heading="h3" />
        </section>
      ))}
    </>
  )
}

interface CardsProps {
  readonly credentials: readonly HeldCredentialView[]
  readonly heading: 'h2' | 'h3'
}

function Cards({ credentials, heading }: CardsProps) {
  const t = useMessages(walletMessages)
  return (
    <ul className="credential-list">
      {credentials.map(({ id, content, report, source }) => (
        <li key={id}>
          <CredentialCard content={content} verdict={report.verdict} to={`/me/credentials/${id}`} heading={heading}>
            {source === 'recognition' && (
              <p>
                <Tag>{t('list.decision')}</Tag>
              </p>
            )}
          </CredentialCard>
        </li>
      ))}
    </ul>
  )
}
