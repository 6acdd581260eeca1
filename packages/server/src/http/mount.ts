/**
 * Puts an operation of the contract on the air: reads, authorises, hands over, answers. A slice names the endpoint and writes
 * the handler; everything that every request needs happens here and nowhere else.
 */
import { createHash } from 'node:crypto'
import { MesheError } from '@meshe/credentials'
import type { Endpoint } from '@meshe/domain/contract'
import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import type { Institution } from '../accounts/institution-store.ts'
import { findInstitutionBySlug } from '../accounts/institution-store.ts'
import { lookSession, type SignedIn } from '../accounts/session-store.ts'
import type { AppContext } from './context.ts'
import { parseWith, readJsonBody } from './read-body.ts'
import { sessionToken } from './session-cookie.ts'

export interface Router {
  readonly hono: Hono
  readonly context: AppContext
  /** Ids of the operations that are on the air. */
  readonly mounted: Set<string>
}

/** What an idempotent call is known by. */
export interface IdempotentCall {
  readonly caller: string
  readonly operation: string
  readonly key: string
  readonly digest: Uint8Array
}

interface Input<E extends Endpoint> {
  readonly params: z.output<E['params']>
  readonly query: z.output<E['query']>
  readonly body: z.output<E['body']>
  /** Set where the endpoint is idempotent; hand it to `answerOnce`. */
  readonly call: IdempotentCall
  /** For the rare handler that needs the raw request or a header of the answer. */
  readonly c: Context
}

export type PublicInput<E extends Endpoint> = Input<E> & { readonly account: SignedIn | null }
export type AccountInput<E extends Endpoint> = Input<E> & { readonly account: SignedIn }
export type MemberInput<E extends Endpoint> = AccountInput<E> & { readonly institution: Institution }

type Answer<E extends Endpoint> = Promise<z.input<E['answer']> | Response>

/** For endpoints that anybody may call. */
export function mountPublic<E extends Endpoint>(
  router: Router,
  endpoint: E,
  handle: (input: PublicInput<E>) => Answer<E>,
): void {
  expectAccess(endpoint, 'public')
  mount(router, endpoint, async (c) => handle(await readInput(router.context, endpoint, c)))
}

/** For endpoints of a signed-in person about things of their own. */
export function mountAccount<E extends Endpoint>(
  router: Router,
  endpoint: E,
  handle: (input: AccountInput<E>) => Answer<E>,
): void {
  expectAccess(endpoint, 'account')
  mount(router, endpoint, async (c) => {
    const account = await requireSession(router.context, c)
    return handle({ ...(await readInput(router.context, endpoint, c, account)), account })
  })
}

/** For endpoints of staff: the role is checked at the institution in the path before the body is read. */
export function mountMember<E extends Endpoint>(
  router: Router,
  endpoint: E,
  handle: (input: MemberInput<E>) => Answer<E>,
): void {
  expectAccess(endpoint, 'member')
  mount(router, endpoint, async (c) => {
    const account = await requireSession(router.context, c)
    const institution = await requireRole(router.context, endpoint, { c, account })
    return handle({ ...(await readInput(router.context, endpoint, c, account)), account, institution })
  })
}

/** For endpoints of other nodes; the handler checks the message signature over the bytes. */
export function mountPeer<E extends Endpoint>(router: Router, endpoint: E, handle: (c: Context) => Answer<E>): void {
  expectAccess(endpoint, 'peer')
  mount(router, endpoint, handle)
}

function expectAccess(endpoint: Endpoint, kind: Endpoint['access']['kind']): void {
  if (endpoint.access.kind !== kind)
    throw new Error(`${endpoint.id} is declared "${endpoint.access.kind}", not "${kind}"`)
}

function mount<E extends Endpoint>(router: Router, endpoint: E, answer: (c: Context) => Answer<E>): void {
  if (router.mounted.has(endpoint.id)) throw new Error(`${endpoint.id} is mounted twice`)
  router.mounted.add(endpoint.id)
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1')
  router.hono.on(endpoint.method, path, async (c) => {
    c.set('operation' as never, endpoint.id as never)
    refuseForeignOrigin(router.context, c)
    const answered = await answer(c)
    if (answered instanceof Response) return answered
    if (endpoint.status === 204) return c.body(null, 204)
    return c.json(endpoint.answer.parse(answered) as never, endpoint.status)
  })
}

async function readInput<E extends Endpoint>(
  context: AppContext,
  endpoint: E,
  c: Context,
  known?: SignedIn,
): Promise<PublicInput<E>> {
  const account = known ?? (await lookSignedIn(context, c))
  const params = parseWith(endpoint.params, c.req.param())
  const query = parseWith(endpoint.query, c.req.query())
  const takesBody = endpoint.method !== 'GET' && endpoint.method !== 'DELETE'
  const read = takesBody ? await readJsonBody(c, endpoint.maxBodyBytes) : { value: undefined, bytes: new Uint8Array() }
  const body = parseWith(endpoint.body, read.value)
  const key = endpoint.idempotent ? idempotencyKey(c) : ''
  const digest = createHash('sha256').update(c.req.path).update('\n').update(read.bytes).digest()
  const call = { caller: account?.accountId ?? 'public', operation: endpoint.id, key, digest }
  return { params, query, body, call, c, account } as unknown as PublicInput<E>
}

function idempotencyKey(c: Context): string {
  const key = c.req.header('idempotency-key')
  if (!key || !/^[\w.:-]{8,128}$/.test(key)) {
    throw new MesheError(
      'idempotency.key-required',
      'Send a header Idempotency-Key of 8 to 128 letters and digits, the same for each repetition.',
    )
  }
  return key
}

async function requireSession(context: AppContext, c: Context): Promise<SignedIn> {
  const account = await lookSignedIn(context, c)
  if (!account) throw new MesheError('session.required', 'Please sign in first.')
  return account
}

async function lookSignedIn(context: AppContext, c: Context): Promise<SignedIn | null> {
  const token = sessionToken(context.config, c)
  return token === null ? null : lookSession(context.db, token, context.clock())
}

async function requireRole(
  context: AppContext,
  endpoint: Endpoint,
  { c, account }: { readonly c: Context; readonly account: SignedIn },
): Promise<Institution> {
  const allowed: readonly string[] = endpoint.access.kind === 'member' ? endpoint.access.roles : []
  const slug = c.req.param('institution') ?? ''
  const membership = account.memberships.find((candidate) => candidate.slug === slug)
  if (!membership) throw new MesheError('institution.not-found', 'There is no such institution among yours.')
  if (!membership.roles.some((role) => allowed.includes(role))) {
    throw new MesheError('permission.denied', 'Your role at this institution does not include this.', {
      needs: [...allowed],
    })
  }
  return findInstitutionBySlug(context.db, slug)
}

/** A browser that comes from another site may look, but not change anything. */
function refuseForeignOrigin(context: AppContext, c: Context): void {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site')
  const isForeign = (origin !== undefined && origin !== context.config.origin) || site === 'cross-site'
  if (isForeign) throw new MesheError('request.origin-refused', 'This request comes from another site.')
}
