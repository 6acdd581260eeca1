/** SQL of award batches and of every row as it came. */
import type { AwardRow, CheckedRow } from '@meshe/domain/issuance'
import type { Queryable, Tx } from '../db/db.ts'

export interface StoredBatch {
  readonly batchId: string
  readonly microCredentialId: string
  readonly microCredentialVersion: number
  readonly awardedOn: string
  readonly validUntil: string | null
  readonly createdAt: Date
  readonly createdBy: string | null
  readonly total: number
  readonly pending: number
  readonly issued: number
  readonly keptForLater: number
  readonly claimed: number
}

export interface NewBatch {
  readonly batchId: string
  readonly microCredentialId: string
  readonly microCredentialVersion: number
  readonly awardedOn: string
  readonly validUntil: string | null
  readonly by: string
}

export async function insertBatch(tx: Tx, institutionId: string, batch: NewBatch, now: Date): Promise<void> {
  await tx`
    insert into award_batch (institution_id, batch_id, micro_credential_id, micro_credential_version, awarded_on, valid_until, created_at, created_by)
    values (${institutionId}, ${batch.batchId}, ${batch.microCredentialId}, ${batch.microCredentialVersion}, ${batch.awardedOn},
      ${batch.validUntil}, ${now}, ${batch.by})`
}

export interface StoredRow {
  readonly number: number
  readonly raw: CheckedRow['raw']
  readonly problems: CheckedRow['problems']
  readonly mended: AwardRow | null
  readonly awardId: string | null
}

/** Stores rows five hundred at a time. What came is kept as `json`: it may hold signs that `jsonb` does not take. */
export async function insertRows(
  tx: Tx,
  { institutionId, batchId }: { readonly institutionId: string; readonly batchId: string },
  rows: readonly Omit<StoredRow, 'mended'>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += 500) {
    const values = rows.slice(start, start + 500).map((row) => ({
      institution_id: institutionId,
      batch_id: batchId,
      number: row.number,
      raw: row.raw,
      problems: tx.json(row.problems as never),
      award_id: row.awardId,
    }))
    await tx`insert into award_row ${tx(values as never)}`
  }
}

const batchColumns = `b.batch_id as "batchId", b.micro_credential_id as "microCredentialId", b.micro_credential_version as "microCredentialVersion",
  b.awarded_on::text as "awardedOn", b.valid_until::text as "validUntil", b.created_at as "createdAt",
  (select coalesce(p.name, p.email) from account p where p.account_id = b.created_by) as "createdBy", r.total, r.kept as "keptForLater",
  a.pending, a.issued, a.claimed`
const batchSource = `award_batch b
  cross join lateral (select count(*)::int as total, count(*) filter (where award_id is null)::int as kept from award_row
    where institution_id = b.institution_id and batch_id = b.batch_id) r
  cross join lateral (select count(*) filter (where state = 'pending')::int as pending, count(*) filter (where state <> 'pending')::int as issued,
    count(*) filter (where claimed_at is not null)::int as claimed from award
    where institution_id = b.institution_id and batch_id = b.batch_id) a`

export async function listBatches(db: Queryable, institutionId: string): Promise<StoredBatch[]> {
  return db<StoredBatch[]>`
    select ${db.unsafe(batchColumns)} from ${db.unsafe(batchSource)}
    where b.institution_id = ${institutionId} order by b.batch_id desc limit 500`
}

export async function lookBatch(db: Queryable, institutionId: string, batchId: string): Promise<StoredBatch | null> {
  const [row] = await db<StoredBatch[]>`
    select ${db.unsafe(batchColumns)} from ${db.unsafe(batchSource)}
    where b.institution_id = ${institutionId} and b.batch_id = ${batchId}`
  return row ?? null
}

export async function listRows(db: Queryable, institutionId: string, batchId: string): Promise<StoredRow[]> {
  return db<StoredRow[]>`
    select number, raw, problems, mended, award_id as "awardId" from award_row
    where institution_id = ${institutionId} and batch_id = ${batchId} order by number`
}

/** The row, held until the transaction ends. */
export async function lockRow(
  tx: Tx,
  institutionId: string,
  { batchId, number }: { readonly batchId: string; readonly number: number },
): Promise<StoredRow | null> {
  const [row] = await tx<StoredRow[]>`
    select number, raw, problems, mended, award_id as "awardId" from award_row
    where institution_id = ${institutionId} and batch_id = ${batchId} and number = ${number} for update`
  return row ?? null
}

export async function markRowAwarded(
  tx: Tx,
  institutionId: string,
  row: { readonly batchId: string; readonly number: number; readonly mended: AwardRow; readonly awardId: string },
): Promise<void> {
  await tx`
    update award_row set mended = ${tx.json(row.mended as never)}, award_id = ${row.awardId}
    where institution_id = ${institutionId} and batch_id = ${row.batchId} and number = ${row.number}`
}
