/** All that the signed-in person asked universities to count. */
import { type RecognitionRequestView, recognitionApi } from '@meshe/domain/recognition'
import { isOpen } from '../holding/next-step.ts'
import { useApi } from '../shared/api/index.ts'
import { useMessages } from '../shared/i18n/index.ts'
import { Page } from '../shared/layout/index.ts'
import { EmptyState, LinkButton, Query } from '../shared/primitives/index.ts'
import { requestMessages } from './messages/learner.ts'
import { RequestCard } from './RequestCard.tsx'

export function RequestsPage() {
  const t = useMessages(requestMessages)
  const query = useApi(recognitionApi.listRecognitionRequests)
  const ask = <LinkButton to="/me/recognition/new">{t('list.new')}</LinkButton>
  const hasAny = (query.data?.requests.length ?? 0) > 0
  return (
    <Page title={t('list.title')} lead={t('list.lead')} actions={hasAny && ask}>
      <Query query={query} lines={5}>
        {({ requests }) =>
          requests.length === 0 ? (
            <EmptyState title={t('list.empty')} action={ask}>
              {t('list.empty.text')}
            </EmptyState>
          ) : (
            <>
              <Group title={t('list.open')} requests={requests.filter(isOpen)} />
              <Group title={t('list.done')} requests={requests.filter((request) => !isOpen(request))} />
            </>
          )
        }
      </Query>
    </Page>
  )
}

function Group({ title, requests }: { readonly title: string; readonly requests: readonly RecognitionRequestView[] }) {
  if (requests.length === 0) return null
  return (
    <section className="stack">
      <h2>{title}</h2>
      <ul className="request-list">
        {requests.map((request) => (
          <li key={request.id}>
            <RequestCard request={request} heading="h3" />
          </li>
        ))}
      </ul>
    </section>
  )
}
