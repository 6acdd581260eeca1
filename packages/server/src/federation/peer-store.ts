/** SQL of how far the catalogue of each other node was read. */
import type { Queryable } from '../db/db.ts'

export interface Peer {
  readonly nodeDid: string
  readonly cursor: number
  readonly etag: string | null
  /** The universities it spoke for when its catalogue was last read. */
  readonly listed: string
  readonly failures: number
}

/** Peers that may be asked now; those that failed are left alone for a while. */
export async function listDuePeers(db: Queryable, now: Date): Promise<Peer[]> {
  return db<Peer[]>`
    select node_did as "nodeDid", cursor::float8 as cursor, etag, listed, failures from federation_peer
    where next_attempt_at <= ${now} order by next_attempt_at`
}

export async function insertPeers(db: Queryable, nodeDids: readonly string[], now: Date): Promise<void> {
  for (const did of nodeDids) {
    await db`insert into federation_peer (node_did, next_attempt_at) values (${did}, ${now}) on conflict do nothing`
  }
}

/** Peers that the list does not name any more. */
export async function listUnlistedPeers(db: Queryable, listed: readonly string[]): Promise<string[]> {
  const rows = await db<{ did: string }[]>`
    select node_did as did from federation_peer where not node_did = any(${[...listed]})`
  return rows.map(({ did }) => did)
}

export async function deletePeer(db: Queryable, nodeDid: string): Promise<void> {
  await db`delete from federation_peer where node_did = ${nodeDid}`
}

/** Holds a peer's row until the transaction ends. @returns its cursor, or null where the peer is gone */
export async function lockPeer(db: Queryable, nodeDid: string): Promise<number | null> {
  const [row] = await db<{ cursor: number }[]>`
    select cursor::float8 as cursor from federation_peer where node_did = ${nodeDid} for update`
  return row?.cursor ?? null
}

export async function markHarvested(
  db: Queryable,
  nodeDid: string,
  reading: { readonly cursor: number; readonly etag: string | null; readonly listed: string; readonly asOf: Date },
): Promise<void> {
  await db`
    update federation_peer set cursor = ${reading.cursor}, etag = ${reading.etag}, listed = ${reading.listed},
      as_of = ${reading.asOf}, failures = 0, last_error = null, next_attempt_at = ${reading.asOf}
    where node_did = ${nodeDid}`
}

export async function markUnchanged(db: Queryable, nodeDid: string, asOf: Date): Promise<void> {
  await db`
    update federation_peer set as_of = ${asOf}, failures = 0, last_error = null, next_attempt_at = ${asOf}
    where node_did = ${nodeDid}`
}

export async function markPeerFailed(
  db: Queryable,
  nodeDid: string,
  { code, nextAttemptAt }: { readonly code: string; readonly nextAttemptAt: Date },
): Promise<void> {
  await db`
    update federation_peer set failures = failures + 1, last_error = ${code}, next_attempt_at = ${nextAttemptAt}
    where node_did = ${nodeDid}`
}

export interface PeerState {
  readonly nodeDid: string
  /** When its catalogue was last read in full. */
  readonly asOf: Date | null
  readonly failures: number
  readonly lastError: string | null
}

export async function listPeerStates(db: Queryable): Promise<PeerState[]> {
  return db<PeerState[]>`
    select node_did as "nodeDid", as_of as "asOf", failures, last_error as "lastError" from federation_peer order by node_did`
}
