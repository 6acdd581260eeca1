/** SQL of the institutions a node speaks for, and their keys. */
import { MesheError } from '@meshe/credentials'
import type { Db, Queryable, Tx } from '../db/db.ts'
import type { GeneratedKey, KeyAlgorithm } from '../keys/key-store.ts'

export interface Institution {
  readonly institutionId: string
  readonly slug: string
  readonly did: string
  readonly name: Readonly<Record<string, string>>
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly homepage: string | null
  readonly email: string | null
  readonly legalIdentifier: string
}

/** Kinds of keys that every institution has. */
export const institutionKeyAlgorithms = ['Ed25519', 'P-256'] as const satisfies readonly KeyAlgorithm[]
export type InstitutionKeyAlgorithm = (typeof institutionKeyAlgorithms)[number]

export interface StoredKey {
  readonly fragment: string
  readonly algorithm: InstitutionKeyAlgorithm
  readonly publicKey: Uint8Array
  readonly sealedPrivateKey: Uint8Array
  readonly createdAt: Date
  readonly retiredAt: Date | null
}

const columns = `institution_id as "institutionId", slug, did, name, country, homepage, email, legal_identifier as "legalIdentifier"`

/** @throws MesheError `institution.not-found` */
export async function findInstitutionBySlug(db: Queryable, slug: string): Promise<Institution> {
  const [row] = await db<Institution[]>`select ${db.unsafe(columns)} from institution where slug = ${slug}`
  if (!row) throw new MesheError('institution.not-found', 'There is no such institution here.')
  return row
}

/** @throws MesheError `institution.not-found` */
export async function findInstitution(db: Queryable, institutionId: string): Promise<Institution> {
  const [row] = await db<
    Institution[]
  >`select ${db.unsafe(columns)} from institution where institution_id = ${institutionId}`
  if (!row) throw new MesheError('institution.not-found', 'There is no such institution here.')
  return row
}

export async function lookInstitutionByDid(db: Queryable, did: string): Promise<Institution | null> {
  const [row] = await db<Institution[]>`select ${db.unsafe(columns)} from institution where did = ${did}`
  return row ?? null
}

export async function listInstitutions(db: Db): Promise<Institution[]> {
  return db<Institution[]>`select ${db.unsafe(columns)} from institution order by slug`
}

export async function insertInstitution(tx: Tx, institution: Institution, now: Date): Promise<void> {
  await tx`
    insert into institution (institution_id, slug, did, name, country, homepage, email, legal_identifier, created_at)
    values (${institution.institutionId}, ${institution.slug}, ${institution.did}, ${tx.json(institution.name)}, ${institution.country},
      ${institution.homepage}, ${institution.email}, ${institution.legalIdentifier}, ${now})`
}

/** @returns false where a key of this name is there already; then nothing changed. */
export async function insertInstitutionKey(
  tx: Tx,
  institutionId: string,
  { fragment, key, now }: { readonly fragment: string; readonly key: GeneratedKey; readonly now: Date },
): Promise<boolean> {
  const inserted = await tx`
    insert into institution_key (institution_id, fragment, algorithm, public_key, sealed_private_key, created_at)
    values (${institutionId}, ${fragment}, ${key.algorithm}, ${key.publicKey}, ${key.sealedPrivateKey}, ${now})
    on conflict do nothing returning 1`
  return inserted.length > 0
}

/** Institutions that have never had a key of this kind. */
export async function listInstitutionsWithoutKey(db: Queryable, algorithm: InstitutionKeyAlgorithm): Promise<string[]> {
  const rows = await db<{ institutionId: string }[]>`
    select institution_id as "institutionId" from institution i
    where not exists (select 1 from institution_key k where k.institution_id = i.institution_id and k.algorithm = ${algorithm})
    order by 1`
  return rows.map((row) => row.institutionId)
}

/** Newest first; retired keys stay so that what they signed can be checked. */
export async function listInstitutionKeys(db: Queryable, institutionId: string): Promise<StoredKey[]> {
  return db<StoredKey[]>`
    select fragment, algorithm, public_key as "publicKey", sealed_private_key as "sealedPrivateKey", created_at as "createdAt",
      retired_at as "retiredAt"
    from institution_key where institution_id = ${institutionId} order by created_at desc, algorithm, fragment desc`
}

export async function listNodeKeys(db: Queryable): Promise<StoredKey[]> {
  return db<StoredKey[]>`
    select fragment, 'Ed25519' as algorithm, public_key as "publicKey", sealed_private_key as "sealedPrivateKey",
      created_at as "createdAt", retired_at as "retiredAt"
    from node_key order by created_at desc, fragment desc`
}

/** Stores the first key of the node; a second process that comes at the same time changes nothing. */
export async function insertNodeKey(
  db: Queryable,
  { fragment, key, now }: { readonly fragment: string; readonly key: GeneratedKey; readonly now: Date },
): Promise<void> {
  await db`
    insert into node_key (fragment, public_key, sealed_private_key, created_at)
    values (${fragment}, ${key.publicKey}, ${key.sealedPrivateKey}, ${now}) on conflict do nothing`
}
