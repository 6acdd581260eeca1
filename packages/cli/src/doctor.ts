/** `meshe doctor`: what is misconfigured, in words, and how to mend it. */
import { constants } from 'node:fs'
import { access, mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  type Config,
  configFromEnvironment,
  connect,
  createOutboundFetch,
  pendingMigrations,
  showsMailSink,
  startEmbeddedPostgres,
} from '@meshe/server'
import { z } from 'zod'
import { examineSealKeys, examineSeals } from './doctor-seals.ts'
import { exitCodes } from './exit-codes.ts'
import type { Finding } from './finding.ts'

export async function doctor(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' }, data: { type: 'string' } } })
  const findings = await examine({ ...process.env, ...(values.data && { MESHE_DATA: values.data }) })
  const ok = findings.every(({ result }) => result !== 'failed')
  if (values.json) console.log(JSON.stringify({ ok, findings }))
  else
    for (const { check, result, text } of findings)
      console.log(`${result === 'passed' ? '[ok]' : result === 'failed' ? '[!!]' : '[--]'} ${check.padEnd(10)} ${text}`)
  return ok ? exitCodes.done : exitCodes.misconfigured
}

async function examine(environment: Readonly<Record<string, string | undefined>>): Promise<Finding[]> {
  const findings: Finding[] = [examineNode()]
  let config: Config
  try {
    config = configFromEnvironment(environment)
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    const text = error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
    return [
      ...findings,
      {
        check: 'settings',
        result: 'failed',
        text: `An environment variable is not usable: ${text}. See "meshe start --help".`,
      },
    ]
  }
  findings.push({ check: 'settings', result: 'passed', text: `${config.kind} "${config.name}" at ${config.origin}` })
  findings.push(await examineData(config))
  findings.push(await examineKeys(config))
  findings.push(await examineDatabase(config))
  findings.push(await examineWebApp(config))
  findings.push(await examineNetwork(config))
  findings.push(await examineSeals(config), await examineSealKeys(config))
  findings.push(examineMail(config), examineOrigin(config), ...examinePractice(config))
  return findings
}

function examineNode(): Finding {
  const { node } = process.versions
  if (Number(node.split('.')[0]) >= 24) return { check: 'node', result: 'passed', text: `Node.js ${node}` }
  return {
    check: 'node',
    result: 'failed',
    text: `Node.js ${node} is too old. Run "npm ci": the project brings version 24.`,
  }
}

async function examineData({ dataDirectory }: Config): Promise<Finding> {
  try {
    await mkdir(dataDirectory, { recursive: true })
    await access(dataDirectory, constants.W_OK)
    return { check: 'data', result: 'passed', text: dataDirectory }
  } catch {
    return {
      check: 'data',
      result: 'failed',
      text: `${dataDirectory} cannot be written. Name another folder in MESHE_DATA.`,
    }
  }
}

async function examineKeys({ dataDirectory, databaseUrl }: Config): Promise<Finding> {
  const file = join(dataDirectory, 'keys', 'sealing-key')
  const found = await stat(file).catch(() => null)
  if (!found) {
    const text =
      databaseUrl === null
        ? 'No key yet: made on the first start.'
        : 'No sealing key here although the database is elsewhere: keep MESHE_DATA on a disk that survives, or signing stops.'
    return { check: 'keys', result: databaseUrl === null ? 'passed' : 'attention', text }
  }
  if (found.size !== 32)
    return {
      check: 'keys',
      result: 'failed',
      text: `${file} is damaged. Restore it from your backup: without it nothing can be signed.`,
    }
  if ((found.mode & 0o077) !== 0)
    return { check: 'keys', result: 'failed', text: `Others can read ${file}. Run: chmod 600 ${file}` }
  return {
    check: 'keys',
    result: 'passed',
    text: 'sealing key present, closed to others; keep a copy of it apart from the database',
  }
}

