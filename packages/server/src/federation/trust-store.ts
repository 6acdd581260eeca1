/** SQL of the trust list: the signed document as a whole, and its entries one by one. */
import type { TrustListEntry } from '@meshe/domain/federation'
import type { Queryable, Tx } from '../db/db.ts'

/** A university as the network's list names it. */
export interface TrustedInstitution {
  readonly did: string
  readonly slug: string
  readonly name: Readonly<Record<string, string>>
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly homepage: string | null
  readonly nodeDid: string
  readonly nodeOrigin: string
  readonly status: TrustListEntry['status']
  readonly since: Date
}

export interface StoredTrustList {
  /** As the network office signed it. */
  readonly document: Record<string, unknown>
  readonly sequence: number
  readonly name: string
  readonly validUntil: Date
  readonly readAt: Date
}

export async function lookTrustList(db: Queryable): Promise<StoredTrustList | null> {
  const [row] = await db<StoredTrustList[]>`
    select document, sequence::float8, name, valid_until as "validUntil", read_at as "readAt" from trust_list`
  return row ?? null
}

/** As `lookTrustList`, without the document: a list of thousands is megabytes, and this is asked at every search and check. */
export async function lookTrustListFacts(db: Queryable): Promise<Omit<StoredTrustList, 'document'> | null> {
  const [row] = await db<Omit<StoredTrustList, 'document'>[]>`
    select sequence::float8, name, valid_until as "validUntil", read_at as "readAt" from trust_list`
  return row ?? null
}

/** Stores a list unless a newer one is held already. @returns whether this list holds now */
export async function saveTrustList(tx: Tx, list: StoredTrustList): Promise<boolean> {
  const saved = await tx`
    insert into trust_list (document, sequence, name, valid_until, read_at)
    values (${tx.json(list.document as never)}, ${list.sequence}, ${list.name}, ${list.validUntil}, ${list.readAt})
    on conflict (is_only) do update set document = excluded.document, sequence = excluded.sequence,
      name = excluded.name, valid_until = excluded.valid_until, read_at = excluded.read_at
    where trust_list.sequence <= excluded.sequence returning 1`
  return saved.length > 0
}

export async function markTrustListRead(db: Queryable, readAt: Date): Promise<void> {
  await db`update trust_list set read_at = ${readAt}`
}

const columns = `institution_did as did, slug, name, country, homepage, node_did as "nodeDid", node_origin as "nodeOrigin",
  status, since`

export async function replaceTrustedInstitutions(tx: Tx, entries: readonly TrustedInstitution[]): Promise<void> {
  await tx`delete from trusted_institution`
  for (const entry of entries) {
    await tx`
      insert into trusted_institution (institution_did, slug, name, country, homepage, node_did, node_origin, status, since)
      values (${entry.did}, ${entry.slug}, ${tx.json(entry.name)}, ${entry.country}, ${entry.homepage}, ${entry.nodeDid},
        ${entry.nodeOrigin}, ${entry.status}, ${entry.since})`
  }
}

export async function listTrustedEntries(db: Queryable): Promise<TrustedInstitution[]> {
  return db<TrustedInstitution[]>`select ${db.unsafe(columns)} from trusted_institution order by slug, institution_did`
}

export async function lookTrustedEntry(db: Queryable, did: string): Promise<TrustedInstitution | null> {
  const [row] = await db<TrustedInstitution[]>`
    select ${db.unsafe(columns)} from trusted_institution where institution_did = ${did}`
  return row ?? null
}

/** A node that speaks for at least one university that is not suspended, on a list that is still valid at `now`. */
export async function lookTrustedNode(
  db: Queryable,
  nodeDid: string,
  { now }: { readonly now: Date },
): Promise<{ readonly origin: string } | null> {
  const [row] = await db<{ origin: string }[]>`
    select node_origin as origin from trusted_institution join trust_list on valid_until > ${now}
    where node_did = ${nodeDid} and status <> 'suspended' limit 1`
  return row ?? null
}

export interface TrustedNode {
  readonly did: string
  readonly origin: string
  readonly institutions: readonly string[]
}

export async function listTrustedNodes(db: Queryable): Promise<TrustedNode[]> {
  return db<TrustedNode[]>`
    select node_did as did, min(node_origin) as origin, array_agg(institution_did order by institution_did) as institutions
    from trusted_institution where status <> 'suspended' group by node_did order by node_did`
}

export async function saveNetworkMember(tx: Tx, entry: TrustedInstitution): Promise<void> {
  await tx`
    insert into network_member (institution_did, slug, name, country, homepage, node_did, node_origin, status, since)
    values (${entry.did}, ${entry.slug}, ${tx.json(entry.name)}, ${entry.country}, ${entry.homepage}, ${entry.nodeDid},
      ${entry.nodeOrigin}, ${entry.status}, ${entry.since})
    on conflict (institution_did) do update set slug = excluded.slug, name = excluded.name, country = excluded.country,
      homepage = excluded.homepage, node_did = excluded.node_did, node_origin = excluded.node_origin, status = excluded.status`
}

export async function listNetworkMembers(db: Queryable): Promise<TrustedInstitution[]> {
  return db<TrustedInstitution[]>`select ${db.unsafe(columns)} from network_member order by slug, institution_did`
}

/** The anchor that was pinned; pins this one where none was. */
export async function pinAnchor(tx: Tx, did: string, pinnedAt: Date): Promise<string> {
  await tx`insert into trust_anchor (did, pinned_at) values (${did}, ${pinnedAt}) on conflict do nothing`
  const [row] = await tx<{ did: string }[]>`select did from trust_anchor`
  return row?.did ?? did
}
