/** A refusal of the node, or no answer at all, as one kind of error. */
import { Problem } from '@meshe/domain/contract'

export interface FieldProblem {
  readonly path: string
  readonly message: string
}

export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  /** Code of the registry, e.g. `catalogue.incomplete`; `web.no-answer` or `web.unexpected-answer` where the node said nothing usable. */
  readonly code: string
  readonly title: string
  /** HTTP status; 0 where there was no answer. */
  readonly status: number
  readonly fields: readonly FieldProblem[]
  readonly reference: string | null
  /** The whole document, for the members that a single code adds. */
  readonly document: Readonly<Record<string, unknown>>

  constructor(problem: {
    code: string
    title: string
    status: number
    fields?: readonly FieldProblem[]
    reference?: string | null
    document?: Readonly<Record<string, unknown>>
    cause?: unknown
  }) {
    super(`${problem.code}: ${problem.title}`, problem.cause === undefined ? undefined : { cause: problem.cause })
    this.code = problem.code
    this.title = problem.title
    this.status = problem.status
    this.fields = problem.fields ?? []
    this.reference = problem.reference ?? null
    this.document = problem.document ?? {}
  }
}

export function toProblemError(status: number, body: unknown): ProblemError {
  const problem = Problem.safeParse(body)
  if (!problem.success) {
    return new ProblemError({ code: 'web.unexpected-answer', title: `The server answered ${status}.`, status })
  }
  const { type, title, fields, reference } = problem.data
  return new ProblemError({
    code: type.replace(/^urn:meshe:error:/, ''),
    title,
    status,
    fields: fields ?? [],
    reference: reference ?? null,
    document: problem.data,
  })
}
