/** Shows an answer once it is there, a skeleton before, the reason where it does not come. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Skeleton } from './Skeleton.tsx'
import { ErrorState } from './States.tsx'

export interface QueryProps<Answer, Problem extends Error> {
  readonly query: UseQueryResult<Answer, Problem>
  readonly children: (answer: Answer) => ReactNode
  readonly lines?: number
}

export function Query<Answer, Problem extends Error>({ query, children, lines }: QueryProps<Answer, Problem>) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error !== null) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  return <Skeleton {...(lines === undefined ? {} : { lines })} />
}
