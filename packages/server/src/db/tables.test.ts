/** The rules of ARCHITECTURE.md on tables, read from the database's own catalogue. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../testing/test-database.ts'
import { connect, type Db } from './db.ts'

let db: Db
interface Table {
  readonly name: string
  readonly kind: string
}
let tables: Table[]

beforeAll(async () => {
  db = connect(await createTestDatabase(), { connections: 2 })
  tables = await db<Table[]>`
    select relname as name, coalesce(split_part(obj_description(oid, 'pg_class'), ':', 1), '') as kind
    from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname <> 'schema_migration' order by 1`
})
afterAll(() => db.end())

/** First columns of every primary key, unique key and foreign key of a table. */
async function keysOf(name: string): Promise<{ key: string; first: string; references: string | null }[]> {
  return db`
    select con.conname as key, att.attname as first, ref.relname as references
    from pg_constraint con
    join pg_attribute att on att.attrelid = con.conrelid and att.attnum = con.conkey[1]
    left join pg_class ref on ref.oid = con.confrelid
    where con.conrelid = ${name}::regclass and con.contype in ('p', 'u', 'f')
    union all
    select cls.relname, att.attname, null from pg_index ind
    join pg_class cls on cls.oid = ind.indexrelid
    join pg_attribute att on att.attrelid = ind.indrelid and att.attnum = ind.indkey[0]
    where ind.indrelid = ${name}::regclass and ind.indisunique and not ind.indisprimary`
}

describe('every table', () => {
  it('says of which kind it is', () => {
    expect(tables.length).toBeGreaterThan(20)
    expect(tables.filter(({ kind }) => !['tenant', 'holder', 'reference', 'node-local'].includes(kind))).toEqual([])
  })

  it('of a tenant has institution_id first in every key, except where it points to a reference or an account', async () => {
    const kinds = new Map(tables.map(({ name, kind }) => [name, kind]))
    const wrong: string[] = []
    for (const { name } of tables.filter(({ kind }) => kind === 'tenant')) {
      for (const { key, first, references } of await keysOf(name)) {
        const pointsOutside = references !== null && kinds.get(references) !== 'tenant'
        if (first !== 'institution_id' && !pointsOutside) wrong.push(`${name}.${key} begins with ${first}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('of a holder has account_id first in its primary key', async () => {
    const wrong: string[] = []
    for (const { name } of tables.filter(({ kind }) => kind === 'holder')) {
      const primary = await db<{ first: string }[]>`
        select att.attname as first from pg_index ind
        join pg_attribute att on att.attrelid = ind.indrelid and att.attnum = ind.indkey[0]
        where ind.indrelid = ${name}::regclass and ind.indisprimary`
      if (primary[0]?.first !== 'account_id') wrong.push(name)
    }
    expect(wrong).toEqual([])
  })
})
