/** Brings a database to the newest schema: numbered files, append-only, each in one transaction. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { type Db, inTransaction } from './db.ts'

const directory = new URL('../../migrations/', import.meta.url)
const advisoryLock = 7_331_001

/** @returns names of the files that were applied now. @throws Error where an applied file was changed afterwards. */
export async function migrate(db: Db): Promise<string[]> {
  const files = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort()
  return inTransaction(db, async (tx) => {
    await tx`select pg_advisory_xact_lock(${advisoryLock})`
    await tx`create table if not exists schema_migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`
    const applied = new Map(
      (await tx<{ name: string; sha256: string }[]>`select name, sha256 from schema_migration`).map((row) => [
        row.name,
        row.sha256,
      ]),
    )
    const done: string[] = []
    for (const name of files) {
      const text = await readFile(new URL(name, directory), 'utf8')
      const sha256 = createHash('sha256').update(text).digest('hex')
      const known = applied.get(name)
      if (known === sha256) continue
      if (known !== undefined) throw new Error(`Migration ${name} was changed after it had been applied.`)
      await tx.unsafe(text)
      await tx`insert into schema_migration (name, sha256) values (${name}, ${sha256})`
      done.push(name)
    }
    return done
  })
}

/** Names of files that are not applied yet. */
export async function pendingMigrations(db: Db): Promise<string[]> {
  const files = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort()
  const [table] = await db`select to_regclass('schema_migration') as name`
  if (!table?.['name']) return files
  const applied = new Set((await db<{ name: string }[]>`select name from schema_migration`).map((row) => row.name))
  return files.filter((name) => !applied.has(name))
}
