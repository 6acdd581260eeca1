/** Whole nodes for tests: real schema, real routes, real HTTP between nodes; only clock and mail are the test's own. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Endpoint, Role } from '@meshe/domain/contract'
import type { z } from 'zod'
import type { Institution } from '../accounts/institution-store.ts'
import { createInstitution } from '../accounts/institutions.ts'
import { saveMembership } from '../accounts/membership-store.ts'
import { createToken, findOrCreateAccount, insertSession } from '../accounts/session-store.ts'
import { Config } from '../config/config.ts'
import { cookieName } from '../http/session-cookie.ts'
import { createNode, type MesheNode } from '../node.ts'
import type { OutboundFetch } from '../outbound/outbound-fetch.ts'
import { freePort } from './free-port.ts'
import { createTestDatabase } from './test-database.ts'

export interface TestNodeOptions {
  readonly now?: Date
  readonly name?: string
  readonly kind?: 'university' | 'network-office'
  readonly port?: number
  /** Where the world reaches it; its own port on this machine unless said. */
  readonly origin?: string
  readonly network?: Config['network']
  readonly trustedOrigins?: readonly string[]
  /** Starts listening and the jobs; without it the node answers `request` only. */
  readonly isListening?: boolean
  readonly mail?: Config['mail']
  /** Without end unless said. */
  readonly limits?: Config['limits']
  /** File or folder of the authorities that are trusted to name who seals. */
  readonly sealAnchors?: string
  readonly hasPracticeIssuers?: boolean
  /** Folder with key stores that seal. */
  readonly sealKeyStores?: string
  /** Stands before the way out. */
  readonly wrapOutbound?: (outbound: OutboundFetch) => OutboundFetch
}

/** Somebody who calls the node. */
export interface Caller {
  readonly cookie: string
  readonly accountId: string
}

interface CallOptions<E extends Endpoint> {
  readonly params?: z.input<E['params']>
  readonly query?: z.input<E['query']>
  readonly body?: z.input<E['body']>
  readonly as?: Caller
  readonly idempotencyKey?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface TestNode extends MesheNode {
  /** Moves the clock, which otherwise stands still. */
  setNow(now: Date): void
  /** An institution with its key. */
  institution(slug: string, country?: string): Promise<Institution>
  /** Signs somebody in, with roles at an institution where there is one. */
  signIn(email: string, institution?: Institution, roles?: readonly Role[]): Promise<Caller>
  /** Calls an operation of the contract through the whole HTTP stack. */
  call<E extends Endpoint>(endpoint: E, options?: CallOptions<E>): Promise<Response>
  /** As `call`, but expects success and answers the parsed body. */
  ask<E extends Endpoint>(endpoint: E, options?: CallOptions<E>): Promise<z.output<E['answer']>>
  close(): Promise<void>
}

export async function createTestNode(options: TestNodeOptions = {}): Promise<TestNode> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'meshe-node-'))
  const port = options.port ?? (await freePort())
  let now = options.now ?? new Date('2027-01-15T10:00:00Z')
  const config = Config.parse({
    origin: options.origin ?? `http://localhost:${port}`,
    host: '127.0.0.1',
    port,
    dataDirectory,
    databaseUrl: await createTestDatabase(),
    name: options.name ?? 'Test node (demo)',
    kind: options.kind ?? 'university',
    network: options.network ?? null,
    mail: options.mail ?? { transport: 'sink' },
    trustedOrigins: [...(options.trustedOrigins ?? [])],
    intervals: { harvestMs: 100, outboxMs: 50, recheckMs: 500, trustListMs: 500 },
    limits: options.limits ?? { verificationsPerMinute: 0, trustedProxies: 0 },
    logLevel: (process.env['MESHE_TEST_LOG'] ?? 'silent') as Config['logLevel'],
    webDirectory: null,
    sealAnchors: options.sealAnchors ?? null,
    hasPracticeIssuers: options.hasPracticeIssuers ?? false,
    sealKeyStores: options.sealKeyStores ?? null,
  } satisfies z.input<typeof Config>)
  const isRealTime = options.isListening === true && options.now === undefined
  const clock = isRealTime ? () => new Date() : () => now
  const node = await createNode(config, { clock, ...(options.wrapOutbound && { wrapOutbound: options.wrapOutbound }) })
  if (options.isListening) await node.start()

  async function call<E extends Endpoint>(endpoint: E, given: CallOptions<E> = {}): Promise<Response> {
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(String((given.params as Record<string, unknown>)[name])),
    )
    const query = new URLSearchParams(
      Object.entries((given.query ?? {}) as Record<string, unknown>).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]),
    )
    const headers: Record<string, string> = { ...given.headers }
    if (given.as) headers['cookie'] = given.as.cookie
    if (endpoint.idempotent && !headers['idempotency-key'])
      headers['idempotency-key'] = given.idempotencyKey ?? createToken()
    const hasBody = given.body !== undefined
    if (hasBody) headers['content-type'] ??= 'application/json'
    const body = hasBody ? { body: typeof given.body === 'string' ? given.body : JSON.stringify(given.body) } : {}
    return node.app.request(`${config.origin}${path}${query.size > 0 ? `?${query}` : ''}`, {
      method: endpoint.method,
      headers,
      ...body,
    })
  }

  return {
    ...node,
    setNow(moment) {
      now = moment
    },
    institution: (slug, country = 'IE') =>
      createInstitution(node.context, {
        slug,
        name: { en: `${slug[0]?.toUpperCase()}${slug.slice(1)} University (demo)` },
        country,
        homepage: `https://${slug}.example`,
        email: `office@${slug}.example`,
        legalIdentifier: `VAT${country}-DEMO-${slug.toUpperCase()}`,
      }),
    async signIn(email, institution, roles = []) {
      const { db } = node.context
      const accountId = await findOrCreateAccount(db, { email, language: 'en' }, clock())
      if (institution) await saveMembership(db, { institutionId: institution.institutionId, accountId, roles })
      const token = createToken()
      await insertSession(
        db,
        { token, accountId, expiresAt: new Date(clock().getTime() + 400 * 24 * 3600_000) },
        clock(),
      )
      return { cookie: `${cookieName(config)}=${token}`, accountId }
    },
    call,
    async ask(endpoint, given) {
      const answer = await call(endpoint, given)
      const body: unknown = answer.status === 204 ? null : await answer.json()
      if (answer.status !== endpoint.status)
        throw new Error(`${endpoint.id} answered ${answer.status}: ${JSON.stringify(body)}`)
      return endpoint.answer.parse(body) as never
    },
    async close() {
      await node.stop()
      await rm(dataDirectory, { recursive: true, force: true })
    },
  }
}
