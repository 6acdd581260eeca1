/** Talks to a node as any program would: the operations of the contract over HTTP, signing in by the link from the mail. */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { accountsApi } from '@meshe/domain/accounts'
import type { Endpoint } from '@meshe/domain/contract'
import type { z } from 'zod'

/** Somebody who is signed in at one node. */
export interface Person {
  readonly email: string
  readonly accountId: string
  readonly cookie: string
}

interface CallOptions<E extends Endpoint> {
  readonly params?: z.input<E['params']>
  readonly query?: z.input<E['query']>
  /** A string is sent as it is. */
  readonly body?: z.input<E['body']> | string
  readonly as?: Person
  /** The same key makes a repeated call answer as the first did. */
  readonly idempotencyKey?: string
}

export interface NodeAnswer {
  readonly status: number
  readonly body: unknown
}

export interface NodeClient {
  readonly origin: string
  /** Calls an operation and answers whatever comes. */
  call<E extends Endpoint>(endpoint: E, options?: CallOptions<E>): Promise<NodeAnswer>
  /** Calls an operation. @throws UnexpectedAnswer where it does not succeed */
  ask<E extends Endpoint>(endpoint: E, options?: CallOptions<E>): Promise<z.output<E['answer']>>
  /** Asks for a mail link, takes it out of the mail sink and uses it. */
  signIn(email: string, language?: string): Promise<Person>
  /** Uses a sign-in link from a mail that was sent for another reason, e.g. to keep a credential. */
  signInWith(token: string): Promise<Person & { readonly returnTo: string | null }>
  mailsTo(email: string): Promise<readonly { readonly subject: string; readonly text: string }[]>
  /** Waits for a mail whose text matches and answers the first group of the match. */
  linkInMail(email: string, pattern: RegExp): Promise<string>
}

/** An answer that is not what the contract promises for success. */
class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer'
  readonly status: number
  readonly code: string

  constructor(operation: string, { status, body }: NodeAnswer) {
    const code = codeOf(body)
    super(`${operation} answered ${status} ${code}: ${JSON.stringify(body).slice(0, 600)}`)
    this.status = status
    this.code = code
  }
}

/** Code of a problem document, e.g. `recognition.ground-required`; empty where there is none. */
export function codeOf(body: unknown): string {
  const type = typeof body === 'object' && body !== null && 'type' in body ? String(body.type) : ''
  return type.startsWith('urn:meshe:error:') ? type.slice('urn:meshe:error:'.length) : ''
}

const signInLink = /\/sign-in#([A-Za-z0-9_-]+)/

export function createNodeClient(origin: string): NodeClient {
  async function send<E extends Endpoint>(endpoint: E, options: CallOptions<E>): Promise<Response> {
    const given = (options.params ?? {}) as Record<string, unknown>
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(given[name])))
    const query = new URLSearchParams(
      Object.entries((options.query ?? {}) as Record<string, unknown>).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]),
    )
    const { body } = options
    return fetch(`${origin}${path}${query.size > 0 ? `?${query}` : ''}`, {
      method: endpoint.method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(options.as && { cookie: options.as.cookie }),
        ...(endpoint.idempotent && { 'idempotency-key': options.idempotencyKey ?? randomUUID() }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  }

  const client: NodeClient = {
    origin,
    async call(endpoint, options = {}) {
      const answer = await send(endpoint, options)
      return { status: answer.status, body: await readBody(answer) }
    },
    async ask(endpoint, options = {}) {
      const answer = await client.call(endpoint, options)
      if (answer.status !== endpoint.status) throw new UnexpectedAnswer(endpoint.id, answer)
      return endpoint.answer.parse(answer.body) as never
    },
    async signIn(email, language = 'en') {
      const before = new Set((await client.mailsTo(email)).map(({ text }) => text))
      await client.ask(accountsApi.requestSignInLink, { body: { email, language } })
      const fresh = (await client.mailsTo(email)).find(({ text }) => !before.has(text) && signInLink.test(text))
      return client.signInWith(signInLink.exec(fresh?.text ?? '')?.[1] ?? '')
    },
    async signInWith(token) {
      const answer = await send(accountsApi.signIn, { body: { token } })
      const body = await readBody(answer)
      if (answer.status !== accountsApi.signIn.status) {
        throw new UnexpectedAnswer(accountsApi.signIn.id, { status: answer.status, body })
      }
      const { session, returnTo } = accountsApi.signIn.answer.parse(body)
      const cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
      return { email: session.account?.email ?? '', accountId: session.account?.id ?? '', cookie, returnTo }
    },
    async mailsTo(email) {
      return (await client.ask(accountsApi.listSinkMails, { query: { to: email } })).mails
    },
    async linkInMail(email, pattern) {
      return eventually(async () => {
        for (const { text } of await client.mailsTo(email)) {
          const found = pattern.exec(text)?.[1]
          if (found !== undefined) return found
        }
        return null
      }, `a mail to ${email} with ${pattern.source}`)
    },
  }
  return client
}

async function readBody(answer: Response): Promise<unknown> {
  const text = await answer.text()
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Asks again until there is something. @throws Error naming what did not come in time */
export async function eventually<Found>(
  look: () => Promise<Found | null | undefined | false>,
  what: string,
  { withinMs = 30_000, everyMs = 100 }: { readonly withinMs?: number; readonly everyMs?: number } = {},
): Promise<Found> {
  const until = Date.now() + withinMs
  for (;;) {
    const found = await look()
    if (found !== null && found !== undefined && found !== false) return found
    if (Date.now() > until) throw new Error(`${what} did not come within ${Math.round(withinMs / 1000)} s`)
    await pause(everyMs)
  }
}
