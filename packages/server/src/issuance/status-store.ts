/** SQL of status lists: drawing entries at random, never twice, and setting them. */
import { randomInt } from 'node:crypto'
import { MesheError } from '@meshe/credentials'
import { minimumStatusBits } from '@meshe/credentials/status'
import type { Queryable, Tx } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'

export interface StatusList {
  readonly listId: string
  readonly length: number
  readonly used: number
  readonly version: number
}

export interface StatusEntryPlace {
  readonly listId: string
  readonly index: number
}

/** A list is closed when nine tenths are used: drawing at random stays quick, and a closed list still has a crowd. */
const capacityShare = 0.9

/** Opens the list of an institution where there is none, and holds it until the transaction ends: one award round at a time. */
export async function lockOpenList(tx: Tx, institutionId: string, now: Date): Promise<StatusList> {
  await tx`
    insert into status_list (institution_id, list_id, purpose, length, created_at)
    values (${institutionId}, ${uuidv7(now)}, 'revocation', ${minimumStatusBits}, ${now})
    on conflict (institution_id, purpose) where closed_at is null do nothing`
  const [list] = await tx<StatusList[]>`
    select list_id as "listId", length, used, version from status_list
    where institution_id = ${institutionId} and purpose = 'revocation' and closed_at is null for update`
  if (!list) throw new MesheError('issuance.status-list-full', 'There is no status list to write into.')
  return list
}

/** Draws one entry for each award and format, over as many lists as it takes. The awards must be stored already. */
export async function drawStatusEntries(
  tx: Tx,
  institutionId: string,
  { wanted, now }: { readonly wanted: readonly { awardId: string; format: string }[]; readonly now: Date },
): Promise<void> {
  let next = 0
  while (next < wanted.length) {
    const list = await lockOpenList(tx, institutionId, now)
    const capacity = Math.floor(list.length * capacityShare) - list.used
    const taking = wanted.slice(next, next + Math.max(capacity, 0))
    const indices = await drawFreeIndices(tx, list, { institutionId, count: taking.length })
    const rows = taking.map(({ awardId, format }, at) => ({ award_id: awardId, format, index: indices[at] ?? -1 }))
    await tx`
      insert into status_entry (institution_id, list_id, index, award_id, format)
      select ${institutionId}::uuid, ${list.listId}::uuid, r.index, r.award_id, r.format
      from jsonb_to_recordset(${tx.json(rows)}) as r (index int, award_id uuid, format text)`
    await tx`
      update status_list set used = used + ${taking.length}, closed_at = case when ${taking.length === capacity} then ${now}::timestamptz end
      where institution_id = ${institutionId} and list_id = ${list.listId}`
    next += taking.length
  }
}

async function drawFreeIndices(
  tx: Tx,
  list: StatusList,
  { institutionId, count }: { readonly institutionId: string; readonly count: number },
): Promise<number[]> {
  const drawn = new Set<number>()
  while (drawn.size < count) {
    const candidates = new Set<number>()
    while (candidates.size < count - drawn.size) candidates.add(randomInt(list.length))
    const taken = await tx<{ index: number }[]>`
      select index from status_entry
      where institution_id = ${institutionId} and list_id = ${list.listId} and index = any(${[...candidates]}::int[])`
    for (const { index } of taken) candidates.delete(index)
    for (const index of candidates) drawn.add(index)
  }
  return [...drawn]
}

export async function listStatusEntries(
  db: Queryable,
  institutionId: string,
  awardId: string,
): Promise<Map<string, StatusEntryPlace>> {
  const rows = await db<(StatusEntryPlace & { format: string })[]>`
    select format, list_id as "listId", index from status_entry
    where institution_id = ${institutionId} and award_id = ${awardId}`
  return new Map(rows.map(({ format, listId, index }) => [format, { listId, index }]))
}

/** Sets the bits of an award and counts the change, so that the list is signed anew. */
export async function setStatusOfAward(
  tx: Tx,
  institutionId: string,
  { awardId, now }: { readonly awardId: string; readonly now: Date },
): Promise<void> {
  await tx`
    with changed as (
      update status_entry set set_at = ${now} where institution_id = ${institutionId} and award_id = ${awardId} returning list_id)
    update status_list set version = version + 1
    where institution_id = ${institutionId} and list_id in (select list_id from changed)`
}

/** @throws MesheError `issuance.status-list-not-found` */
export async function findStatusList(db: Queryable, institutionId: string, listId: string): Promise<StatusList> {
  const [list] = await db<StatusList[]>`
    select list_id as "listId", length, used, version from status_list
    where institution_id = ${institutionId} and list_id = ${listId}`
  if (!list) throw new MesheError('issuance.status-list-not-found', 'There is no such status list here.')
  return list
}

export async function listSetIndices(db: Queryable, institutionId: string, listId: string): Promise<number[]> {
  const rows = await db<{ index: number }[]>`
    select index from status_entry where institution_id = ${institutionId} and list_id = ${listId} and set_at is not null`
  return rows.map((row) => row.index)
}
