/** SQL of accounts, sign-in links and sessions. Tokens are kept as hashes only. */
import { createHash, randomBytes } from 'node:crypto'
import { MesheError } from '@meshe/credentials'
import type { Role } from '@meshe/domain/contract'
import type { Queryable, Tx } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'

export interface Membership {
  readonly institutionId: string
  readonly slug: string
  readonly institutionName: Readonly<Record<string, string>>
  readonly roles: readonly Role[]
}

/** Somebody with an account on this node. */
export interface SignedIn {
  readonly accountId: string
  readonly email: string
  readonly name: string | null
  readonly language: string
  readonly memberships: readonly Membership[]
}

/** 256 bits of randomness, fit for a link. */
export function createToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashToken(token: string): Uint8Array {
  return createHash('sha256').update(token).digest()
}

export async function lookSession(db: Queryable, token: string, now: Date): Promise<SignedIn | null> {
  const [row] = await db<{ accountId: string }[]>`
    select account_id as "accountId" from session where token_hash = ${hashToken(token)} and expires_at > ${now}`
  return row ? findAccount(db, row.accountId) : null
}

/** @throws MesheError `account.not-found` */
export async function findAccount(db: Queryable, accountId: string): Promise<SignedIn> {
  const [account] = await db<Omit<SignedIn, 'memberships'>[]>`
    select account_id as "accountId", email, name, language from account where account_id = ${accountId}`
  if (!account) throw new MesheError('account.not-found', 'There is no such account.')
  const memberships = await db<Membership[]>`
    select m.institution_id as "institutionId", i.slug, i.name as "institutionName", m.roles
    from membership m join institution i using (institution_id) where m.account_id = ${accountId} order by i.slug`
  return { ...account, memberships }
}

/** The account of an address, made where there is none. Addresses are compared in lower case. */
export async function findOrCreateAccount(
  tx: Queryable,
  { email, language, name }: { readonly email: string; readonly language: string; readonly name?: string | undefined },
  now: Date,
): Promise<string> {
  const [row] = await tx<{ accountId: string }[]>`
    insert into account (account_id, email, name, language, created_at)
    values (${uuidv7(now)}, ${email.toLowerCase()}, ${name ?? null}, ${language}, ${now})
    on conflict (email) do update set name = coalesce(account.name, excluded.name) returning account_id as "accountId"`
  if (!row) throw new MesheError('account.not-found', 'The account could not be made.')
  return row.accountId
}

export async function updateAccount(
  db: Queryable,
  accountId: string,
  { name, language }: { readonly name?: string | undefined; readonly language?: string | undefined },
): Promise<void> {
  await db`
    update account set name = coalesce(${name ?? null}, name), language = coalesce(${language ?? null}, language)
    where account_id = ${accountId}`
}

export interface SignInLink {
  readonly email: string
  readonly language: string
  readonly returnTo: string | null
  /** Hash of the claim whose credential is kept when this link is used. */
  readonly claimTokenHash: Uint8Array | null
}

export async function insertSignInLink(
  db: Queryable,
  link: SignInLink & { readonly token: string; readonly expiresAt: Date },
  now: Date,
): Promise<void> {
  await db`
    insert into sign_in_link (token_hash, email, language, return_to, claim_token_hash, created_at, expires_at)
    values (${hashToken(link.token)}, ${link.email.toLowerCase()}, ${link.language}, ${link.returnTo}, ${link.claimTokenHash}, ${now}, ${link.expiresAt})`
}

/** Uses a link up; it works once. @throws MesheError `session.link-invalid` */
export async function useSignInLink(tx: Tx, token: string, now: Date): Promise<SignInLink> {
  const [row] = await tx<SignInLink[]>`
    update sign_in_link set used_at = ${now}
    where token_hash = ${hashToken(token)} and used_at is null and expires_at > ${now}
    returning email, language, return_to as "returnTo", claim_token_hash as "claimTokenHash"`
  if (!row) throw new MesheError('session.link-invalid', 'This link was used before or is too old. Ask for a new one.')
  return row
}

export async function insertSession(
  tx: Queryable,
  { token, accountId, expiresAt }: { readonly token: string; readonly accountId: string; readonly expiresAt: Date },
  now: Date,
): Promise<void> {
  await tx`insert into session (token_hash, account_id, created_at, expires_at) values (${hashToken(token)}, ${accountId}, ${now}, ${expiresAt})`
}

export async function deleteSession(db: Queryable, token: string): Promise<void> {
  await db`delete from session where token_hash = ${hashToken(token)}`
}

/** Links that were used or are too old, and sessions that have ended. */
export async function forgetEndedSessions(db: Queryable, now: Date): Promise<void> {
  await db`delete from sign_in_link where expires_at < ${now}`
  await db`delete from session where expires_at < ${now}`
}
