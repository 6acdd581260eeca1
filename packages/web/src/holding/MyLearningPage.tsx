/**
 * The learner's home: exactly one next step, then what there is. All of it comes at once, so that nothing moves away
 * under a finger or the focus; where a block fails, the others stand by themselves.
 */
import { holdingApi } from '@meshe/domain/holding'
import { recognitionApi } from '@meshe/domain/recognition'
import { stackingApi } from '@meshe/domain/stacking'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { RequestCard } from '../recognition/RequestCard.tsx'
import { useApi } from '../shared/api/index.ts'
import { CredentialCard } from '../shared/credential/index.ts'
import { useMessages } from '../shared/i18n/index.ts'
import { Page, useSession } from '../shared/layout/index.ts'
import { Query, Skeleton } from '../shared/primitives/index.ts'
import { GoalCard } from '../stacking/learner/GoalCard.tsx'
import { newestFirst } from './credential-list.ts'
import { homeMessages } from './messages/home.ts'
import { NextStepCard } from './NextStepCard.tsx'
import { isOpen } from './next-step.ts'
import './holding.css'

export function MyLearningPage() {
  const t = useMessages(homeMessages)
  const { account } = useSession()
  const credentials = useApi(holdingApi.listHeldCredentials)
  const requests = useApi(recognitionApi.listRecognitionRequests)
  const pathways = useApi(stackingApi.listMyPathways)
  const blocks = (
    <>
      <NextStepCard credentials={credentials} requests={requests} pathways={pathways} />
      <div className="me-grid">
        <Block title={t('newest.title')} more={<NewestMore count={credentials.data?.credentials.length} />}>
          <Query query={credentials}>
            {({ credentials: all }) => {
              const newest = newestFirst(all)[0]
              if (newest === undefined) return <p className="muted">{t('newest.none')}</p>
              const { content, report, id } = newest
              return <CredentialCard content={content} verdict={report.verdict} to={`/me/credentials/${id}`} />
            }}
          </Query>
        </Block>
        <Block
          title={t('cases.title')}
          more={
            requests.data?.requests.length === 0 ? (
              <Link to="/me/recognition/new">{t('cases.ask')}</Link>
            ) : (
              <Link to="/me/recognition">{t('cases.all')}</Link>
            )
          }
        >
          <Query query={requests}>
            {({ requests: all }) => {
              const shown = [...all.filter(isOpen), ...all.filter((request) => !isOpen(request))].slice(0, 2)
              if (shown.length === 0) return <p className="muted">{t('cases.none')}</p>
              return shown.map((request) => <RequestCard key={request.id} request={request} heading="h3" />)
            }}
          </Query>
        </Block>
        <Block
          wide
          title={t('goals.title')}
          more={<Link to="/me/stack">{pathways.data?.pathways.length === 0 ? t('goals.pick') : t('goals.all')}</Link>}
        >
          <Query query={pathways}>
            {({ pathways: all }) =>
              all.length === 0 ? (
                <p className="muted">{t('goals.none')}</p>
              ) : (
                all.slice(0, 2).map((mine) => <GoalCard key={mine.pathway.id} mine={mine} heading="h3" />)
              )
            }
          </Query>
        </Block>
      </div>
      <ul className="me-links">
        <li>
          <Link to="/me/add">{t('newest.add')}</Link>
        </li>
        <li>
          <Link to="/me/settings">{t('links.settings')}</Link>
        </li>
      </ul>
    </>
  )
  return (
    <Page title={t('title')} heading={account?.name == null ? t('title') : t('hello', { name: account.name })}>
      {[credentials, requests, pathways].every(isSettled) ? blocks : <Skeleton lines={6} />}
    </Page>
  )
}

/** What failed once may take its time: the others do not wait for it. */
function isSettled({
  isPending,
  failureCount,
}: {
  readonly isPending: boolean
  readonly failureCount: number
}): boolean {
  return !isPending || failureCount > 0
}

function NewestMore({ count }: { readonly count: number | undefined }) {
  const t = useMessages(homeMessages)
  if (count === 0) return <Link to="/me/add">{t('newest.add')}</Link>
  return <Link to="/me/credentials">{t('newest.all', { count: count ?? 1 })}</Link>
}

interface BlockProps {
  readonly title: string
  readonly more: ReactNode
  readonly wide?: boolean
  readonly children: ReactNode
}

function Block({ title, more, wide = false, children }: BlockProps) {
  return (
    <section className={wide ? 'stack me-wide' : 'stack'}>
      <h2>{title}</h2>
      {children}
      <p>{more}</p>
    </section>
  )
}
