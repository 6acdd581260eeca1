/** SQL of signed documents and of the claim links that lead to them. */
import type { Loss } from '@meshe/credentials/crosswalk'
import type { sealedFormat } from '@meshe/domain/holding'
import type { Queryable, Tx } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'

export interface SignedDocument {
  readonly format: 'open-badges-3.0' | 'european-digital-credential' | 'sd-jwt-vc' | typeof sealedFormat
  readonly credentialId: string
  /** Exactly as signed. */
  readonly document: string
  readonly losses: readonly Loss[]
}

/** SQL: badge, European Digital Credential, then the others: what can say most is looked at first. */
export function formatOrder(column: string): string {
  return `array_position(array['open-badges-3.0', 'european-digital-credential'], ${column}) nulls last, ${column}`
}

interface AwardKey {
  readonly institutionId: string
  readonly awardId: string
}

export async function insertDocuments(
  tx: Queryable,
  { institutionId, awardId }: AwardKey,
  { documents, now }: { readonly documents: readonly SignedDocument[]; readonly now: Date },
): Promise<void> {
  const values = documents.map((signed) => ({
    institution_id: institutionId,
    award_id: awardId,
    format: signed.format,
    credential_id: signed.credentialId,
    document: signed.document,
    losses: tx.json(signed.losses as never),
    signed_at: now,
  }))
  await tx`insert into credential ${tx(values as never)}`
}

/** In the order of `formatOrder`. */
export async function listDocuments(db: Queryable, { institutionId, awardId }: AwardKey): Promise<SignedDocument[]> {
  return db<SignedDocument[]>`
    select format, credential_id as "credentialId", document, losses from credential
    where institution_id = ${institutionId} and award_id = ${awardId} order by ${db.unsafe(formatOrder('format'))}`
}

export async function listLosses(
  db: Queryable,
  institutionId: string,
  awardIds: readonly string[],
): Promise<(Pick<SignedDocument, 'format' | 'losses'> & { readonly awardId: string })[]> {
  return db`
    select award_id as "awardId", format, losses from credential
    where institution_id = ${institutionId} and award_id = any(${[...awardIds]}::uuid[]) order by ${db.unsafe(formatOrder('format'))}`
}

/** The award behind the identifier of one of its documents, of whatever institution of this node. */
export async function lookAwardKey(db: Queryable, credentialId: string): Promise<AwardKey | null> {
  const [row] = await db<AwardKey[]>`
    select institution_id as "institutionId", award_id as "awardId" from credential where credential_id = ${credentialId} limit 1`
  return row ?? null
}

export interface StoredClaim extends AwardKey {
  readonly expiresAt: Date
}

export async function insertClaim(
  tx: Queryable,
  { institutionId, awardId }: AwardKey,
  claim: { readonly tokenHash: Uint8Array; readonly expiresAt: Date; readonly now: Date },
): Promise<void> {
  await tx`
    insert into claim (institution_id, claim_id, award_id, token_hash, created_at, expires_at)
    values (${institutionId}, ${uuidv7(claim.now)}, ${awardId}, ${claim.tokenHash}, ${claim.now}, ${claim.expiresAt})`
}

export async function lookClaim(db: Queryable, tokenHash: Uint8Array): Promise<StoredClaim | null> {
  const [row] = await db<StoredClaim[]>`
    select institution_id as "institutionId", award_id as "awardId", expires_at as "expiresAt" from claim where token_hash = ${tokenHash}`
  return row ?? null
}

interface Composed {
  readonly recordId: string
  readonly draft: unknown
  readonly by: string
}

export async function insertComposed(tx: Tx, institutionId: string, record: Composed, now: Date): Promise<void> {
  await tx`
    insert into composed_credential (institution_id, record_id, draft, created_at, created_by)
    values (${institutionId}, ${record.recordId}, ${record.draft as never}, ${now}, ${record.by})`
}

export async function markComposedSigned(
  tx: Tx,
  institutionId: string,
  { recordId, document, now }: { readonly recordId: string; readonly document: string; readonly now: Date },
): Promise<void> {
  await tx`
    update composed_credential set document = ${document}, signed_at = ${now}
    where institution_id = ${institutionId} and record_id = ${recordId}`
}
