/** SQL of messages that arrived. */
import type { Queryable, Tx } from '../db/db.ts'

export interface ReceivedRecord {
  readonly fromNode: string
  readonly id: string
  readonly type: string
  readonly conversation: string
  readonly sequence: number
  readonly institutions: readonly string[]
  readonly sha256: string
  readonly receivedAt: Date
}

/** @returns false where this message is here already. Waits for one that arrives in another transaction. */
export async function insertReceived(tx: Tx, record: ReceivedRecord): Promise<boolean> {
  const inserted = await tx`
    insert into federation_inbox
      (from_node, message_id, type, conversation, sequence, institutions, sha256, received_at)
    values (${record.fromNode}, ${record.id}, ${record.type}, ${record.conversation}, ${record.sequence},
      ${[...record.institutions]}, ${record.sha256}, ${record.receivedAt})
    on conflict (from_node, message_id) do nothing returning 1`
  return inserted.length > 0
}

export async function lookReceived(
  db: Queryable,
  fromNode: string,
  id: string,
): Promise<{ readonly sha256: string; readonly receivedAt: Date } | null> {
  const [row] = await db<{ sha256: string; receivedAt: Date }[]>`
    select sha256, received_at as "receivedAt" from federation_inbox where from_node = ${fromNode} and message_id = ${id}`
  return row ?? null
}

/** Holds a conversation until the transaction ends. @returns the highest sequence that was applied */
export async function lockConversation(tx: Tx, fromNode: string, conversation: string): Promise<number> {
  const [row] = await tx<{ sequence: number }[]>`
    insert into federation_inbox_conversation (from_node, conversation, last_sequence) values (${fromNode}, ${conversation}, 0)
    on conflict (from_node, conversation) do update set last_sequence = federation_inbox_conversation.last_sequence
    returning last_sequence as sequence`
  return row?.sequence ?? 0
}

export async function advanceConversation(
  tx: Tx,
  { fromNode, conversation, sequence }: Pick<ReceivedRecord, 'fromNode' | 'conversation' | 'sequence'>,
): Promise<void> {
  await tx`
    update federation_inbox_conversation set last_sequence = greatest(last_sequence, ${sequence})
    where from_node = ${fromNode} and conversation = ${conversation}`
}

/** @returns false where the same key has used this nonce. */
export async function useNonce(
  db: Queryable,
  { keyId, nonce, now }: { readonly keyId: string; readonly nonce: string; readonly now: Date },
): Promise<boolean> {
  const used = await db`
    insert into federation_nonce (key_id, nonce, seen_at) values (${keyId}, ${nonce}, ${now})
    on conflict do nothing returning 1`
  return used.length > 0
}

export async function forgetNonces(db: Queryable, before: Date): Promise<void> {
  await db`delete from federation_nonce where seen_at < ${before}`
}
