/** SQL of DID documents of others: the newest reading, and what was read before. */
import type { DidDocument } from '@meshe/credentials/did'
import type { Db, Queryable, Tx } from '../db/db.ts'

export interface DidReading {
  readonly document: DidDocument
  readonly firstReadAt: Date
  readonly lastReadAt: Date
}

/** Newest first. */
export async function listDidReadings(db: Queryable, did: string): Promise<DidReading[]> {
  return db<DidReading[]>`
    select document, first_read_at as "firstReadAt", last_read_at as "lastReadAt"
    from did_document where did = ${did} order by first_read_at desc limit 50`
}

/** Notes what was read: the same document again is one reading that lasts longer. */
export async function saveDidReading(
  db: Db,
  did: string,
  reading: { readonly document: DidDocument; readonly at: Date },
) {
  const { document, at } = reading
  await db.begin(async (tx: Tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${did}, 7331))`
    const updated = await tx`
      update did_document set last_read_at = greatest(last_read_at, ${at})
      where did = ${did} and document = ${tx.json(document as never)}
        and first_read_at = (select max(first_read_at) from did_document where did = ${did}) returning 1`
    if (updated.length > 0) return
    await tx`
      insert into did_document (did, first_read_at, last_read_at, document)
      values (${did}, ${at}, ${at}, ${tx.json(document as never)})
      on conflict (did, first_read_at) do update set document = excluded.document`
  })
}
