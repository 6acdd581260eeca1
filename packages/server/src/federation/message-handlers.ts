/** Who does what with a message of another node: one handler for each type, set up by hand in `app.ts`. */
import type { Envelope, MessageBody, MessageType } from '@meshe/domain/federation'
import type { Tx } from '../db/db.ts'

interface ReceivedMessage<Type extends MessageType> {
  /** DID of the node that signed. Ask `mayNodeSpeakFor` before believing what it says for a university. */
  readonly fromNode: string
  readonly envelope: Envelope
  readonly body: MessageBody<Type>
}

/**
 * Does the effect of a message in the transaction that notes its arrival; it runs once for each message.
 * A `MesheError` below 500 refuses the message for good: the sender gives it up. Anything else makes the sender try again.
 */
type MessageHandler<Type extends MessageType> = (tx: Tx, message: ReceivedMessage<Type>) => Promise<void>

export interface MessageHandlers {
  onMessage<Type extends MessageType>(type: Type, handler: MessageHandler<Type>): void
  /** Puts another handler in the place of one; tests watch effects with it. */
  replace<Type extends MessageType>(type: Type, handler: MessageHandler<Type>): void
  look(type: string): MessageHandler<MessageType> | null
}

export function createMessageHandlers(): MessageHandlers {
  const handlers = new Map<string, MessageHandler<MessageType>>()
  return {
    onMessage(type, handler) {
      if (handlers.has(type)) throw new Error(`There are two handlers for ${type}.`)
      handlers.set(type, handler as MessageHandler<MessageType>)
    },
    replace(type, handler) {
      handlers.set(type, handler as MessageHandler<MessageType>)
    },
    look: (type) => handlers.get(type) ?? null,
  }
}
