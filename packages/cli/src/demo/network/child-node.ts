/** One node of the demonstration: the same program as `meshe start`, in a process of its own that ends with this one. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Founding, stopEmbeddedPostgres } from '@meshe/server'
import { exitCodes, Refusal } from '../../exit-codes.ts'

const main = fileURLToPath(new URL('../../main.ts', import.meta.url))

export interface NodeSettings {
  readonly name: string
  readonly kind: 'university' | 'network-office'
  readonly port: number
  readonly dataDirectory: string
  readonly trustedOrigins: readonly string[]
  /** The network office and the did:key that signs its list; null for the office itself. */
  readonly network: { readonly origin: string; readonly anchor: string } | null
}

export interface ChildNode {
  readonly name: string
  readonly origin: string
  readonly dataDirectory: string
  /** With them the node can be started again on its data. */
  readonly settings: NodeSettings
  readonly process: ChildProcess
  /** Lets the node end in order, with its database. */
  stop(): Promise<void>
}

/** Nodes of the demonstration look after each other more often than real ones, since people are watching. */
const ofDemonstration = {
  MESHE_HARVEST_MS: '1000',
  MESHE_OUTBOX_MS: '250',
  MESHE_RECHECK_MS: '5000',
  MESHE_TRUST_LIST_MS: '2000',
  MESHE_LOG_LEVEL: 'warn',
  // All of it comes from one address.
  MESHE_VERIFICATIONS_PER_MINUTE: '0',
  // Test suites of the norms may run against it.
  MESHE_PRACTICE_ISSUERS: 'true',
}

function environment(settings: NodeSettings): Record<string, string | undefined> {
  const own = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('MESHE_') && name !== 'DATABASE_URL'),
  )
  return {
    ...own,
    ...ofDemonstration,
    MESHE_ORIGIN: originOf(settings.port),
    MESHE_PORT: String(settings.port),
    MESHE_DATA: settings.dataDirectory,
    MESHE_NAME: settings.name,
    MESHE_KIND: settings.kind,
    MESHE_TRUSTED_ORIGINS: settings.trustedOrigins.join(','),
    ...(settings.network && {
      MESHE_NETWORK_ORIGIN: settings.network.origin,
      MESHE_NETWORK_ANCHOR: settings.network.anchor,
    }),
  }
}

export function originOf(port: number): string {
  return `http://localhost:${port}`
}

/** Founds universities and staff on a node that does not run yet. @throws Refusal `demo.founding-failed` */
export async function foundOn(settings: NodeSettings, founding: Founding): Promise<void> {
  await mkdir(settings.dataDirectory, { recursive: true })
  const child = spawn(process.execPath, [...flags, main, 'found', '-', '--json'], {
    env: environment(settings),
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  })
  const said = collect(child)
  child.stdin?.end(JSON.stringify(founding))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Refusal('demo.founding-failed', `${settings.name} could not be set up: ${said()}`)
}

/** @throws Refusal `demo.node-failed` where the node ends instead of starting */
export async function startChildNode(settings: NodeSettings): Promise<ChildNode> {
  await mkdir(settings.dataDirectory, { recursive: true })
  const child = spawn(process.execPath, [...flags, main, 'start', '--json'], {
    env: environment(settings),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  })
  const log = createWriteStream(join(settings.dataDirectory, 'node.log'), { flags: 'a' })
  const said = collect(child)
  child.stderr?.pipe(log)
  await new Promise<void>((started, failed) => {
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4000)
      log.write(chunk)
      if (/^\{"ok":true/m.test(output)) started()
    })
    const refuse = () => {
      failed(
        new Refusal('demo.node-failed', `${settings.name} did not start: ${said() || output}`, exitCodes.misconfigured),
      )
    }
    child.once('exit', refuse)
    child.once('error', refuse)
  })
  child.removeAllListeners('exit')
  return {
    name: settings.name,
    origin: originOf(settings.port),
    dataDirectory: settings.dataDirectory,
    settings,
    process: child,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit')
        child.kill('SIGTERM')
        const overdue = setTimeout(() => child.kill('SIGKILL'), 20_000)
        await ended
        clearTimeout(overdue)
      }
      if (child.exitCode !== 0) await stopEmbeddedPostgres(settings.dataDirectory)
    },
  }
}

const flags = ['--disable-warning=ExperimentalWarning']

/** The last of what a process says on standard error. */
function collect(child: ChildProcess): () => string {
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000)
  })
  return () => said.trim()
}
