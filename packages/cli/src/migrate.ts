/** `meshe migrate`: the database to the newest schema. */
import { parseArgs } from 'node:util'
import { connect, migrate, startEmbeddedPostgres } from '@meshe/server'
import { exitCodes } from './exit-codes.ts'
import { readSettings } from './read-settings.ts'

export async function migrateDatabase(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' }, data: { type: 'string' } } })
  const config = readSettings({ MESHE_DATA: values.data })
  const embedded = config.databaseUrl === null ? await startEmbeddedPostgres(config.dataDirectory) : null
  const db = connect(config.databaseUrl ?? embedded?.url ?? '', { connections: 1 })
  try {
    const applied = await migrate(db)
    if (values.json) console.log(JSON.stringify({ ok: true, applied }))
    else
      console.log(
        applied.length === 0
          ? 'Nothing to do: the schema is the newest.'
          : `Applied:\n${applied.map((name) => `  ${name}`).join('\n')}`,
      )
  } finally {
    await db.end()
    if (embedded && !embedded.wasRunning) await embedded.stop()
  }
  return exitCodes.done
}
