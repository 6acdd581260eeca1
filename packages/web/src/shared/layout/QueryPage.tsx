/** The page of one thing: until it is there, its way back and a skeleton, or the reason why it does not come. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Query } from '../primitives/Query.tsx'
import { Page, type PageProps } from './Page.tsx'

export interface QueryPageProps<Answer, Problem extends Error> extends Pick<PageProps, 'title' | 'back'> {
  readonly query: UseQueryResult<Answer, Problem>
  /** The whole page, with its own title, once the answer is there. */
  readonly children: (answer: Answer) => ReactNode
}

export function QueryPage<Answer, Problem extends Error>({
  query,
  children,
  ...page
}: QueryPageProps<Answer, Problem>) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  return (
    <Page {...page}>
      <Query query={query} lines={6}>
        {() => null}
      </Query>
    </Page>
  )
}
