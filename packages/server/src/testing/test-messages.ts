/** Messages between nodes for tests: written, signed and posted by hand, so that each part can be wrong. */
import { randomUUID } from 'node:crypto'
import { type HttpMessage, signRequest } from '@meshe/credentials/http-message-signatures'
import type { Envelope, MessageBody } from '@meshe/domain/federation'
import { findNodeIdentity } from '../accounts/institutions.ts'
import { inTransaction } from '../db/db.ts'
import { sendMessage } from '../federation/outbox-service.ts'
import { createNonce } from '../federation/receive-message.ts'
import type { FederationMember } from './test-federation.ts'

type Notice = MessageBody<'recognition.notice'>

/** A university tells the issuer that it received a credential. */
export function noticeOf(
  from: FederationMember,
  to: FederationMember,
  credentialId = `urn:uuid:${randomUUID()}`,
): Notice {
  return {
    issuer: to.institution.did,
    credentialId,
    institution: from.institution.did,
    caseId: randomUUID(),
    event: 'received',
    outcome: null,
    ectsGranted: null,
  }
}

/** Sends a notice through the outbox. @returns the id of the message */
export function sendNotice(
  from: FederationMember,
  to: FederationMember,
  {
    conversation = randomUUID(),
    credentialId,
  }: { readonly conversation?: string; readonly credentialId?: string } = {},
): Promise<string> {
  const { context } = from.node
  const body = noticeOf(from, to, credentialId)
  return inTransaction(context.db, (tx) =>
    sendMessage(tx, context, { to: to.institution.did, type: 'recognition.notice', body, conversation }),
  )
}

export async function envelopeOf(
  from: FederationMember,
  to: FederationMember,
  change: Partial<Envelope> = {},
): Promise<Envelope> {
  const [sender, receiver] = await Promise.all([findNodeIdentity(from.node.context), findNodeIdentity(to.node.context)])
  return {
    id: randomUUID(),
    type: 'recognition.notice',
    version: 1,
    conversation: randomUUID(),
    sequence: 1,
    after: 0,
    from: sender.did,
    to: receiver.did,
    created: from.node.context.clock().toISOString(),
    critical: [],
    body: noticeOf(from, to),
    ...change,
  }
}

export interface Posting {
  /** Signs it; the node itself unless said. */
  readonly signer?: Parameters<typeof signRequest>[1]['signer']
  readonly created?: Date
  /** Changes the request before it is signed. */
  readonly beforeSigning?: (request: HttpMessage) => HttpMessage
  /** Changes the request after it was signed. */
  readonly afterSigning?: (request: HttpMessage) => HttpMessage
}

/** A signed request with an envelope, ready to be posted once or several times. */
export async function signedRequest(
  from: FederationMember,
  to: FederationMember,
  { envelope, ...posting }: Posting & { readonly envelope: unknown },
): Promise<HttpMessage> {
  const { cryptography, clock } = from.node.context
  const id = (envelope as Partial<Envelope>).id ?? randomUUID()
  const plain: HttpMessage = {
    method: 'POST',
    authority: new URL(to.node.context.config.origin).host,
    path: '/federation/messages',
    query: '',
    headers: { 'content-type': 'application/json', 'meshe-message-id': id },
    body: Buffer.from(typeof envelope === 'string' ? envelope : JSON.stringify(envelope)),
  }
  const request = posting.beforeSigning?.(plain) ?? plain
  const signer = posting.signer ?? (await findNodeIdentity(from.node.context)).signer
  const created = posting.created ?? clock()
  const headers = await signRequest(request, { signer, created, nonce: createNonce(), cryptography })
  const signed = { ...request, headers: { ...request.headers, ...headers } }
  return posting.afterSigning?.(signed) ?? signed
}

export interface PostAnswer {
  readonly status: number
  /** `accepted`, or the code of the refusal. */
  readonly code: string
  readonly body: Record<string, unknown>
  readonly headers: Headers
}

export async function postRequest(to: FederationMember, request: HttpMessage): Promise<PostAnswer> {
  const answer = await to.node.app.request(`${to.node.context.config.origin}${request.path}${request.query}`, {
    method: request.method ?? 'POST',
    headers: { ...request.headers },
    body: Buffer.from(request.body),
  })
  const body = (await answer.json()) as Record<string, unknown>
  const code = answer.status === 202 ? 'accepted' : String(body['type']).replace('urn:meshe:error:', '')
  return { status: answer.status, code, body, headers: answer.headers }
}

export async function post(
  from: FederationMember,
  to: FederationMember,
  posting: Posting & { readonly envelope: unknown },
): Promise<PostAnswer> {
  return postRequest(to, await signedRequest(from, to, posting))
}
