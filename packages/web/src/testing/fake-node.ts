/** Answers of a node for page tests, each checked by the schema of its operation, so that no test runs on data the node never sends. */
import type { Endpoint } from '@meshe/domain/contract'
import { vi } from 'vitest'
import type { z } from 'zod'

export interface CallSeen {
  readonly endpointId: string
  readonly address: URL
  readonly body: unknown
  readonly headers: Headers
}

type Answered<E extends Endpoint> = z.input<E['answer']> | Refusal
type Respond<E extends Endpoint> = z.input<E['answer']> | ((call: CallSeen) => Answered<E> | Promise<Answered<E>>)

/** A refusal as the node writes it. */
export interface Refusal {
  readonly refusal: {
    readonly code: string
    readonly status: number
    readonly title?: string
    readonly reference?: string
  }
}

interface Route {
  readonly endpoint: Endpoint
  readonly pattern: RegExp
  readonly respond: (call: CallSeen) => unknown
}

export function answer<E extends Endpoint>(endpoint: E, respond: Respond<E>): Route {
  const pattern = new RegExp(`^${endpoint.path.replace(/\{[^}]+\}/g, '[^/]+')}$`)
  const answerTo = typeof respond === 'function' ? (respond as (call: CallSeen) => unknown) : () => respond
  return { endpoint, pattern, respond: answerTo }
}

export function refuse<E extends Endpoint>(endpoint: E, refusal: Refusal['refusal']): Route {
  return answer(endpoint, (() => ({ refusal })) as unknown as Respond<E>)
}

/** Replaces `fetch`; gives the list of calls as it grows. A call without an answer fails the test. */
export function fakeNode(...routes: readonly Route[]): CallSeen[] {
  const seen: CallSeen[] = []
  const fetchOfNode = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const address = new URL(String(input), 'http://localhost')
    const method = init.method ?? 'GET'
    const route = routes.find(({ endpoint, pattern }) => endpoint.method === method && pattern.test(address.pathname))
    if (route === undefined) throw new Error(`No answer prepared for ${method} ${address.pathname}`)
    const { endpoint } = route
    const call: CallSeen = {
      endpointId: endpoint.id,
      address,
      body: init.body === undefined || init.body === null ? undefined : JSON.parse(String(init.body)),
      headers: new Headers(init.headers),
    }
    seen.push(call)
    const given = await route.respond(call)
    if (isRefusal(given)) {
      const { code, status, title = 'Refused.', reference } = given.refusal
      return json(status, { type: `urn:meshe:error:${code}`, title, status, ...(reference ? { reference } : {}) })
    }
    endpoint.answer.parse(given)
    return endpoint.status === 204 ? new Response(null, { status: 204 }) : json(endpoint.status, given)
  }
  vi.stubGlobal('fetch', fetchOfNode)
  return seen
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refusal' in value
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
}
