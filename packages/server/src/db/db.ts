/** The one door to PostgreSQL: connections, transactions and what may be handed to a store. */
import postgres from 'postgres'

/** A pool of connections. */
export type Db = postgres.Sql<Record<string, never>>
/** An open transaction. */
export type Tx = postgres.TransactionSql<Record<string, never>>
/** What a store function takes: it does not care whether a transaction is open. */
export type Queryable = postgres.ISql<Record<string, never>>

export function connect(url: string, { connections = 16 }: { readonly connections?: number } = {}): Db {
  return postgres(url, {
    max: connections,
    onnotice: () => {},
    connection: { application_name: 'meshe', statement_timeout: 30_000, TimeZone: 'UTC' },
    idle_timeout: 60,
  })
}

/** Runs a change as one transaction: all of it or nothing. */
export function inTransaction<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return db.begin(work) as Promise<Result>
}
