/** What this node tells others about its catalogue: the newest change of each thing, in the order of commits. */
import { MesheError } from '@meshe/credentials'
import type { CatalogueChange } from '@meshe/domain/federation'
import type { Queryable, Tx } from '../db/db.ts'

/** Ends of things are told for so long; a reader who stayed away longer reads all again. */
const tombstoneLifetimeMs = 30 * 24 * 3600_000

export interface NewCatalogueChange {
  readonly institutionId: string
  readonly institutionDid: string
  readonly kind: 'micro-credential' | 'pathway'
  readonly id: string
  /** Null takes it out. */
  readonly document: object | null
  readonly publishedAt: Date
}

/**
 * Notes a change in the transaction that makes it. The row of the feed stays locked until that transaction ends: a
 * change is never seen before one with a lower sequence. Sequences follow the clock, so that a node which was restored
 * from a backup does not use a sequence twice.
 */
export async function recordCatalogueChange(tx: Tx, change: NewCatalogueChange): Promise<void> {
  await tx`
    with next as (
      update catalogue_feed set last_sequence = greatest(last_sequence + 1, ${change.publishedAt.getTime()}::bigint)
      returning last_sequence)
    insert into catalogue_change (kind, id, sequence, institution_id, institution_did, published_at, document)
    select ${change.kind}, ${change.id}, last_sequence, ${change.institutionId}, ${change.institutionDid},
      ${change.publishedAt}, ${change.document === null ? null : tx.json(change.document as never)} from next
    on conflict (kind, id) do update set sequence = excluded.sequence, published_at = excluded.published_at,
      document = excluded.document, institution_did = excluded.institution_did`
  const before = new Date(change.publishedAt.getTime() - tombstoneLifetimeMs)
  await tx`
    with forgotten as (
      delete from catalogue_change where document is null and published_at < ${before} returning sequence)
    update catalogue_feed set forgotten_through = greatest(forgotten_through, (select max(sequence) from forgotten))
    where exists (select from forgotten)`
}

export interface CatalogueChangePage {
  readonly changes: readonly CatalogueChange[]
  /** The cursor for the next page, or for the next visit. */
  readonly next: number
  readonly isLast: boolean
  /** The lowest cursor, beside 0, that still misses nothing. */
  readonly oldest: number
  readonly newest: number
}

/**
 * Changes after a cursor; 0 reads everything there is.
 *
 * @throws MesheError `federation.future-cursor`, `federation.outdated-cursor`: read all again, from 0
 */
export async function listCatalogueChanges(
  db: Queryable,
  { cursor, limit }: { readonly cursor: number; readonly limit: number },
): Promise<CatalogueChangePage> {
  const rows = await db<FeedRow[]>`
    select f.last_sequence::text as newest, f.forgotten_through::text as oldest, c.sequence::text, c.kind, c.id,
      c.institution_did as institution, c.published_at as "publishedAt", c.document
    from catalogue_feed f left join lateral (
      select * from catalogue_change where sequence > ${cursor} order by sequence limit ${limit + 1}) c on true
    order by c.sequence`
  const newest = Number(rows[0]?.newest ?? 0)
  const oldest = Number(rows[0]?.oldest ?? 0)
  if (cursor > newest) {
    throw new MesheError('federation.future-cursor', 'This cursor is not of this catalogue. Read all again.', {
      newest,
    })
  }
  if (cursor !== 0 && cursor < oldest) {
    throw new MesheError('federation.outdated-cursor', 'This cursor is too old. Read all again.', { oldest })
  }
  const found = rows.filter((row) => row.sequence !== null)
  const isLast = found.length <= limit
  const changes = found.slice(0, limit).map(toChange)
  const next = isLast ? newest : (changes.at(-1)?.sequence ?? cursor)
  return { changes, next, isLast, oldest, newest }
}

interface FeedRow extends Omit<CatalogueChange, 'sequence' | 'publishedAt'> {
  readonly newest: string
  readonly oldest: string
  readonly sequence: string | null
  readonly publishedAt: Date
}

function toChange(row: FeedRow): CatalogueChange {
  const { kind, id, institution, document } = row
  return {
    sequence: Number(row.sequence),
    kind,
    id,
    institution,
    publishedAt: row.publishedAt.toISOString(),
    document,
  }
}
