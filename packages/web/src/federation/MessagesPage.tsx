/** What was sent to other universities and what came from them, each in a sentence; nothing of the content. */
import { catalogueApi } from '@meshe/domain/catalogue'
import { federationApi, type MessageView } from '@meshe/domain/federation'
import { useSearchParams } from 'react-router'
import { useApi } from '../shared/api/index.ts'
import { useFormatters, useMessages, useText } from '../shared/i18n/index.ts'
import { useDesk } from '../shared/layout/DeskLayout.tsx'
import { Page } from '../shared/layout/index.ts'
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
import { lookFailure } from './failure-words.ts'
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
          <Callout key={peer} tone="warn" title={f.capital(t('waiting.title', { name: nameOf(peer) }))}>
            {t('waiting.text', { count: since.length, moment: f.shortMoment(since.sort()[0] ?? '') })}
          </Callout>
        )
      })}
    </>
  )
}

function useNameOf(): (did: string) => string {
  const t = useMessages(messagesMessages)
  const text = useText()
  const { data } = useApi(catalogueApi.listInstitutions)
  return (did) => {
    const host = hostOfDid(did)
    const known = data?.institutions ?? []
    const found = known.filter((one) => one.did === did || (host !== null && one.node.endsWith(`//${host}`)))
    const [only] = found
    if (only !== undefined && found.length === 1) return text(only.name)
    return host === null ? did : t('node', { host })
  }
}

/** Host of a `did:web` without a path: the node itself. */
function hostOfDid(did: string): string | null {
  const host = /^did:web:([^:]+)$/.exec(did)?.[1]
  return host === undefined ? null : decodeURIComponent(host)
}

function Messages({ messages }: { readonly messages: readonly MessageView[] }) {
  const t = useMessages(messagesMessages)
  const f = useFormatters()
  const nameOf = useNameOf()
  const why = (code: string) => {
    const failure = lookFailure(code)
    return failure === null ? t('lastError', { code }) : t(`failure.${failure}`)
  }
  const columns: readonly Column<MessageView>[] = [
    {
      id: 'what',
      header: t('column.what'),
      isRowHeader: true,
      cell: ({ direction, type, peer }) => {
        const key = `${direction}.${type}`
        const name = nameOf(peer)
        return f.capital(t.has(key) ? t(key, { name }) : t(`${direction}.other`, { name, type }))
      },
    },
    {
      id: 'when',
      header: t('column.when'),
      cell: ({ createdAt }) => <span className="nowrap">{f.shortMoment(createdAt)}</span>,
    },
    {
      id: 'state',
      header: t('column.state'),
      cell: ({ state, attempts, lastError, createdAt, deliveredAt }) => (
        <div className="stack-s">
          <StatusWord tone={state === 'waiting' && attempts === 0 ? 'none' : tones[state]}>
            {t(`state.${state}`)}
          </StatusWord>
          {state === 'delivered' && deliveredAt !== null && f.shortMoment(deliveredAt) !== f.shortMoment(createdAt) && (
            <span className="small muted">{f.shortMoment(deliveredAt)}</span>
          )}
          {attempts > 1 && <span className="small muted">{t('attempts', { count: attempts })}</span>}
          {lastError !== null && state !== 'delivered' && <span className="small muted">{why(lastError)}</span>}
        </div>
      ),
    },
  ]
  return (
    <DataTable caption={t('title')} columns={columns} rows={messages} rowKey={({ id, direction }) => direction + id} />
  )
}
