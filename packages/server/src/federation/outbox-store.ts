/** SQL of messages that leave this node. */
import type { Queryable, Tx } from '../db/db.ts'

export interface NewMessage {
  readonly id: string
  readonly toNode: string
  readonly type: string
  readonly conversation: string
  readonly sequence: number
  readonly institutions: readonly string[]
  readonly body: object
}

/** The next number of a conversation; its row stays locked, so that numbers follow the order of commits. */
export async function nextSequence(tx: Tx, toNode: string, conversation: string): Promise<number> {
  const [row] = await tx<{ sequence: number }[]>`
    insert into federation_outbox_conversation (to_node, conversation, last_sequence) values (${toNode}, ${conversation}, 1)
    on conflict (to_node, conversation) do update
      set last_sequence = federation_outbox_conversation.last_sequence + 1
    returning last_sequence as sequence`
  return row?.sequence ?? 1
}

export async function insertMessage(tx: Tx, message: NewMessage, now: Date): Promise<void> {
  await tx`
    insert into federation_outbox
      (message_id, to_node, type, conversation, sequence, institutions, created_at, body, next_attempt_at)
    values (${message.id}, ${message.toNode}, ${message.type}, ${message.conversation}, ${message.sequence},
      ${[...message.institutions]}, ${now}, ${tx.json(message.body as never)}, ${now})`
}

export interface DueMessage {
  readonly id: string
  readonly toNode: string
  readonly type: string
  readonly conversation: string
  readonly sequence: number
  /** Highest sequence of the conversation that was delivered. */
  readonly after: number
  readonly createdAt: Date
  readonly body: unknown
  /** This attempt counted. */
  readonly attempts: number
}

/** Leases messages that are due, of each conversation the first that waits, so that none overtakes another. */
export async function leaseDueMessages(
  db: Queryable,
  { now, leaseMs, limit }: { readonly now: Date; readonly leaseMs: number; readonly limit: number },
): Promise<DueMessage[]> {
  return db<DueMessage[]>`
    with due as (
      select message_id from federation_outbox o
      where state = 'waiting' and next_attempt_at <= ${now} and (leased_until is null or leased_until <= ${now})
        and not exists (
          select from federation_outbox earlier
          where earlier.to_node = o.to_node and earlier.conversation = o.conversation
            and earlier.sequence < o.sequence and earlier.state = 'waiting')
      order by next_attempt_at limit ${limit} for update skip locked)
    update federation_outbox o set leased_until = ${new Date(now.getTime() + leaseMs)}, attempts = attempts + 1
    from due where o.message_id = due.message_id and o.state = 'waiting'
    returning o.message_id as id, o.to_node as "toNode", o.type, o.conversation, o.sequence, o.created_at as "createdAt",
      o.body, o.attempts,
      coalesce((select max(d.sequence) from federation_outbox d where d.to_node = o.to_node
        and d.conversation = o.conversation and d.sequence < o.sequence and d.state = 'delivered'), 0) as after`
}

export async function markDelivered(
  db: Queryable,
  id: string,
  { now, receipt }: { readonly now: Date; readonly receipt: object | null },
): Promise<void> {
  await db`
    update federation_outbox set state = 'delivered', ended_at = ${now}, leased_until = null, last_error = null, body = null,
      receipt = ${receipt === null ? null : db.json(receipt as never)}
    where message_id = ${id} and state = 'waiting'`
}

export async function markFailed(
  db: Queryable,
  id: string,
  { code, nextAttemptAt }: { readonly code: string; readonly nextAttemptAt: Date },
): Promise<void> {
  await db`
    update federation_outbox set leased_until = null, last_error = ${code}, next_attempt_at = ${nextAttemptAt}
    where message_id = ${id} and state = 'waiting'`
}

export async function markGivenUp(
  db: Queryable,
  id: string,
  { now, code }: { readonly now: Date; readonly code: string },
): Promise<void> {
  await db`
    update federation_outbox set state = 'given-up', ended_at = ${now}, leased_until = null, last_error = ${code}
    where message_id = ${id} and state = 'waiting'`
}

/** Empties messages that were given up long ago: they may hold personal data. */
export async function emptyGivenUpMessages(db: Queryable, before: Date): Promise<void> {
  await db`update federation_outbox set body = null where state = 'given-up' and body is not null and ended_at < ${before}`
}
