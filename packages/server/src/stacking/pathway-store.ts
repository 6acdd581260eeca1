/** SQL of the pathways of an institution and the goals of learners. */
import { MesheError } from '@meshe/credentials'
import type { PathwayDescription, PathwayState } from '@meshe/domain/stacking'
import type { Queryable } from '../db/db.ts'

export interface PathwayRecord {
  readonly id: string
  readonly state: PathwayState
  readonly revision: number
  readonly description: PathwayDescription
  /** What learners see, or null. */
  readonly publishedDescription: PathwayDescription | null
  readonly publishedAt: Date | null
  readonly updatedAt: Date
}

const columns = `pathway_id as id, state, revision, description, published_description as "publishedDescription",
  published_at as "publishedAt", updated_at as "updatedAt"`

export async function listPathwayRecords(db: Queryable, institutionId: string): Promise<PathwayRecord[]> {
  return db<PathwayRecord[]>`
    select ${db.unsafe(columns)} from pathway where institution_id = ${institutionId} order by updated_at desc, pathway_id`
}

/** @throws MesheError `stacking.pathway-not-found` */
export async function findPathwayRecord(db: Queryable, institutionId: string, id: string): Promise<PathwayRecord> {
  const [row] = await db<PathwayRecord[]>`
    select ${db.unsafe(columns)} from pathway where institution_id = ${institutionId} and pathway_id = ${id}`
  return row ?? fail()
}

/** Holds the row until the transaction ends. @throws MesheError `stacking.pathway-not-found` */
export async function lockPathwayRecord(tx: Queryable, institutionId: string, id: string): Promise<PathwayRecord> {
  const [row] = await tx<PathwayRecord[]>`
    select ${tx.unsafe(columns)} from pathway where institution_id = ${institutionId} and pathway_id = ${id} for update`
  return row ?? fail()
}

export async function savePathwayRecord(tx: Queryable, institutionId: string, record: PathwayRecord): Promise<void> {
  const published = record.publishedDescription && tx.json(record.publishedDescription as never)
  await tx`
    insert into pathway (institution_id, pathway_id, state, revision, description, published_description, published_at,
      created_at, updated_at)
    values (${institutionId}, ${record.id}, ${record.state}, ${record.revision}, ${tx.json(record.description as never)},
      ${published}, ${record.publishedAt}, ${record.updatedAt}, ${record.updatedAt})
    on conflict (institution_id, pathway_id) do update set state = excluded.state, revision = excluded.revision,
      description = excluded.description, published_description = excluded.published_description,
      published_at = excluded.published_at, updated_at = excluded.updated_at`
}

export async function listFollowedPathways(db: Queryable, accountId: string): Promise<string[]> {
  const rows = await db<{ id: string }[]>`
    select pathway_id as id from followed_pathway where account_id = ${accountId} order by followed_at, pathway_id`
  return rows.map(({ id }) => id)
}

export async function insertFollowedPathway(
  tx: Queryable,
  accountId: string,
  { pathwayId, now }: { readonly pathwayId: string; readonly now: Date },
): Promise<void> {
  await tx`
    insert into followed_pathway (account_id, pathway_id, followed_at) values (${accountId}, ${pathwayId}, ${now})
    on conflict do nothing`
}

export async function deleteFollowedPathway(tx: Queryable, accountId: string, pathwayId: string): Promise<void> {
  await tx`delete from followed_pathway where account_id = ${accountId} and pathway_id = ${pathwayId}`
}

function fail(): never {
  throw new MesheError('stacking.pathway-not-found', 'There is no such pathway here.')
}
