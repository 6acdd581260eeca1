/** What was sent to other universities and what came from them, each in a sentence; nothing of the content. */
import { catalogueApi } from '@meshe/domain/catalogue'
import { federationApi, type MessageView } from '@meshe/domain/federation'
import { useSearchParams } from 'react-router'
import { useApi } from '../shared/api/index.ts'
import { useFormatters, useMessages, useText } from '../shared/i18n/index.ts'
import { useDesk } from '../shared/layout/DeskLayout.tsx'
import { Page } from '../shared/layout/index.ts'
import { errorMessages } from '../shared/primitives/error-messages.ts'
import {
  Callout,
  type Column,
  DataTable,
  EmptyState,
  LinkButton,
  Query,
  StatusWord,
  type Tone,
} from '../shared/primitives/index.ts'
import { messagesMessages } from './messages/messages.ts'

const pageSize = 50
const everyMs = 15_000

const tones: Readonly<Record<MessageView['state'], Tone>> = {
  waiting: 'warn',
  delivered: 'ok',
  'given-up': 'bad',
  received: 'ok',
}

export function MessagesPage() {
  const t = useMessages(messagesMessages)
  const { institution } = useDesk()
  const [search] = useSearchParams()
  const before = search.get('before') ?? undefined
  const query = useApi(federationApi.listMessages, {
    params: { institution },
    query: { limit: pageSize, ...(before === undefined ? {} : { before }) },
    keepPrevious: true,
    refetchEveryMs: everyMs,
  })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Query query={query} lines={8}>
        {({ messages }) => (
          <>
            <Waiting messages={messages} />
            {messages.length === 0 ? (
              <EmptyState title={t('empty')}>{t('empty.text')}</EmptyState>
            ) : (
              <Messages messages={messages} />
            )}
            <nav className="row" aria-label={t('pages')}>
              {before !== undefined && (
                <LinkButton quiet to="?">
                  {t('newest')}
                </LinkButton>
              )}
              {messages.length === pageSize && (
                <LinkButton quiet to={`?before=${encodeURIComponent(messages.at(-1)?.createdAt ?? '')}`}>
                  {t('older')}
                </LinkButton>
              )}
            </nav>
          </>
        )}
      </Query>
    </Page>
  )
}

/** Where the node of another university does not answer: since when, and that nothing is lost. */
function Waiting({ messages }: { readonly messages: readonly MessageView[] }) {
  const t = useMessages(messagesMessages)
  const f = useFormatters()
  const nameOf = useNameOf()
  const waiting = messages.filter(({ state, attempts }) => state === 'waiting' && attempts > 0)
  const peers = [...new Set(waiting.map(({ peer }) => peer))]
  return (
    <>
      {peers.map((peer) => {
        const since = waiting.filter((one) => one.peer === peer).map(({ createdAt }) => createdAt)
        return (
          <Callout key={peer} tone="warn" title={t('waiting.title', { name: nameOf(peer) })}>
            {t('waiting.text', { count: since.length, moment: f.shortMoment(since.sort()[0] ?? '') })}
          </Callout>
        )
      })}
    </>
  )
}

function useNameOf(): (did: string) => string {
  const text = useText()
  const { data } = useApi(catalogueApi.listInstitutions)
  return (did) => {
    const found = data?.institutions.find((one) => one.did === did)
    return found === undefined ? did : text(found.name)
  }
}

function Messages({ messages }: { readonly messages: readonly MessageView[] }) {
  const t = useMessages(messagesMessages)
  const refusal = useMessages(errorMessages)
  const f = useFormatters()
  const nameOf = useNameOf()
  const columns: readonly Column<MessageView>[] = [
    {
      id: 'what',
      header: t('column.what'),
      isRowHeader: true,
      cell: ({ direction, type, peer }) => {
        const key = `${direction}.${type}`
        return t.has(key) ? t(key, { name: nameOf(peer) }) : t(`${direction}.other`, { name: nameOf(peer), type })
      },
    },
    { id: 'when', header: t('column.when'), cell: ({ createdAt }) => f.shortMoment(createdAt) },
    {
      id: 'state',
      header: t('column.state'),
      cell: ({ state, attempts, lastError, deliveredAt }) => (
        <div className="stack-s">
          <StatusWord tone={state === 'waiting' && attempts === 0 ? 'none' : tones[state]}>
            {t(`state.${state}`)}
          </StatusWord>
          {state === 'delivered' && deliveredAt !== null && (
            <span className="small muted">{f.shortMoment(deliveredAt)}</span>
          )}
          {attempts > 1 && <span className="small muted">{t('attempts', { count: attempts })}</span>}
          {lastError !== null && state !== 'delivered' && (
            <span className="small muted">
              {refusal.has(lastError) ? refusal(lastError) : t('lastError', { code: lastError })}
            </span>
          )}
        </div>
      ),
    },
  ]
  return (
    <DataTable caption={t('title')} columns={columns} rows={messages} rowKey={({ id, direction }) => direction + id} />
  )
}