async function examineDatabase(config: Config): Promise<Finding> {
  try {
    const embedded = config.databaseUrl === null ? await startEmbeddedPostgres(config.dataDirectory) : null
    const db = connect(config.databaseUrl ?? embedded?.url ?? '', { connections: 1 })
    try {
      const [row] = await db<
        { version: number }[]
      >`select current_setting('server_version_num')::int / 10000 as version`
      const version = row?.version ?? 0
      if (version < 15)
        return { check: 'database', result: 'failed', text: `PostgreSQL ${version} is too old: 15 or newer is needed.` }
      const pending = await pendingMigrations(db)
      const text = `PostgreSQL ${version}${embedded ? ', embedded' : ''}${pending.length === 0 ? '' : `; ${pending.length} migrations are missing, the next start applies them`}`
      return { check: 'database', result: 'passed', text }
    } finally {
      await db.end()
      if (embedded && !embedded.wasRunning) await embedded.stop()
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    const advice =
      config.databaseUrl === null
        ? 'Look at the rights of the data directory.'
        : 'Check host, name and password in DATABASE_URL.'
    return { check: 'database', result: 'failed', text: `The database cannot be used${code}. ${advice}` }
  }
}

async function examineWebApp({ webDirectory }: Config): Promise<Finding> {
  const found = webDirectory === null ? null : await stat(join(webDirectory, 'index.html')).catch(() => null)
  return found
    ? { check: 'web app', result: 'passed', text: 'built' }
    : { check: 'web app', result: 'attention', text: 'Not built: pages will be missing. Run "npm run build".' }
}

async function examineNetwork(config: Config): Promise<Finding> {
  if (config.network === null) {
    const text =
      config.kind === 'network-office'
        ? 'this node keeps the list itself'
        : 'No network: set MESHE_NETWORK_ORIGIN to the network office, or nothing is harvested and no issuer is confirmed.'
    return { check: 'network', result: config.kind === 'network-office' ? 'passed' : 'attention', text }
  }
  try {
    const { status } = await createOutboundFetch(config.trustedOrigins)(
      `${config.network.origin}/federation/trust-list`,
      { maxBytes: 4 * 1024 * 1024 },
    )
    if (status !== 200)
      return {
        check: 'network',
        result: 'failed',
        text: `${config.network.origin} answers ${status} instead of its list. Is this the address of a network office?`,
      }
  } catch {
    return {
      check: 'network',
      result: 'failed',
      text: `${config.network.origin} does not answer. Check the address; plain http and private addresses must be named in MESHE_TRUSTED_ORIGINS.`,
    }
  }
  if (config.network.anchor === null)
    return {
      check: 'network',
      result: 'attention',
      text: 'The list answers, but its key is not pinned: set MESHE_NETWORK_ANCHOR to the did:key that the office gave you by another way.',
    }
  return { check: 'network', result: 'passed', text: config.network.origin }
}

function examineMail(config: Config): Finding {
  const { mail } = config
  if (mail.transport === 'smtp') return { check: 'mail', result: 'passed', text: `SMTP, from ${mail.from}` }
  const text = showsMailSink(config)
    ? 'Mail stays on this machine, and everybody here can read it at /mail. Set MESHE_SMTP_URL before real people use this node.'
    : 'No mail leaves this node, so nobody can sign in. Set MESHE_SMTP_URL.'
  return { check: 'mail', result: 'attention', text }
}

function examineOrigin({ origin }: Config): Finding {
  const isLocal = /^http:\/\/(localhost|127\.0\.0\.1)(:|$)/.test(origin)
  if (origin.startsWith('https:') || isLocal) return { check: 'origin', result: 'passed', text: origin }
  return {
    check: 'origin',
    result: 'failed',
    text: `${origin} is not https: cookies and did:web need it. Put a TLS proxy in front and set MESHE_ORIGIN.`,
  }
}

/** Nobody needs to hear that nothing unusual is switched on. */
function examinePractice({ hasPracticeIssuers }: Config): Finding[] {
  if (!hasPracticeIssuers) return []
  const text =
    'Anybody may have credentials signed that prove nothing, and /credentials/verify answers for issuers that are a bare key. ' +
    'Take MESHE_PRACTICE_ISSUERS away before others rely on this node.'
  return [{ check: 'practice', result: 'attention', text }]
}
