/** Takes a message once: its arrival, its effect and the note of it are one transaction. */
import { createHash } from 'node:crypto'
import { MesheError } from '@meshe/credentials'
import { addProof } from '@meshe/credentials/data-integrity'
import { didWebOf } from '@meshe/credentials/did'
import type { JsonObject } from '@meshe/credentials/json'
import {
  type Envelope,
  institutionsNamedIn,
  type MessageType,
  messageBodies,
  type Receipt,
} from '@meshe/domain/federation'
import { findNodeIdentity } from '../accounts/institutions.ts'
import { nodeItself, recordAudit } from '../audit/audit-store.ts'
import { inTransaction } from '../db/db.ts'
import type { AppContext } from '../http/context.ts'
import { advanceConversation, insertReceived, lockConversation, lookReceived } from './inbox-store.ts'
import type { MessageHandlers } from './message-handlers.ts'

interface Arrival {
  readonly fromNode: string
  readonly envelope: Envelope
  /** The message as it arrived. */
  readonly bytes: Uint8Array
}

/**
 * Applies a message of a node that is known to be its sender. The same message again changes nothing.
 *
 * @returns the receipt; the same each time
 * @throws MesheError `federation.wrong-recipient`, `federation.unsupported-critical`, `federation.unsupported-type`,
 *   `federation.message-invalid`, `federation.message-id-reused`, `federation.too-early`, `federation.message-refused`
 */
export async function acceptMessage(
  context: AppContext,
  handlers: MessageHandlers,
  { fromNode, envelope, bytes }: Arrival,
): Promise<Receipt> {
  const receiver = didWebOf(context.config.origin)
  if (envelope.to !== receiver) {
    throw new MesheError('federation.wrong-recipient', 'This message is for another node.', { to: envelope.to })
  }
  if (envelope.from !== fromNode) {
    throw new MesheError('federation.message-invalid', 'The message names another sender than its signature.')
  }
  const [critical] = envelope.critical
  if (critical !== undefined) {
    throw new MesheError(
      'federation.unsupported-critical',
      'The message demands an extension that is not known here.',
      {
        critical,
      },
    )
  }
  const handle = handlers.look(envelope.type)
  const schema = Object.hasOwn(messageBodies, envelope.type) ? messageBodies[envelope.type as MessageType] : null
  if (handle === null || schema === null) {
    throw new MesheError('federation.unsupported-type', 'Messages of this type are not taken here.', {
      type: envelope.type,
    })
  }
  const parsed = schema.safeParse(envelope.body)
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? ''
    throw new MesheError('federation.message-invalid', 'The message does not have the members of its type.', { field })
  }
  const { id, type, conversation, sequence, after } = envelope
  const now = context.clock()
  const sha256 = createHash('sha256').update(bytes).digest('base64')
  const institutions = institutionsNamedIn(parsed.data)
  const record = { fromNode, id, type, conversation, sequence, institutions, sha256, receivedAt: now }
  return inTransaction(context.db, async (tx) => {
    const last = await lockConversation(tx, fromNode, conversation)
    const known = await lookReceived(tx, fromNode, id)
    if (known !== null) return repeat(known, { id, receiver, sha256 })
    if (last < after) {
      throw new MesheError('federation.too-early', 'An earlier message of this conversation has not arrived yet.', {
        after: last,
      })
    }
    if (!(await insertReceived(tx, record))) {
      throw new MesheError('federation.message-id-reused', 'This id was used in another conversation.')
    }
    await advanceConversation(tx, record)
    await refuseForGood(() => handle(tx, { fromNode, envelope, body: parsed.data }))
    const subject = { kind: type, id }
    await recordAudit(tx, { institutionId: nodeItself, action: 'message.received', subject, accountId: null }, now)
    return { id, sha256, receivedAt: now.toISOString(), receiver }
  })
}

/** The receipt with the node's signature (eddsa-jcs-2022); its date is the arrival, so it is the same each time. */
export async function signReceipt(context: AppContext, receipt: Receipt): Promise<JsonObject> {
  const { signer } = await findNodeIdentity(context)
  const created = new Date(receipt.receivedAt)
  return addProof(
    { ...receipt },
    { signer, cryptosuite: 'eddsa-jcs-2022', created, cryptography: context.cryptography },
  )
}

function repeat(
  known: { readonly sha256: string; readonly receivedAt: Date },
  { id, receiver, sha256 }: { readonly id: string; readonly receiver: string; readonly sha256: string },
): Receipt {
  if (known.sha256 !== sha256) {
    throw new MesheError('federation.message-id-reused', 'This id was used for another message.')
  }
  return { id, sha256, receivedAt: known.receivedAt.toISOString(), receiver }
}

/** What a slice refuses it refuses again: the sender need not repeat it. */
async function refuseForGood(effect: () => Promise<void>): Promise<void> {
  try {
    await effect()
  } catch (error) {
    if (!(error instanceof MesheError) || error.status >= 500) throw error
    throw new MesheError('federation.message-refused', error.message, { reason: error.code }, error)
  }
}
