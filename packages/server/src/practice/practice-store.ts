/** SQL of practice: the keys, and that something was signed with them. */
import type { Queryable } from '../db/db.ts'

export interface StoredPracticeKey {
  readonly did: string
  readonly sealedPrivateKey: Uint8Array
}

export async function lookPracticeKey(db: Queryable, keyType: string): Promise<StoredPracticeKey | null> {
  const [row] = await db<StoredPracticeKey[]>`
    select did, sealed_private_key as "sealedPrivateKey" from practice_key where key_type = ${keyType}`
  return row ?? null
}

/** A second process that comes at the same time changes nothing. */
export async function insertPracticeKey(
  db: Queryable,
  keyType: string,
  { did, sealedPrivateKey, now }: StoredPracticeKey & { readonly now: Date },
): Promise<void> {
  await db`
    insert into practice_key (key_type, did, sealed_private_key, created_at)
    values (${keyType}, ${did}, ${sealedPrivateKey}, ${now}) on conflict do nothing`
}

export async function isPracticeDid(db: Queryable, did: string): Promise<boolean> {
  const rows = await db`select 1 from practice_key where did = ${did}`
  return rows.length > 0
}

export async function insertSignature(
  tx: Queryable,
  { signatureId, issuer, now }: { readonly signatureId: string; readonly issuer: string; readonly now: Date },
): Promise<void> {
  await tx`insert into practice_signature (signature_id, issuer, created_at) values (${signatureId}, ${issuer}, ${now})`
}

export async function markSigned(tx: Queryable, signatureId: string, now: Date): Promise<void> {
  await tx`update practice_signature set signed_at = ${now} where signature_id = ${signatureId}`
}

export async function forgetSignaturesBefore(db: Queryable, end: Date): Promise<void> {
  await db`delete from practice_signature where created_at < ${end}`
}

export async function drawStatusIndex(db: Queryable): Promise<number> {
  const [row] = await db<{ index: string }[]>`select nextval('practice_status_index')::text as index`
  return Number(row?.index ?? 0)
}
