/** The outbox of mails: written in the transaction of their cause, sent afterwards, never twice. */

import type { Db, Queryable, Tx } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly body: string
  /** What it is sent for, e.g. `claim:<award id>`; the same cause is one mail. */
  readonly cause: string
}

/** Queues a mail. Queueing the same cause again changes nothing. */
export async function queueMail(db: Queryable, mail: Mail, now: Date): Promise<void> {
  await db`
    insert into mail (mail_id, recipient, subject, body, cause, created_at, next_attempt_at)
    values (${uuidv7(now)}, ${mail.to}, ${mail.subject}, ${mail.body}, ${mail.cause}, ${now}, ${now})
    on conflict (cause) do nothing`
}

export interface WaitingMail {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly body: string
  readonly attempts: number
}

/** Takes mails that are due; the row locks keep other processes off until the transaction ends. */
export async function takeDueMails(tx: Tx, now: Date, { limit }: { readonly limit: number }): Promise<WaitingMail[]> {
  return tx<WaitingMail[]>`
    select mail_id as id, recipient as "to", subject, body, attempts from mail
    where sent_at is null and refused_at is null and next_attempt_at <= ${now}
    order by next_attempt_at limit ${limit} for update skip locked`
}

/** `keepBody` only where the sink shows it: links in mails are secrets. */
export async function markMailSent(
  tx: Tx,
  id: string,
  { now, keepBody }: { readonly now: Date; readonly keepBody: boolean },
): Promise<void> {
  await tx`update mail set sent_at = ${now}, attempts = attempts + 1, last_error = null, body = case when ${keepBody} then body else '' end where mail_id = ${id}`
}

export async function markMailFailed(
  tx: Tx,
  id: string,
  { now, nextAttemptAt, code }: { readonly now: Date; readonly nextAttemptAt: Date | null; readonly code: string },
): Promise<void> {
  await tx`
    update mail set attempts = attempts + 1, last_error = ${code},
      next_attempt_at = coalesce(${nextAttemptAt}::timestamptz, next_attempt_at),
      refused_at = case when ${nextAttemptAt}::timestamptz is null then ${now}::timestamptz end
    where mail_id = ${id}`
}

export interface SentMail {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly sentAt: Date | null
}

export async function listMails(db: Db, { to }: { readonly to: string | null }): Promise<SentMail[]> {
  return db<SentMail[]>`
    select mail_id as id, recipient as "to", subject, body as text, sent_at as "sentAt" from mail
    where ${to}::text is null or recipient = lower(${to}) order by mail_id desc limit 200`
}

export type MailState = 'waiting' | 'sent' | 'refused'

/** The state of the mail with this cause; `waiting` where there is none yet. */
export async function lookMailStates(db: Queryable, causes: readonly string[]): Promise<Map<string, MailState>> {
  const rows = await db<{ cause: string; state: MailState }[]>`
    select cause, case when sent_at is not null then 'sent' when refused_at is not null then 'refused' else 'waiting' end as state
    from mail where cause in ${db(causes.length > 0 ? causes : [''])}`
  return new Map(rows.map((row) => [row.cause, row.state]))
}
