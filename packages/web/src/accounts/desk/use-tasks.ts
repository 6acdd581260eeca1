/** What waits for a person at a desk, gathered from the slices; each source may fail alone. */
import { catalogueApi } from '@meshe/domain/catalogue'
import { federationApi } from '@meshe/domain/federation'
import { issuanceApi } from '@meshe/domain/issuance'
import { recognitionApi } from '@meshe/domain/recognition'
import { stackingApi } from '@meshe/domain/stacking'
import { useQueries } from '@tanstack/react-query'
import { apiKey, callApi, useApi } from '../../shared/api/index.ts'
import type { Desk } from '../../shared/layout/DeskLayout.tsx'
import { useSession } from '../../shared/layout/index.ts'
import { batchTasks, caseTasks, offerTasks, type Task } from './tasks.ts'

export type { Task } from './tasks.ts'

/** What is asked for the tasks; where one does not answer, the others are shown all the same. */
type TaskSource = 'offers' | 'cases' | 'batches' | 'pathways' | 'learners' | 'messages'

export interface FailedSource {
  readonly source: TaskSource
  readonly error: Error
  readonly retry: () => void
}

export interface Tasks {
  readonly tasks: readonly Task[]
  readonly isLoading: boolean
  readonly failed: readonly FailedSource[]
  /** Nothing has been described here yet. */
  readonly isEmptyDesk: boolean
}

const everyMs = 60_000

export function useTasks(desk: Desk): Tasks {
  const { account, session } = useSession()
  const params = { institution: desk.institution }
  const reads = { offers: desk.can('catalogue-editor', 'quality-reviewer', 'pathway-editor', 'administrator') }
  const isIssuing = desk.can('issuing-officer')
  const offers = useApi(catalogueApi.listMicroCredentials, { params, enabled: reads.offers || isIssuing })
  const cases = useApi(recognitionApi.listCases, {
    params,
    enabled: desk.can('recognition-officer'),
    refetchEveryMs: everyMs,
  })
  const batches = useApi(issuanceApi.listAwardBatches, { params, enabled: isIssuing })
  const pathways = useApi(stackingApi.listDeskPathways, { params, enabled: desk.can('pathway-editor') || isIssuing })
  const messages = useApi(federationApi.listMessages, {
    params,
    query: { limit: 100 },
    enabled: desk.can('administrator'),
  })
  const complete = useCompleteLearners(
    desk.institution,
    (pathways.data?.pathways ?? []).filter(({ learners }) => learners > 0).map(({ id }) => id),
  )
  const me = account?.name ?? account?.email ?? ''

  const tasks: Task[] = [
    ...caseTasks(cases.data?.cases ?? []),
    ...offerTasks(offers.data?.microCredentials ?? [], desk, me),
  ]
  const add = (kind: Task['kind'], count: number, path: string) => {
    if (count > 0) tasks.push({ kind, count, path })
  }
  add(
    isIssuing ? 'complete-learners' : 'complete-learners-seen',
    complete.count,
    complete.pathway === null ? '/paths' : `/paths/${complete.pathway}?show=learners`,
  )
  tasks.push(...batchTasks(batches.data?.batches ?? []))
  if (desk.can('pathway-editor')) {
    const drafts = (pathways.data?.pathways ?? []).filter(({ state }) => state === 'draft')
    add('pathway-drafts', drafts.length, drafts.length === 1 ? `/paths/${drafts[0]?.id}` : '/paths')
  }
  add('messages', (messages.data?.messages ?? []).filter(({ state }) => state === 'given-up').length, '/messages')

  const sources = { offers, cases, batches, pathways, messages }
  return {
    tasks,
    isLoading: Object.values(sources).some((query) => query.isLoading) || complete.isLoading,
    failed: [
      ...(Object.keys(sources) as (keyof typeof sources)[]).flatMap((source) => {
        const { error, refetch } = sources[source]
        return error === null ? [] : [{ source, error, retry: () => void refetch() }]
      }),
      ...complete.failed,
    ],
    isEmptyDesk: session?.node.kind === 'university' && reads.offers && offers.data?.microCredentials.length === 0,
  }
}

function useCompleteLearners(institution: string, pathways: readonly string[]) {
  const results = useQueries({
    queries: pathways.map((pathway) => ({
      queryKey: apiKey(stackingApi.listPathwayLearners, { params: { institution, pathway } }),
      queryFn: () => callApi(stackingApi.listPathwayLearners, { params: { institution, pathway } }),
    })),
  })
  const counts = results.map(
    ({ data }) =>
      (data?.learners ?? []).filter(({ progress, awardId }) => progress.isComplete && awardId === null).length,
  )
  const withSome = pathways.filter((_, index) => (counts[index] ?? 0) > 0)
  return {
    count: counts.reduce((sum, one) => sum + one, 0),
    pathway: withSome.length === 1 ? (withSome[0] ?? null) : null,
    isLoading: results.some((result) => result.isLoading),
    failed: results
      .filter(({ error }) => error !== null)
      .slice(0, 1)
      .map(({ error }) => ({
        source: 'learners' as const,
        error: error as Error,
        retry: () => {
          for (const result of results) if (result.error !== null) void result.refetch()
        },
      })),
  }
}
