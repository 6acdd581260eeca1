/** SQL of what staff see of the messages that name their university: never their content. */
import type { MessageView } from '@meshe/domain/federation'
import type { Queryable } from '../db/db.ts'

export interface LoggedMessage extends Omit<MessageView, 'createdAt' | 'deliveredAt'> {
  readonly createdAt: Date
  readonly deliveredAt: Date | null
}

export async function listLoggedMessages(
  db: Queryable,
  institutionDid: string,
  { before, limit }: { readonly before: Date | null; readonly limit: number },
): Promise<LoggedMessage[]> {
  return db<LoggedMessage[]>`
    select * from (
      select message_id as id, 'sent' as direction, type, to_node as peer, state, attempts, created_at as "createdAt",
        case when state = 'delivered' then ended_at end as "deliveredAt", last_error as "lastError"
      from federation_outbox where institutions @> ${[institutionDid]}
      union all
      select message_id, 'received', type, from_node, 'received', 1, received_at, received_at, null
      from federation_inbox where institutions @> ${[institutionDid]}) m
    where ${before}::timestamptz is null or "createdAt" < ${before}
    order by "createdAt" desc, id desc limit ${limit}`
}
