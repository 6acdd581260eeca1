/** Calls one operation of the contract: address, body and answer are typed and checked by its schemas. */
import type { Endpoint } from '@meshe/domain/contract'
import type { z } from 'zod'
import { ProblemError, toProblemError } from './problem-error.ts'

type Part<Name extends string, Value> = undefined extends Value
  ? { readonly [Key in Name]?: Value }
  : Record<never, never> extends Value
    ? { readonly [Key in Name]?: Value }
    : { readonly [Key in Name]: Value }

export type CallParts<E extends Endpoint> = Part<'params', z.input<E['params']>> &
  Part<'query', z.input<E['query']>> &
  Part<'body', z.input<E['body']>>

export type CallOptions<E extends Endpoint> = CallParts<E> & {
  /** Needed where `endpoint.idempotent`; the same key again gets the first answer again. */
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

export type AnswerOf<E extends Endpoint> = z.output<E['answer']>

/** Optional where nothing is required. */
export type Arguments<Options> = Record<never, never> extends Options ? [options?: Options] : [options: Options]

interface LooseOptions {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

/** @throws ProblemError for every answer that is not the promised one. */
export async function callApi<E extends Endpoint>(
  endpoint: E,
  ...[options]: Arguments<CallOptions<E>>
): Promise<AnswerOf<E>> {
  const loose: LooseOptions = options ?? {}
  const response = await send(endpoint, loose)
  const body = await readBody(response)
  if (!response.ok) throw toProblemError(response.status, body)
  const answer = endpoint.answer.safeParse(body)
  if (!answer.success) {
    throw new ProblemError({
      code: 'web.unexpected-answer',
      title: `The answer of ${endpoint.id} is not what was promised.`,
      status: response.status,
      cause: answer.error,
    })
  }
  return answer.data as AnswerOf<E>
}

/** Path with its parameters filled in and its query, e.g. for a download link. */
export function addressOf<E extends Endpoint>(endpoint: E, ...[parts]: Arguments<CallParts<E>>): string {
  return buildAddress(endpoint, parts ?? {})
}

function buildAddress(endpoint: Endpoint, { params = {}, query = {} }: LooseOptions): string {
  const path = endpoint.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name] ?? '')),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

async function send(endpoint: Endpoint, options: LooseOptions): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' }
  if (options.body !== undefined) headers['content-type'] = 'application/json'
  if (endpoint.idempotent) headers['idempotency-key'] = options.idempotencyKey ?? crypto.randomUUID()
  try {
    return await fetch(buildAddress(endpoint, options), {
      method: endpoint.method,
      headers,
      credentials: 'same-origin',
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    })
  } catch (cause) {
    if (options.signal?.aborted === true) throw cause
    throw new ProblemError({ code: 'web.no-answer', title: 'The server did not answer.', status: 0, cause })
  }
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
