/** Reading and changing through the contract, with the cache between. */
import type { Endpoint } from '@meshe/domain/contract'
import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef } from 'react'
import { type AnswerOf, type Arguments, type CallOptions, type CallParts, callApi } from './call-api.ts'
import { ProblemError } from './problem-error.ts'

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 2 && mayPass(error),
      },
    },
  })
}

/** True where the same call may succeed later: no answer, or the node stumbled. */
function mayPass(error: unknown): boolean {
  return error instanceof ProblemError && (error.status === 0 || error.status >= 502)
}

/** Key in the cache: the operation, then what it was asked. */
export function apiKey<E extends Endpoint>(endpoint: E, parts?: Partial<CallParts<E>>): readonly unknown[] {
  const loose = (parts ?? {}) as { params?: unknown; query?: unknown }
  return [endpoint.id, loose.params ?? {}, loose.query ?? {}]
}

export type UseApiOptions<E extends Endpoint> = CallParts<E> & {
  /** False waits: nothing is asked. */
  readonly enabled?: boolean
  /** Keeps showing the last answer while the next one is on its way. */
  readonly keepPrevious?: boolean
  readonly refetchEveryMs?: number
}

export function useApi<E extends Endpoint>(
  endpoint: E,
  ...[options]: Arguments<UseApiOptions<E>>
): UseQueryResult<AnswerOf<E>, ProblemError> {
  const { enabled, keepPrevious, refetchEveryMs, ...parts } = (options ?? {}) as UseApiOptions<E>
  const query = {
    queryKey: apiKey(endpoint, parts as Partial<CallParts<E>>),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      callApi(endpoint, ...([{ ...parts, signal }] as unknown as Arguments<CallOptions<E>>)),
    enabled: enabled ?? true,
    ...(keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
    ...(refetchEveryMs === undefined ? {} : { refetchInterval: refetchEveryMs }),
  }
  return useQuery(query as UseQueryOptions<AnswerOf<E>, ProblemError>)
}

export interface UseApiMutationOptions<E extends Endpoint> {
  /** Operations whose answers are stale once this succeeded. */
  readonly invalidates?: readonly Endpoint[]
  readonly onSuccess?: (answer: AnswerOf<E>) => void
}

/**
 * `mutate({ params, body })`. One user action keeps one `Idempotency-Key`: asking the same again after no answer or a stumble
 * of the node sends the same key, anything else a new one.
 */
export function useApiMutation<E extends Endpoint>(
  endpoint: E,
  { invalidates = [], onSuccess }: UseApiMutationOptions<E> = {},
): UseMutationResult<AnswerOf<E>, ProblemError, CallParts<E>> {
  const client = useQueryClient()
  const pending = useRef<{ readonly asked: string; readonly key: string } | null>(null)
  return useMutation<AnswerOf<E>, ProblemError, CallParts<E>>({
    mutationFn: async (parts) => {
      const asked = JSON.stringify(parts)
      if (pending.current?.asked !== asked) pending.current = { asked, key: crypto.randomUUID() }
      const idempotencyKey = pending.current.key
      try {
        const answer = await callApi(
          endpoint,
          ...([{ ...parts, idempotencyKey }] as unknown as Arguments<CallOptions<E>>),
        )
        pending.current = null
        return answer
      } catch (error) {
        if (!(error instanceof ProblemError) || (error.status !== 0 && error.status < 500)) pending.current = null
        throw error
      }
    },
    onSuccess: async (answer) => {
      await Promise.all(invalidates.map(({ id }) => client.invalidateQueries({ queryKey: [id] })))
      onSuccess?.(answer)
    },
  })
}
