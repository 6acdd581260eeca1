/** SQL of awards: written before they are signed, taken by whoever signs, looked at by the desk. */
import type { AwardPart } from '@meshe/credentials/micro-credential'
import type { AwardState } from '@meshe/domain/issuance'
import type { Queryable, Tx } from '../db/db.ts'

export interface NewAward {
  readonly awardId: string
  readonly batchId: string | null
  readonly learnerId: string
  readonly microCredentialId: string
  readonly microCredentialVersion: number
  readonly givenName: string
  readonly familyName: string
  readonly dateOfBirth: string | null
  readonly language: string
  readonly awardedOn: string
  readonly validUntil: string | null
  readonly grade: string | null
  readonly parts: readonly AwardPart[] | null
  readonly salt: string
  readonly cause: string
}

export interface StoredAward extends NewAward {
  readonly institutionId: string
  readonly email: string
  readonly state: 'pending' | 'issued' | 'revoked'
  readonly attempts: number
  readonly lastError: string | null
  readonly issuedAt: Date | null
  readonly mailCause: string | null
  readonly claimedAt: Date | null
  readonly claimedBy: string | null
  readonly revokedAt: Date | null
  readonly revocationReason: string | null
  readonly revokedByName: string | null
}

const columns = `a.institution_id as "institutionId", a.award_id as "awardId", a.batch_id as "batchId", a.learner_id as "learnerId",
  l.email, a.micro_credential_id as "microCredentialId", a.micro_credential_version as "microCredentialVersion",
  a.given_name as "givenName", a.family_name as "familyName", a.date_of_birth::text as "dateOfBirth", a.language,
  a.awarded_on::text as "awardedOn", a.valid_until::text as "validUntil", a.grade, a.parts, a.salt, a.cause, a.state, a.attempts, a.last_error as "lastError",
  a.issued_at as "issuedAt", a.mail_cause as "mailCause", a.claimed_at as "claimedAt", a.claimed_by as "claimedBy",
  a.revoked_at as "revokedAt", a.revocation_reason as "revocationReason",
  (select coalesce(p.name, p.email) from account p where p.account_id = a.revoked_by) as "revokedByName"`
const joined = 'award a join learner l using (institution_id, learner_id)'

export async function insertAwards(
  tx: Tx,
  institutionId: string,
  { awards, by, now }: { readonly awards: readonly NewAward[]; readonly by: string | null; readonly now: Date },
): Promise<void> {
  await tx`
    insert into award (institution_id, award_id, batch_id, learner_id, micro_credential_id, micro_credential_version, given_name, family_name,
      date_of_birth, language, awarded_on, valid_until, grade, parts, salt, cause, state, created_at, created_by, next_attempt_at)
    select ${institutionId}::uuid, r."awardId", r."batchId", r."learnerId", r."microCredentialId", r."microCredentialVersion", r."givenName",
      r."familyName", r."dateOfBirth", r.language, r."awardedOn", r."validUntil", r.grade, r.parts, r.salt, r.cause, 'pending',
      ${now}::timestamptz, ${by}::uuid, ${now}::timestamptz
    from jsonb_to_recordset(${tx.json(awards as never)}) as r ("awardId" uuid, "batchId" uuid, "learnerId" uuid, "microCredentialId" uuid,
      "microCredentialVersion" int, "givenName" text, "familyName" text, "dateOfBirth" date, language text, "awardedOn" date,
      "validUntil" date, grade text, parts jsonb, salt text, cause text)`
}

