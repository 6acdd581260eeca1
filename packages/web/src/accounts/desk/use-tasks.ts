/** What waits for a person at a desk, gathered from the slices; each source may fail alone. */
import { catalogueApi } from '@meshe/domain/catalogue'
import { federationApi } from '@meshe/domain/federation'
import { issuanceApi } from '@meshe/domain/issuance'
import { recognitionApi } from '@meshe/domain/recognition'
import { stackingApi } from '@meshe/domain/stacking'
import { useQueries } from '@tanstack/react-query'
import { apiKey, callApi, type ProblemError, useApi } from '../../shared/api/index.ts'
import type { Desk } from '../../shared/layout/DeskLayout.tsx'
import { useSession } from '../../shared/layout/index.ts'
import { caseTasks, offerTasks, type Task } from './tasks.ts'

export type { Task } from './tasks.ts'

export interface Tasks {
  readonly tasks: readonly Task[]
  readonly isLoading: boolean
  readonly errors: readonly ProblemError[]
  /** Nothing has been described here yet. */
  readonly isEmptyDesk: boolean
}

const everyMs = 60_000

export function useTasks(desk: Desk): Tasks {
  const { account } = useSession()
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
    isIssuing ? (pathways.data?.pathways ?? []).filter(({ learners }) => learners > 0).map(({ id }) => id) : [],
  )
  const me = account?.name ?? account?.email ?? ''

  const tasks: Task[] = [
    ...caseTasks(cases.data?.cases ?? []),
    ...offerTasks(offers.data?.microCredentials ?? [], desk, me),
  ]
  const add = (kind: Task['kind'], count: number, path: string) => {
    if (count > 0) tasks.push({ kind, count, path })
  }
  const kept = (batches.data?.batches ?? []).filter(({ keptForLater }) => keptForLater > 0)
  add(
    'kept-rows',
    kept.reduce((sum, one) => sum + one.keptForLater, 0),
    kept.length === 1 ? `/issue/${kept[0]?.id}` : '/issue',
  )
  add('complete-learners', complete.count, complete.pathway === null ? '/paths' : `/paths/${complete.pathway}`)
  if (desk.can('pathway-editor')) {
    const drafts = (pathways.data?.pathways ?? []).filter(({ state }) => state === 'draft')
    add('pathway-drafts', drafts.length, drafts.length === 1 ? `/paths/${drafts[0]?.id}` : '/paths')
  }
  add('messages', (messages.data?.messages ?? []).filter(({ state }) => state === 'given-up').length, '/messages')

  const all = [offers, cases, batches, pathways, messages]
  return {
    tasks,
    isLoading: all.some((query) => query.isLoading) || complete.isLoading,
    errors: all.map(({ error }) => error).filter((error) => error !== null),
    isEmptyDesk: reads.offers && offers.data?.microCredentials.length === 0,
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
  }
}
