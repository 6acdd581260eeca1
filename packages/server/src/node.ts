/** A whole node: configuration in, a running program out. The command line, the demonstration and the tests start it from here. */
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { pino } from 'pino'
import { addMissingKeys } from './accounts/institution-keys.ts'
import { createApp, missingOperations } from './app.ts'
import type { Config } from './config/config.ts'
import { connect } from './db/db.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './db/embedded-postgres.ts'
import { migrate } from './db/migrations.ts'
import type { MessageHandlers } from './federation/message-handlers.ts'
import type { AppContext } from './http/context.ts'
import { createMetrics } from './http/metrics.ts'
import { createJobRunner } from './jobs/job-runner.ts'
import { startJobs } from './jobs/start-jobs.ts'
import { openKeyStore } from './keys/key-store.ts'
import { nodeCryptography } from './keys/node-cryptography.ts'
import { readSealKeys } from './keys/seal-keys.ts'
import { createOutboundFetch, type OutboundFetch } from './outbound/outbound-fetch.ts'
import { readSealTrustAnchors } from './verification/seal-trust-anchors.ts'

export interface MesheNode {
  readonly context: AppContext
  readonly app: Hono
  /** Ids of the operations that are on the air. */
  readonly mounted: ReadonlySet<string>
  /** Who does what with messages of other nodes. */
  readonly messageHandlers: MessageHandlers
  /** Starts listening and the work beside the requests. */
  start(): Promise<void>
  /** Answers what is under way, then ends. */
  stop(): Promise<void>
}

export interface NodeOverrides {
  readonly clock?: () => Date
  /** Stands before the way out; tests lose requests and answers here. */
  readonly wrapOutbound?: (outbound: OutboundFetch) => OutboundFetch
}

export async function createNode(
  config: Config,
  { clock = () => new Date(), wrapOutbound = (outbound) => outbound }: NodeOverrides = {},
): Promise<MesheNode> {
  const read = config.sealAnchors === null ? null : await readSealTrustAnchors(config.sealAnchors, clock())
  const seals = config.sealKeyStores === null ? null : await readSealKeys(config.sealKeyStores, clock())
  const embedded: EmbeddedPostgres | null =
    config.databaseUrl === null ? await startEmbeddedPostgres(config.dataDirectory) : null
  const db = connect(config.databaseUrl ?? embedded?.url ?? '')
  await migrate(db)
  const log = pino({ level: config.logLevel, base: { node: config.name } })
  const context: AppContext = {
    config,
    db,
    clock,
    keys: await openKeyStore(config.dataDirectory),
    cryptography: nodeCryptography,
    sealTrustAnchors: read?.anchors ?? null,
    sealKeys: seals?.keys ?? new Map(),
    outbound: wrapOutbound(
      createOutboundFetch([...config.trustedOrigins, ...(config.origin.startsWith('http:') ? [config.origin] : [])]),
    ),
    jobs: createJobRunner(log),
    log,
    metrics: createMetrics(),
  }
  for (const { file, code } of seals?.unusable ?? []) log.error({ file, code }, 'a key store cannot be used: no seals')
  await addMissingKeys(context)
  const { hono: app, mounted, messageHandlers } = createApp(context)
  let server: Server | null = null
  return {
    context,
    app,
    mounted,
    messageHandlers,
    async start() {
      const missing = missingOperations(mounted)
      if (missing.length > 0) throw new Error(`Operations of the contract are not on the air: ${missing.join(', ')}`)
      server = await listen(app, config)
      startJobs(context, messageHandlers)
    },
    async stop() {
      await context.jobs.stop()
      await new Promise<void>((closed) => (server ? server.close(() => closed()) : closed()))
      await db.end({ timeout: 5 })
      await embedded?.stop()
    },
  }
}

function listen(app: Hono, { host, port }: Config): Promise<Server> {
  return new Promise((listening, failed) => {
    const server = serve({ fetch: app.fetch, hostname: host, port, overrideGlobalObjects: false }, () =>
      listening(server as Server),
    ) as Server
    server.once('error', failed)
    server.requestTimeout = 60_000
    server.headersTimeout = 20_000
  })
}
