/** The file that the conformance tests write, read once and checked. */
import { z } from 'zod'
import { ProblemError } from '../shared/api/index.ts'

const Count = z.number().int().min(0)

export const ConformanceResults = z.object({
  /** When the tests ended. */
  at: z.iso.datetime(),
  norms: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** `beyond`: checks of our own, held against no published norm. */
      kind: z.enum(['norm', 'beyond']).default('norm'),
      passed: Count,
      failed: Count,
      skipped: Count,
    }),
  ),
})
export type ConformanceResults = z.infer<typeof ConformanceResults>
export type NormResult = ConformanceResults['norms'][number]

/** Null when this node was built without the file: it then answers with the page itself, which is no JSON. */
export async function fetchConformanceResults(signal: AbortSignal): Promise<ConformanceResults | null> {
  const response = await fetch('/conformance.json', { signal }).catch((cause: unknown) => {
    if (signal.aborted) throw cause
    throw new ProblemError({ code: 'web.no-answer', title: 'The server did not answer.', status: 0, cause })
  })
  const isJson = response.headers.get('content-type')?.includes('json') === true
  if (response.status === 404 || (response.ok && !isJson)) return null
  const read = ConformanceResults.safeParse(await response.json().catch(() => null))
  if (response.ok && read.success) return read.data
  throw new ProblemError({
    code: 'web.unexpected-answer',
    title: 'The results of the tests are not readable.',
    status: response.status,
  })
}
