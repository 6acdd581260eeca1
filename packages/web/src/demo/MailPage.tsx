/** The mails of the demonstration: what a person would have found in their mail box. */
import { accountsApi, type MailView } from '@meshe/domain/accounts'
import { Fragment } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useApi } from '../shared/api/index.ts'
import { useFormatters, useMessages, usePublicPath } from '../shared/i18n/index.ts'
import { Page } from '../shared/layout/index.ts'
import { Button, EmptyState, LinkButton, Query, Select } from '../shared/primitives/index.ts'
import { demoMessages } from './messages/index.ts'
import { splitLinks } from './split-links.ts'
import './mail.css'

export function MailPage() {
  const t = useMessages(demoMessages)
  const path = usePublicPath()
  const [params, setParams] = useSearchParams()
  const to = params.get('to') ?? ''
  const query = useApi(accountsApi.listSinkMails, { refetchEveryMs: 5000 })
  if (query.error?.status === 404)
    return (
      <Page title={t('none.title')} lead={t('none.text')}>
        {null}
      </Page>
    )
  const mails = query.data?.mails ?? []
  const people = [...new Set([...mails.map((mail) => mail.to), ...(to === '' ? [] : [to])])].sort()
  const shown = mails.filter((mail) => to === '' || mail.to === to)
  return (
    <Page title={t('title')} lead={t('lead')} width="read">
      <div className="mail-tools">
        <Select
          label={t('to')}
          value={to}
          empty={t('to.all')}
          choices={people.map((person) => ({ value: person, label: person }))}
          onChange={(person) => setParams(person === '' ? {} : { to: person })}
        />
        <Button quiet busy={query.isFetching && !query.isPending} onClick={() => void query.refetch()}>
          {t('refresh')}
        </Button>
      </div>
      <Query query={query}>
        {() =>
          shown.length === 0 ? (
            <EmptyState title={t('empty')} action={<LinkButton to={path('/sign-in')}>{t('empty.go')}</LinkButton>}>
              {t('empty.text')}
            </EmptyState>
          ) : (
            <ol className="plain-list stack">
              {shown.map((mail) => (
                <li key={mail.id}>
                  <Mail mail={mail} />
                </li>
              ))}
            </ol>
          )
        }
      </Query>
    </Page>
  )
}

function Mail({ mail: { to, subject, text, sentAt } }: { readonly mail: MailView }) {
  const t = useMessages(demoMessages)
  const f = useFormatters()
  return (
    <article className="card">
      <div className="card-in stack-s">
        <h2>{subject}</h2>
        <p className="muted small">
          {sentAt === null ? t('waiting', { to }) : t('sent', { to, moment: f.shortMoment(sentAt) })}
        </p>
        <p className="mail-text">
          {splitLinks(text, window.location.origin).map((part) => (
            <Fragment key={part.at}>
              {part.kind === 'text' && part.text}
              {part.kind === 'here' && <Link to={part.to}>{part.text}</Link>}
              {part.kind === 'elsewhere' && (
                <a href={part.to} rel="noreferrer">
                  {part.text}
                </a>
              )}
            </Fragment>
          ))}
        </p>
      </div>
    </article>
  )
}
