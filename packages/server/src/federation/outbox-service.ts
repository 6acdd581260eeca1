/** Writing to other nodes: a message becomes a row in the transaction of its cause, and is delivered afterwards. */
import { MesheError } from '@meshe/credentials'
import { institutionsNamedIn, type MessageBody, type MessageType, messageBodies } from '@meshe/domain/federation'
import type { Tx } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'
import type { AppContext } from '../http/context.ts'
import { insertMessage, nextSequence } from './outbox-store.ts'
import { lookReceivingNode } from './trust-service.ts'

export interface OutgoingMessage<Type extends MessageType> {
  /** DID of the university, or of the node itself. */
  readonly to: string
  readonly type: Type
  readonly body: MessageBody<Type>
  /** UUID; messages of one conversation arrive in the order of their transactions. */
  readonly conversation: string
}

/**
 * Sends a message when the transaction commits. Afterwards `context.jobs.wake('federation-outbox')` sends it at once;
 * without, it leaves within `intervals.outboxMs`. A university of this very node is reached the same way.
 *
 * @returns the id of the message
 * @throws MesheError `federation.recipient-unknown` where the list of the network names no node for the recipient
 */
export async function sendMessage<Type extends MessageType>(
  tx: Tx,
  context: Pick<AppContext, 'config' | 'clock'>,
  { to, type, body, conversation }: OutgoingMessage<Type>,
): Promise<string> {
  const now = context.clock()
  const node = await lookReceivingNode({ ...context, db: tx }, to)
  if (node === null) {
    throw new MesheError('federation.recipient-unknown', 'The network does not know this university.', { did: to })
  }
  const parsed = messageBodies[type].parse(body) as MessageBody<Type>
  const id = uuidv7(now)
  const sequence = await nextSequence(tx, node.did, conversation)
  const institutions = institutionsNamedIn(parsed)
  await insertMessage(tx, { id, toNode: node.did, type, conversation, sequence, institutions, body: parsed }, now)
  return id
}
