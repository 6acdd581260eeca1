/** Every failure as problem details (RFC 9457): the only place where an error meets HTTP. */
import { randomBytes } from 'node:crypto'
import { MesheError } from '@meshe/credentials'
import type { Context, ErrorHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import postgres from 'postgres'
import type { Logger } from '../log/logger.ts'

export function createErrorHandler(log: Logger): ErrorHandler {
  return (thrown, c) => {
    const error = isUnstorable(thrown) ? unstorable(thrown) : thrown
    if (error instanceof MesheError && error.status < 500) return answerProblem(c, error)
    const reference = randomBytes(4).toString('hex').toUpperCase()
    const code = error instanceof MesheError ? error.code : error.name
    const place = error.stack?.split('\n').slice(1, 6).join(' ').trim()
    log.error({ reference, code, place, method: c.req.method }, 'a request failed')
    if (error instanceof MesheError) return answerProblem(c, error, { reference })
    return c.json(
      {
        type: 'urn:meshe:error:internal',
        title: 'Something broke on our side. What you had is saved.',
        status: 500,
        reference,
      },
      500,
      { 'content-type': 'application/problem+json' },
    )
  }
}

/**
 * No text and no JSON of the database holds U+0000 (PostgreSQL error codes 22021 and 22P05). Where a document keeps one, its
 * slice stores it as it came; anywhere else the transaction was undone, and the sender is told what to take out.
 */
function isUnstorable(error: unknown): boolean {
  return error instanceof postgres.PostgresError && ['22021', '22P05'].includes(error.code)
}

function unstorable(cause: unknown): MesheError {
  return new MesheError('json.forbidden-character', 'The text holds a NUL character (U+0000).', {}, cause)
}

export function answerProblem(c: Context, error: MesheError, more: Readonly<Record<string, unknown>> = {}): Response {
  const problem = {
    ...error.facts,
    ...more,
    type: `urn:meshe:error:${error.code}`,
    title: error.message,
    status: error.status,
  }
  const { retryAfterSeconds } = error.facts
  return c.json(problem, error.status as ContentfulStatusCode, {
    'content-type': 'application/problem+json',
    ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
  })
}

/** A refusal that names what is wrong field by field. */
export class InvalidRequest extends MesheError {
  readonly fields: readonly { readonly path: string; readonly message: string }[]

  constructor(fields: readonly { readonly path: string; readonly message: string }[]) {
    super('request.invalid', 'Some of what was sent is not as it should be.', { field: fields[0]?.path ?? '' })
    this.fields = fields
  }
}
