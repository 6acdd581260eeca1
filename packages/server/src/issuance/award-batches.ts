/** Awarding to a list: every row is checked and kept, what is ready is written as awards, and the caller hears at once. */
import { MesheError } from '@meshe/credentials'
import { type AwardRow, type CheckedRow, checkAwardRows, type RawAwardRow } from '@meshe/domain/issuance'
import { findPublishedMicroCredential } from '../catalogue/catalogue-service.ts'
import type { Queryable, Tx } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'
import { listAwardedAddresses } from './award-store.ts'
import { type AwardDraft, dayOf, writeAwards } from './awarding.ts'
import { insertBatch, insertRows, lockRow, lookBatch, markRowAwarded, type StoredBatch } from './batch-store.ts'
import type { NumberedRow } from './read-award-list.ts'
import { lockOpenList } from './status-store.ts'

/** Every row with all its problems. Nothing is stored. */
export async function checkList(
  db: Queryable,
  institutionId: string,
  { microCredentialId, rows }: { readonly microCredentialId: string; readonly rows: readonly NumberedRow[] },
): Promise<CheckedRow[]> {
  const addresses = rows.map(({ raw }) => (raw['email'] ?? '').trim().toLowerCase().replaceAll('\0', ''))
  return checkAwardRows(rows, await listAwardedAddresses(db, institutionId, { microCredentialId, addresses }))
}

export interface BatchRequest {
  readonly microCredentialId: string
  readonly rows: readonly NumberedRow[]
  readonly awardedOn?: string | undefined
  readonly validUntil?: string | undefined
  readonly keepRowsWithProblems: boolean
  readonly by: string
}

/**
 * Stores a batch with its rows and pending awards.
 *
 * @throws MesheError `issuance.not-published`, `issuance.rows-invalid` (facts: count), `credential.valid-until-before-valid-from`
 */
export async function createBatch(
  tx: Tx,
  institutionId: string,
  request: BatchRequest,
  now: Date,
): Promise<StoredBatch> {
  const published = await findPublishedMicroCredential(tx, institutionId, request.microCredentialId)
  const awardedOn = request.awardedOn ?? dayOf(now)
  const validUntil = request.validUntil ?? null
  if (validUntil !== null && validUntil < awardedOn) {
    throw new MesheError('credential.valid-until-before-valid-from', 'The credentials would end before they start.')
  }
  // From here on no other round of this institution awards, so that who is checked as free stays free.
  await lockOpenList(tx, institutionId, now)
  const checked = await checkList(tx, institutionId, request)
  const refused = checked.filter((row) => row.row === null).length
  if (refused > 0 && !request.keepRowsWithProblems) throw rowsInvalid(refused)
  const batch = {
    batchId: uuidv7(now),
    microCredentialId: published.id,
    microCredentialVersion: published.version,
    awardedOn,
    validUntil,
    by: request.by,
  }
  await insertBatch(tx, institutionId, batch, now)
  const ready = checked.flatMap(({ number, row }) => (row === null ? [] : [{ number, row }]))
  const drafts = ready.map(({ number, row }) => draftOf(row, { batchId: batch.batchId, number }))
  const awardIds = await writeAwards(tx, { ...batch, institutionId }, { drafts, now })
  const awardOfRow = new Map(ready.map(({ number }, at) => [number, awardIds[at] ?? null]))
  const rows = checked.map((row) => ({ ...row, awardId: awardOfRow.get(row.number) ?? null }))
  await insertRows(tx, { institutionId, batchId: batch.batchId }, rows)
  return findBatch(tx, institutionId, batch.batchId)
}

/**
 * Awards a mended row. Mending it the same way again changes nothing.
 *
 * @throws MesheError `issuance.batch-not-found`, `issuance.row-not-found`, `issuance.row-already-awarded`, `issuance.rows-invalid`
 */
export async function awardKeptRow(
  tx: Tx,
  institutionId: string,
  { batchId, number, mended, by }: { batchId: string; number: number; mended: AwardRow; by: string },
  now: Date,
): Promise<StoredBatch> {
  const batch = await findBatch(tx, institutionId, batchId)
  await lockOpenList(tx, institutionId, now)
  const kept = await lockRow(tx, institutionId, { batchId, number })
  if (!kept) throw new MesheError('issuance.row-not-found', 'This list has no such row.')
  if (kept.awardId !== null) {
    if (kept.mended !== null && isSame(kept.mended, mended)) return batch
    throw new MesheError('issuance.row-already-awarded', 'This row has been awarded already.')
  }
  const { microCredentialId, microCredentialVersion, awardedOn, validUntil } = batch
  const rows = [{ number, raw: mended as RawAwardRow }]
  const [checked] = await checkList(tx, institutionId, { microCredentialId, rows })
  if (!checked?.row)
    throw rowsInvalid(
      1,
      checked?.problems.map(({ problem }) => problem),
    )
  const round = { institutionId, batchId, microCredentialId, microCredentialVersion, awardedOn, validUntil, by }
  const [awardId = ''] = await writeAwards(tx, round, { drafts: [draftOf(checked.row, { batchId, number })], now })
  await markRowAwarded(tx, institutionId, { batchId, number, mended, awardId })
  return findBatch(tx, institutionId, batchId)
}

/** @throws MesheError `issuance.batch-not-found` */
export async function findBatch(db: Queryable, institutionId: string, batchId: string): Promise<StoredBatch> {
  const batch = await lookBatch(db, institutionId, batchId)
  if (!batch) throw new MesheError('issuance.batch-not-found', 'There is no such list of awards.')
  return batch
}

function draftOf(
  row: AwardRow,
  { batchId, number }: { readonly batchId: string; readonly number: number },
): AwardDraft {
  const { grade, ...learner } = row
  return { learner, grade, cause: `batch:${batchId}:${number}` }
}

function rowsInvalid(count: number, problems?: readonly string[]): MesheError {
  const facts = problems ? { count, problems } : { count }
  return new MesheError('issuance.rows-invalid', 'Some rows cannot be awarded as they are.', facts)
}

function isSame(one: AwardRow, other: AwardRow): boolean {
  const members = ['givenName', 'familyName', 'email', 'dateOfBirth', 'grade', 'language'] as const
  return members.every((member) => one[member] === other[member])
}
