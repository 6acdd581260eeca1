/** Delivers what waits: signed, one message of a conversation at a time, until the receiver has signed for it. */
import { createHash } from 'node:crypto'
import { MesheError } from '@meshe/credentials'
import { verifyProof } from '@meshe/credentials/data-integrity'
import { didWebOf } from '@meshe/credentials/did'
import { type HttpMessage, signRequest, verifyResponse } from '@meshe/credentials/http-message-signatures'
import { isJsonObject, type JsonObject, parseJson } from '@meshe/credentials/json'
import { deliveryPatienceMs, type Envelope, isFinalRefusal, pauseAfter, Receipt } from '@meshe/domain/federation'
import { findNodeIdentity } from '../accounts/institutions.ts'
import type { AppContext } from '../http/context.ts'
import type { ResolveDid } from './did-service.ts'
import { acceptMessage } from './inbox-service.ts'
import { forgetNonces } from './inbox-store.ts'
import type { MessageHandlers } from './message-handlers.ts'
import {
  type DueMessage,
  emptyGivenUpMessages,
  leaseDueMessages,
  markDelivered,
  markFailed,
  markGivenUp,
} from './outbox-store.ts'
import { createNonce, findNodeKey } from './receive-message.ts'
import { lookReceivingNode } from './trust-service.ts'

const leaseMs = 30_000
const answerWithinMs = 10_000
const nonceLifetimeMs = 900_000
const givenUpKeptMs = 30 * 24 * 3600_000

export interface Sender {
  readonly context: AppContext
  readonly handlers: MessageHandlers
  readonly resolveDid: ResolveDid
}

/** Tries up to 20 messages that are due, side by side. @returns how many were tried */
export async function deliverDueMessages(sender: Sender): Promise<number> {
  const { db, clock } = sender.context
  const due = await leaseDueMessages(db, { now: clock(), leaseMs, limit: 20 })
  await Promise.all(due.map((message) => deliver(sender, message)))
  return due.length
}

/** Forgets what need not be remembered: nonces that are too old to be accepted, contents that were given up long ago. */
export async function forgetOldTraffic({ db, clock }: Pick<AppContext, 'db' | 'clock'>): Promise<number> {
  const now = clock().getTime()
  await forgetNonces(db, new Date(now - nonceLifetimeMs))
  await emptyGivenUpMessages(db, new Date(now - givenUpKeptMs))
  return 0
}

async function deliver(sender: Sender, message: DueMessage): Promise<void> {
  const { db, clock, log } = sender.context
  try {
    const receipt = await send(sender, message)
    await markDelivered(db, message.id, { now: clock(), receipt })
  } catch (error) {
    const now = clock()
    const { code, isFinal } = judge(error)
    const isTooOld = now.getTime() - message.createdAt.getTime() >= deliveryPatienceMs
    if (isFinal || isTooOld) {
      log.warn({ message: message.id, type: message.type, to: message.toNode, code }, 'a message was given up')
      return markGivenUp(db, message.id, { now, code })
    }
    const nextAttemptAt = new Date(now.getTime() + pauseAfter(message.attempts, Math.random()))
    await markFailed(db, message.id, { code, nextAttemptAt })
  }
}

/** A refusal of the receiver, with the code of its problem document. */
class Refusal extends Error {
  readonly status: number
  readonly code: string | null

  constructor(status: number, code: string | null) {
    super(`refused with ${status}`)
    this.status = status
    this.code = code
  }
}

function judge(error: unknown): { readonly code: string; readonly isFinal: boolean } {
  if (error instanceof Refusal) return { code: error.code ?? `http.${error.status}`, isFinal: isFinalRefusal(error) }
  if (!(error instanceof MesheError)) return { code: 'internal', isFinal: false }
  return { code: error.code, isFinal: false }
}

async function send(sender: Sender, message: DueMessage): Promise<object | null> {
  const { context, handlers } = sender
  const from = didWebOf(context.config.origin)
  const envelope: Envelope = {
    id: message.id,
    type: message.type,
    version: 1,
    conversation: message.conversation,
    sequence: message.sequence,
    after: message.after,
    from,
    to: message.toNode,
    created: message.createdAt.toISOString(),
    critical: [],
    body: message.body,
  }
  const body = Buffer.from(JSON.stringify(envelope))
  if (message.toNode !== from) return post(sender, envelope, body)
  const receipt = await acceptMessage(context, handlers, { fromNode: from, envelope, bytes: body }).catch((error) => {
    throw error instanceof MesheError && error.status < 500 ? new Refusal(error.status, error.code) : error
  })
  return receipt
}

async function post({ context, resolveDid }: Sender, envelope: Envelope, body: Buffer): Promise<JsonObject> {
  const node = await lookReceivingNode(context, envelope.to)
  if (node === null) throw new MesheError('federation.peer-unknown', 'The list of the network does not name this node.')
  const url = new URL('/federation/messages', node.origin)
  const request: HttpMessage = {
    method: 'POST',
    authority: url.host,
    path: url.pathname,
    query: url.search,
    headers: { 'content-type': 'application/json', 'meshe-message-id': envelope.id },
    body,
  }
  const { signer } = await findNodeIdentity(context)
  const { clock, cryptography } = context
  const signature = await signRequest(request, { signer, created: clock(), nonce: createNonce(), cryptography })
  const answer = await context.outbound(url.href, {
    method: 'POST',
    headers: { ...request.headers, ...signature },
    body: body.toString('utf8'),
    timeoutMs: answerWithinMs,
  })
  if (answer.status !== 202) throw new Refusal(answer.status, problemCode(answer.body))
  const signed = { ...request, headers: { ...request.headers, ...signature } }
  await verifyResponse(
    { status: 202, headers: answer.headers, body: Buffer.from(answer.body), request: signed },
    {
      now: clock(),
      cryptography,
      findKey: (keyId) => {
        if (keyId.split('#')[0] === envelope.to) return findNodeKey(resolveDid, keyId)
        throw new MesheError('federation.signature-invalid', 'Somebody else signed the answer.', { reason: 'key' })
      },
    },
  )
  return checkReceipt({ context, resolveDid }, answer.body, { envelope, body })
}

async function checkReceipt(
  { context, resolveDid }: Pick<Sender, 'context' | 'resolveDid'>,
  text: string,
  { envelope, body }: { readonly envelope: Envelope; readonly body: Buffer },
): Promise<JsonObject> {
  const document = parseJson(text)
  const receipt = Receipt.safeParse(document)
  const sha256 = createHash('sha256').update(body).digest('base64')
  const isOurs =
    receipt.success &&
    receipt.data.id === envelope.id &&
    receipt.data.sha256 === sha256 &&
    receipt.data.receiver === envelope.to
  const report = await verifyProof(document, {
    resolveDid: async (did) => (await resolveDid(did)).document,
    cryptography: context.cryptography,
    now: context.clock(),
  })
  if (!isOurs || report.result !== 'passed' || report.controller !== envelope.to || !isJsonObject(document)) {
    throw new MesheError('federation.signature-invalid', 'The receipt is not one for this message.', {
      reason: 'receipt',
    })
  }
  return document
}

function problemCode(body: string): string | null {
  try {
    const problem = parseJson(body)
    const type = isJsonObject(problem) ? problem['type'] : null
    return typeof type === 'string' && type.startsWith('urn:meshe:error:')
      ? type.slice('urn:meshe:error:'.length)
      : null
  } catch {
    return null
  }
}