/** Takes awards that wait for their signature; the row locks keep other processes off until the transaction ends. */
export async function takePendingAwards(
  tx: Tx,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<StoredAward[]> {
  return tx<StoredAward[]>`
    select ${tx.unsafe(columns)} from ${tx.unsafe(joined)}
    where a.state = 'pending' and a.next_attempt_at <= ${now}
    order by a.next_attempt_at, a.award_id limit ${limit} for update of a skip locked`
}

export async function markAwardIssued(
  tx: Queryable,
  award: Pick<StoredAward, 'institutionId' | 'awardId'>,
  { mailCause, now }: { readonly mailCause: string; readonly now: Date },
): Promise<void> {
  await tx`
    update award set state = 'issued', issued_at = ${now}, mail_cause = ${mailCause}, last_error = null
    where institution_id = ${award.institutionId} and award_id = ${award.awardId}`
}

export async function markAwardDelayed(
  tx: Tx,
  award: Pick<StoredAward, 'institutionId' | 'awardId'>,
  { code, nextAttemptAt }: { readonly code: string; readonly nextAttemptAt: Date },
): Promise<void> {
  await tx`
    update award set attempts = attempts + 1, last_error = ${code}, next_attempt_at = ${nextAttemptAt}
    where institution_id = ${award.institutionId} and award_id = ${award.awardId}`
}

export async function lookAward(
  db: Queryable,
  institutionId: string,
  by: { readonly awardId: string } | { readonly cause: string },
): Promise<StoredAward | null> {
  const [row] = await db<StoredAward[]>`
    select ${db.unsafe(columns)} from ${db.unsafe(joined)}
    where a.institution_id = ${institutionId} and ${'cause' in by ? db`a.cause = ${by.cause}` : db`a.award_id = ${by.awardId}`}`
  return row ?? null
}

/** As `lookAward`, holding the award until the transaction ends. */
export async function lockAward(tx: Tx, institutionId: string, awardId: string): Promise<StoredAward | null> {
  const [row] = await tx<StoredAward[]>`
    select ${tx.unsafe(columns)} from ${tx.unsafe(joined)}
    where a.institution_id = ${institutionId} and a.award_id = ${awardId} for update of a`
  return row ?? null
}

export async function markAwardRevoked(
  tx: Tx,
  award: Pick<StoredAward, 'institutionId' | 'awardId'>,
  { reason, by, now }: { readonly reason: string; readonly by: string | null; readonly now: Date },
): Promise<void> {
  await tx`
    update award set state = 'revoked', revoked_at = ${now}, revoked_by = ${by}, revocation_reason = ${reason}
    where institution_id = ${award.institutionId} and award_id = ${award.awardId}`
}

export async function markAwardClaimed(
  tx: Tx,
  award: Pick<StoredAward, 'institutionId' | 'awardId'>,
  { accountId, now }: { readonly accountId: string; readonly now: Date },
): Promise<void> {
  await tx`
    update award set claimed_at = ${now}, claimed_by = ${accountId}
    where institution_id = ${award.institutionId} and award_id = ${award.awardId} and claimed_at is null`
}

export async function setMailCause(
  tx: Tx,
  award: Pick<StoredAward, 'institutionId' | 'awardId'>,
  mailCause: string,
): Promise<void> {
  await tx`
    update award set mail_cause = ${mailCause}
    where institution_id = ${award.institutionId} and award_id = ${award.awardId}`
}

/** Which of these lower-case addresses hold this micro-credential in force. */
export async function listAwardedAddresses(
  db: Queryable,
  institutionId: string,
  { microCredentialId, addresses }: { readonly microCredentialId: string; readonly addresses: readonly string[] },
): Promise<Set<string>> {
  const rows = await db<{ email: string }[]>`
    select l.email from ${db.unsafe(joined)}
    where a.institution_id = ${institutionId} and a.micro_credential_id = ${microCredentialId} and a.state <> 'revoked'
      and l.email = any(${[...addresses]}::text[])`
  return new Set(rows.map((row) => row.email))
}

export async function listAwardsOfBatch(db: Queryable, institutionId: string, batchId: string): Promise<StoredAward[]> {
  return db<StoredAward[]>`
    select ${db.unsafe(columns)} from ${db.unsafe(joined)}
    where a.institution_id = ${institutionId} and a.batch_id = ${batchId} order by a.award_id`
}

export interface AwardFilter {
  readonly text: string | null
  readonly state: AwardState | null
  readonly offset: number
  readonly limit: number
}

/** Newest first. `kept` is what a learner keeps; `issued` still waits for its learner. */
export async function listAwards(
  db: Queryable,
  institutionId: string,
  { text, state, offset, limit }: AwardFilter,
): Promise<{ readonly awards: StoredAward[]; readonly total: number }> {
  const pattern = text === null ? null : `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const matching = db`
    a.institution_id = ${institutionId}
    and (${pattern}::text is null or concat_ws(' ', a.given_name, a.family_name, l.email) ilike ${pattern})
    and (${state}::text is null or ${state} = case when a.state = 'issued' and a.claimed_at is not null then 'kept' else a.state end)`
  const [count] = await db<{ total: number }[]>`
    select count(*)::int as total from ${db.unsafe(joined)} where ${matching}`
  const awards = await db<StoredAward[]>`
    select ${db.unsafe(columns)} from ${db.unsafe(joined)} where ${matching}
    order by a.award_id desc offset ${offset} limit ${limit}`
  return { awards, total: count?.total ?? 0 }
}

/** Awards in force or not, of one learner or of all, oldest first. */
export async function listAwardsOfLearners(
  db: Queryable,
  institutionId: string,
  {
    learnerId,
    microCredentialIds,
  }: { readonly learnerId: string | null; readonly microCredentialIds: readonly string[] | null },
): Promise<StoredAward[]> {
  const wanted = microCredentialIds && [...microCredentialIds]
  return db<StoredAward[]>`
    select ${db.unsafe(columns)} from ${db.unsafe(joined)}
    where a.institution_id = ${institutionId} and (${learnerId}::uuid is null or a.learner_id = ${learnerId}::uuid)
      and (${wanted}::uuid[] is null or a.micro_credential_id = any(${wanted}::uuid[]))
    order by a.award_id`
}

/** @returns whether the receiver was not known yet. */
export async function saveReceiver(
  tx: Tx,
  award: Pick<StoredAward, 'institutionId' | 'awardId'>,
  { receiverDid, now }: { readonly receiverDid: string; readonly now: Date },
): Promise<boolean> {
  const inserted = await tx`
    insert into award_receiver (institution_id, award_id, receiver_did, first_heard_at)
    values (${award.institutionId}, ${award.awardId}, ${receiverDid}, ${now}) on conflict do nothing returning 1`
  return inserted.length > 0
}

export async function listReceivers(db: Queryable, institutionId: string, awardId: string): Promise<string[]> {
  const rows = await db<{ did: string }[]>`
    select receiver_did as did from award_receiver where institution_id = ${institutionId} and award_id = ${awardId} order by 1`
  return rows.map((row) => row.did)
}
