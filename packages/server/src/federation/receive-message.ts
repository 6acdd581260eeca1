/** The door for messages of other nodes: signature, sender, clock, nonce and digest, before anything is read. */
import { randomBytes } from 'node:crypto'
import { MesheError } from '@meshe/credentials'
import { findVerificationMethod } from '@meshe/credentials/did'
import { type HttpMessage, headersOf, signResponse, verifyRequest } from '@meshe/credentials/http-message-signatures'
import { parseJson } from '@meshe/credentials/json'
import { decodeMultikey } from '@meshe/credentials/multiformats'
import { Envelope, federationApi } from '@meshe/domain/federation'
import type { Context } from 'hono'
import { findNodeIdentity } from '../accounts/institutions.ts'
import type { AppContext } from '../http/context.ts'
import { readBounded } from '../http/read-body.ts'
import type { ResolveDid } from './did-service.ts'
import { acceptMessage, signReceipt } from './inbox-service.ts'
import { useNonce } from './inbox-store.ts'
import type { MessageHandlers } from './message-handlers.ts'
import { lookTrustedNode } from './trust-store.ts'

const limits = { maxBytes: federationApi.receiveMessage.maxBodyBytes, maxDepth: 64, maxNodes: 200_000 }

export interface Door {
  readonly context: AppContext
  readonly handlers: MessageHandlers
  readonly resolveDid: ResolveDid
}

/** Answers 202 with the signed receipt, in a response that is signed too. */
export async function receiveMessage(door: Door, c: Context): Promise<Response> {
  const { context, handlers } = door
  const request = await readRequest(context, c)
  const fromNode = await authenticate(door, request)
  const envelope = readEnvelope(request)
  const receipt = await acceptMessage(context, handlers, { fromNode, envelope, bytes: request.body })
  const body = Buffer.from(JSON.stringify(await signReceipt(context, receipt)))
  const headers = { 'content-type': 'application/json' }
  const { signer } = await findNodeIdentity(context)
  const signature = await signResponse(
    { status: 202, headers, body, request },
    { signer, created: context.clock(), nonce: createNonce(), cryptography: context.cryptography },
  )
  return c.body(body, 202, { ...headers, ...signature })
}

export function createNonce(): string {
  return randomBytes(16).toString('base64url')
}

/** The raw Ed25519 key under a `keyid` of a node; a key that the copy at hand lacks is looked for once more. */
export async function findNodeKey(resolveDid: ResolveDid, keyId: string): Promise<Uint8Array> {
  const did = keyId.split('#')[0] ?? ''
  try {
    return keyIn((await resolveDid(did)).document, keyId)
  } catch (error) {
    if (!(error instanceof MesheError) || error.code !== 'key.not-found') throw error
    return keyIn((await resolveDid(did, { maxAgeMs: 60_000 })).document, keyId)
  }
}

function keyIn(document: Parameters<typeof findVerificationMethod>[0], keyId: string): Uint8Array {
  const method = findVerificationMethod(document, keyId, 'authentication')
  if (method.revoked !== undefined) {
    throw new MesheError('key.not-authorized', 'This key was revoked.', { verificationMethod: keyId })
  }
  const { algorithm, publicKey } = decodeMultikey(String(method.publicKeyMultibase))
  if (algorithm !== 'Ed25519') throw new MesheError('key.unsupported', 'Nodes sign with Ed25519.', { algorithm })
  return publicKey
}

async function readRequest({ config }: AppContext, c: Context): Promise<HttpMessage> {
  const url = new URL(c.req.url)
  return {
    method: c.req.method,
    // What the sender meant to reach, whatever a proxy made of the header Host.
    authority: new URL(config.origin).host,
    path: url.pathname,
    query: url.search,
    headers: headersOf(Object.entries(c.req.header())),
    body: await readBounded(c, limits.maxBytes),
  }
}

async function authenticate({ context, resolveDid }: Door, request: HttpMessage): Promise<string> {
  const { db, clock, cryptography } = context
  const now = clock()
  const verified = await verifyRequest(request, {
    now,
    cryptography,
    findKey: async (keyId) => {
      const did = keyId.split('#')[0] ?? ''
      if ((await lookTrustedNode(db, did, { now })) === null) {
        throw new MesheError('federation.peer-unknown', 'The list of the network does not name this node.')
      }
      return findNodeKey(resolveDid, keyId)
    },
  }).catch((error) => {
    throw toRefusal(error)
  })
  if (!(await useNonce(db, { keyId: verified.keyId, nonce: verified.nonce, now }))) {
    throw new MesheError('federation.nonce-reused', 'This very request was received before.')
  }
  return verified.keyId.split('#')[0] ?? ''
}

function toRefusal(error: unknown): unknown {
  if (!(error instanceof MesheError)) return error
  if (/^(did|outbound)\./.test(error.code)) {
    return new MesheError('did.unresolvable', 'The key of the sender cannot be read now.', {}, error)
  }
  if (error.code === 'key.not-found') {
    return new MesheError('federation.key-unknown', 'The document of the node does not name this key (yet).')
  }
  if (!/^(key|multibase)\./.test(error.code)) return error
  return new MesheError('federation.signature-invalid', 'The key of this signature is not one of the node.', {
    reason: 'key',
  })
}

function readEnvelope(request: HttpMessage): Envelope {
  const parsed = Envelope.safeParse(parseJson(new TextDecoder().decode(request.body), limits))
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? ''
    throw new MesheError('federation.message-invalid', 'The message is not in its envelope.', { field })
  }
  if (parsed.data.id !== request.headers['meshe-message-id']) {
    throw new MesheError('federation.message-invalid', 'The header names another message.', { field: 'id' })
  }
  return parsed.data
}
