/** As whom PostgreSQL runs: the user itself, or `postgres` where the user is root. */
import { execFile } from 'node:child_process'
import { access, constants, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Empty where the process need not change its user. */
export interface Owner {
  readonly uid?: number
  readonly gid?: number
}

export async function findOwner(): Promise<Owner> {
  if (process.getuid?.() !== 0) return {}
  const known = await lookUser('postgres')
  if (known) return known
  await run('groupadd', ['--system', 'postgres']).catch(() => undefined)
  await run('useradd', [
    '--system',
    '--gid',
    'postgres',
    '--home-dir',
    '/var/lib/meshe',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ])
  const made = await lookUser('postgres')
  if (!made) throw new Error('PostgreSQL refuses to run as root, and the user "postgres" could not be made.')
  return made
}

/** Whether every folder on the way may be entered by the user. */
export async function reachableBy(owner: Owner, path: string): Promise<boolean> {
  await access(path, constants.F_OK)
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder)
    const bit = uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

async function lookUser(name: string): Promise<Owner | null> {
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}
