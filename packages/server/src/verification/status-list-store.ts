/** SQL of copies of status lists. */
import type { JsonObject } from '@meshe/credentials/json'
import type { Queryable } from '../db/db.ts'

export interface StatusListCopy {
  readonly credential: JsonObject
  readonly issuedAt: Date
  readonly readAt: Date
}

export async function lookStatusListCopy(db: Queryable, url: string): Promise<StatusListCopy | null> {
  const [row] = await db<StatusListCopy[]>`
    select credential, issued_at as "issuedAt", read_at as "readAt" from status_list_copy where url = ${url}`
  return row ?? null
}

/** Keeps a list unless a newer one is held. @returns whether it holds now */
export async function saveStatusListCopy(db: Queryable, url: string, copy: StatusListCopy): Promise<boolean> {
  const saved = await db`
    insert into status_list_copy (url, credential, issued_at, read_at)
    values (${url}, ${db.json(copy.credential as never)}, ${copy.issuedAt}, ${copy.readAt})
    on conflict (url) do update set credential = excluded.credential, issued_at = excluded.issued_at,
      read_at = excluded.read_at
    where status_list_copy.issued_at <= excluded.issued_at returning 1`
  return saved.length > 0
}
