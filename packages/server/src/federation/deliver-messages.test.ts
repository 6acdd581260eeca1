import { randomUUID } from 'node:crypto'
import { MesheError } from '@meshe/credentials'
import { addProof } from '@meshe/credentials/data-integrity'
import { type HttpMessage, signResponse } from '@meshe/credentials/http-message-signatures'
import type { JsonObject } from '@meshe/credentials/json'
import { federationApi, type MessageBody, type Receipt } from '@meshe/domain/federation'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { insertNodeKey } from '../accounts/institution-store.ts'
import { findNodeIdentity } from '../accounts/institutions.ts'
import { inTransaction } from '../db/db.ts'
import type { OutboundAnswer, OutboundFetch } from '../outbound/outbound-fetch.ts'
import { createFederation, eventually, type FederationMember, type TestFederation } from '../testing/test-federation.ts'
import { noticeOf, sendNotice } from '../testing/test-messages.ts'
import { deliverDueMessages, forgetOldTraffic } from './deliver-messages.ts'
import { createCurrentDidResolver } from './did-service.ts'
import { sendMessage } from './outbox-service.ts'
import { createNonce } from './receive-message.ts'

type Fault = 'none' | 'request-lost' | 'answer-lost' | 'doubled' | 'forged-answer' | 'answer-of-another'
let faultOf: (url: string, body: string) => Fault = () => 'none'
let posts = 0
/** Answers in the place of the receiver, after it took the message. */
let answerFor: ((request: HttpMessage, answer: OutboundAnswer) => Promise<OutboundAnswer>) | null = null
let earlier: Awaited<ReturnType<OutboundFetch>> | null = null

const lost = () => new MesheError('outbound.failed', 'The network lost it.')
const wrapOutbound =
  (outbound: OutboundFetch): OutboundFetch =>
  async (url, request) => {
    if (request?.method !== 'POST') return outbound(url, request)
    posts += 1
    const fault = faultOf(url, request.body ?? '')
    if (fault === 'request-lost') throw lost()
    const answer = await outbound(url, request)
    if (fault === 'doubled') await outbound(url, request)
    if (fault === 'answer-lost') throw lost()
    if (fault === 'forged-answer') return { ...answer, body: answer.body.replace(/"sha256":"./, '"sha256":"#') }
    if (fault === 'answer-of-another' && earlier !== null) return earlier
    earlier ??= answer
    if (answerFor === null) return answer
    const { host, pathname } = new URL(url)
    const body = Buffer.from(request.body ?? '')
    const sent = { method: 'POST', authority: host, path: pathname, query: '', headers: { ...request.headers }, body }
    return answerFor(sent, answer)
  }

let federation: TestFederation<'northshore' | 'montana'>
let northshore: FederationMember
let montana: FederationMember
let effects: string[] = []
let refusal: Error | null = null
let now = new Date('2027-01-15T10:00:00Z')

beforeAll(async () => {
  federation = await createFederation(['northshore', 'montana'], { now, wrapOutbound })
  ;({ northshore, montana } = federation.members)
  const note = async (_tx: unknown, { body }: { readonly body: MessageBody<'recognition.notice'> }) => {
    effects.push(body.credentialId)
    if (refusal !== null) throw refusal
  }
  montana.node.messageHandlers.replace('recognition.notice', note)
  northshore.node.messageHandlers.replace('recognition.notice', note)
})
afterAll(() => federation.close())
beforeEach(() => {
  effects = []
  refusal = null
  posts = 0
  answerFor = null
  faultOf = () => 'none'
})

function pass(ms: number): void {
  now = new Date(now.getTime() + ms)
  federation.setNow(now)
}

interface Row {
  readonly state: string
  readonly attempts: number
  readonly lastError: string | null
  readonly nextAttemptAt: Date
  readonly body: unknown
  readonly receipt: { readonly id: string } | null
  readonly isUnderWay: boolean
}

async function rowOf(id: string, from = northshore): Promise<Row> {
  const [row] = await from.node.context.db<Row[]>`
    select state, attempts, last_error as "lastError", next_attempt_at as "nextAttemptAt", body, receipt,
      leased_until is not null as "isUnderWay"
    from federation_outbox where message_id = ${id}`
  return row as Row
}

/** Lets time pass until a message has ended, or until it was tried so often. */
async function settle(id: string, { attempts = Number.POSITIVE_INFINITY, from = northshore } = {}): Promise<Row> {
  return eventually(
    async () => {
      const row = await rowOf(id, from)
      if (row.state !== 'waiting' || (row.attempts >= attempts && !row.isUnderWay)) return row
      if (row.nextAttemptAt > now) pass(row.nextAttemptAt.getTime() - now.getTime())
      return null
    },
    { withinMs: 20_000 },
  )
}

describe('delivery', () => {
  it('ends with the receipt, and keeps nothing of the content', async () => {
    const row = await settle(await sendNotice(northshore, montana))
    expect(row).toMatchObject({ state: 'delivered', attempts: 1, lastError: null, body: null })
    expect(row.receipt).toMatchObject({ receivedAt: now.toISOString() })
    expect(effects).toHaveLength(1)
  })

  it('goes on after the receiver was away, without a second effect', async () => {
    let isDown = true
    faultOf = () => (isDown ? 'request-lost' : 'none')
    const id = await sendNotice(northshore, montana)
    const waiting = await settle(id, { attempts: 4 })
    expect(waiting).toMatchObject({ state: 'waiting', lastError: 'outbound.failed' })
    expect(effects).toEqual([])
    isDown = false
    expect((await settle(id)).state).toBe('delivered')
    expect(effects).toHaveLength(1)
  })

  it('has one effect where the receiver ended between its commit and its answer', async () => {
    let answersToLose = 3
    faultOf = () => (answersToLose-- > 0 ? 'answer-lost' : 'none')
    const row = await settle(await sendNotice(northshore, montana))
    expect(row).toMatchObject({ state: 'delivered', attempts: 4 })
    expect(effects).toHaveLength(1)
  })

  it('has one effect where the network doubles the request', async () => {
    faultOf = () => 'doubled'
    expect((await settle(await sendNotice(northshore, montana))).state).toBe('delivered')
    expect(effects).toHaveLength(1)
  })

  it.each(['forged-answer', 'answer-of-another'] as const)('does not believe a %s', async (fault) => {
    await settle(await sendNotice(northshore, montana))
    effects = []
    let isForged = true
    faultOf = () => (isForged ? fault : 'none')
    const id = await sendNotice(northshore, montana)
    const row = await settle(id, { attempts: 2 })
    expect(row.state).toBe('waiting')
    expect(['federation.digest-mismatch', 'federation.signature-invalid']).toContain(row.lastError)
    isForged = false
    expect((await settle(id)).state).toBe('delivered')
    expect(effects).toHaveLength(1)
  })

  it.each<readonly [string, () => FederationMember, (receipt: Receipt) => object]>([
    ['of the right node for other content', () => montana, (receipt) => ({ ...receipt, sha256: 'AAAA' })],
    ['of the right node for another message', () => montana, (receipt) => ({ ...receipt, id: randomUUID() })],
    [
      'of the right node in the name of another',
      () => montana,
      (receipt) => ({ ...receipt, receiver: 'did:web:a.example' }),
    ],
    ['of the right node without its members', () => montana, () => ({ received: true })],
    ['that another member signed', () => northshore, (receipt) => receipt],
  ])('does not believe a receipt %s', async (_, signedBy, change) => {
    const { context } = signedBy().node
    answerFor = async (request, answer) => {
      const { signer } = await findNodeIdentity(context)
      const { proof: _proof, ...receipt } = JSON.parse(answer.body)
      const { cryptography } = context
      const settings = { signer, created: now, cryptography }
      const sealed = await addProof(change(receipt) as JsonObject, { ...settings, cryptosuite: 'eddsa-jcs-2022' })
      const body = Buffer.from(JSON.stringify(sealed))
      const headers = { 'content-type': 'application/json' }
      const signature = await signResponse(
        { status: 202, headers, body, request },
        { ...settings, nonce: createNonce() },
      )
      return { status: 202, headers: { ...headers, ...signature }, body: body.toString() }
    }
    const id = await sendNotice(northshore, montana)
    expect(await settle(id, { attempts: 1 })).toMatchObject({
      state: 'waiting',
      lastError: 'federation.signature-invalid',
    })
    answerFor = null
    expect((await settle(id)).state).toBe('delivered')
    expect(effects).toHaveLength(1)
  })

  it('waits longer each time, between one second and an hour', async () => {
    faultOf = () => 'request-lost'
    const id = await sendNotice(northshore, montana)
    const pauses: number[] = []
    for (let attempt = 1; attempt <= 14; attempt += 1) {
      const row = await settle(id, { attempts: attempt })
      const settled = await eventually(async () => {
        const again = await rowOf(id)
        return again.nextAttemptAt > now ? again : null
      })
      expect(row.attempts).toBe(attempt)
      pauses.push((settled.nextAttemptAt.getTime() - now.getTime()) / 1000)
    }
    for (const [index, pause] of pauses.entries()) {
      const expected = Math.min(2 ** index, 3600)
      expect(pause).toBeGreaterThanOrEqual(expected * 0.8)
      expect(pause).toBeLessThanOrEqual(expected * 1.2)
    }
    pass(72 * 3600_000)
    const row = await settle(id)
    expect(row).toMatchObject({ state: 'given-up', lastError: 'outbound.failed' })
    expect(effects).toEqual([])
  })

  it('gives up at once what the receiver will never take, and goes on with what comes after it', async () => {
    refusal = new MesheError('recognition.case-not-found', 'There is no such case.')
    const conversation = randomUUID()
    const first = await sendNotice(northshore, montana, { conversation })
    expect(await settle(first)).toMatchObject({
      state: 'given-up',
      attempts: 1,
      lastError: 'federation.message-refused',
    })
    refusal = null
    effects = []
    const second = await sendNotice(northshore, montana, { conversation })
    expect((await settle(second)).state).toBe('delivered')
    expect(effects).toHaveLength(1)
    const params = { institution: 'northshore' }
    const officer = await northshore.node.signIn('officer@northshore.example', northshore.institution, [
      'administrator',
    ])
    const { messages } = await northshore.node.ask(federationApi.listMessages, { params, as: officer })
    expect(messages.find(({ id }) => id === first)).toMatchObject({
      direction: 'sent',
      state: 'given-up',
      deliveredAt: null,
      lastError: 'federation.message-refused',
    })
    expect(messages.find(({ id }) => id === second)).toMatchObject({
      state: 'delivered',
      deliveredAt: now.toISOString(),
    })
  })

  it('forgets the content of what was given up after a month', async () => {
    refusal = new MesheError('recognition.case-not-found', 'There is no such case.')
    const id = await sendNotice(northshore, montana)
    expect((await settle(id)).body).not.toBeNull()
    await forgetOldTraffic(northshore.node.context)
    expect((await rowOf(id)).body).not.toBeNull()
    const later = new Date(now.getTime() + 31 * 24 * 3600_000)
    await forgetOldTraffic({ db: northshore.node.context.db, clock: () => later })
    expect((await rowOf(id)).body).toBeNull()
  })

  it('is tried again after a mistake of the receiver', async () => {
    refusal = new Error('a bug')
    const id = await sendNotice(northshore, montana)
    expect(await settle(id, { attempts: 2 })).toMatchObject({ state: 'waiting', lastError: 'internal' })
    refusal = null
    effects = []
    expect((await settle(id)).state).toBe('delivered')
    expect(effects).toHaveLength(1)
  })

  it('never overtakes within a conversation', async () => {
    const conversation = randomUUID()
    const ids: string[] = []
    let toLose = 3
    faultOf = () => (toLose-- > 0 ? 'request-lost' : 'none')
    for (const credentialId of ['urn:a', 'urn:b', 'urn:c', 'urn:d']) {
      ids.push(await sendNotice(northshore, montana, { conversation, credentialId }))
    }
    for (const id of ids) expect((await settle(id)).state).toBe('delivered')
    expect(effects).toEqual(['urn:a', 'urn:b', 'urn:c', 'urn:d'])
  })

  it('is done once by several processes that work side by side', async () => {
    const { context, messageHandlers: handlers } = northshore.node
    const ids: string[] = []
    for (let count = 0; count < 40; count += 1) ids.push(await sendNotice(northshore, montana))
    const resolveDid = createCurrentDidResolver(context)
    await Promise.all(Array.from({ length: 8 }, () => deliverDueMessages({ context, handlers, resolveDid })))
    for (const id of ids) expect((await settle(id)).attempts).toBe(1)
    expect(posts).toBe(40)
    expect(effects).toHaveLength(40)
  })

  it('is taken over half a minute after a process ended in the middle of it', async () => {
    const { db } = northshore.node.context
    const id = await inTransaction(db, async (tx) => {
      const sent = await sendMessage(tx, northshore.node.context, {
        to: montana.institution.did,
        type: 'recognition.notice',
        body: noticeOf(northshore, montana),
        conversation: randomUUID(),
      })
      await tx`
        update federation_outbox set attempts = 1, leased_until = ${new Date(now.getTime() + 30_000)} where message_id = ${sent}`
      return sent
    })
    await new Promise((resume) => setTimeout(resume, 300))
    expect((await rowOf(id)).state).toBe('waiting')
    pass(30_000)
    expect(await settle(id)).toMatchObject({ state: 'delivered', attempts: 2 })
    expect(effects).toHaveLength(1)
  })

  it('reaches a university of this very node without asking the network', async () => {
    const row = await settle(await sendNotice(northshore, northshore))
    expect(row.state).toBe('delivered')
    expect(effects).toHaveLength(1)
    expect(posts).toBe(0)
  })

  it('does not begin where the cause is rolled back', async () => {
    const { context } = northshore.node
    const sent = inTransaction(context.db, async (tx) => {
      await sendMessage(tx, context, {
        to: montana.institution.did,
        type: 'recognition.notice',
        body: noticeOf(northshore, montana),
        conversation: randomUUID(),
      })
      throw new Error('the cause fails')
    })
    await expect(sent).rejects.toThrow()
    await deliverDueMessages({
      context,
      handlers: northshore.node.messageHandlers,
      resolveDid: createCurrentDidResolver(context),
    })
    expect(effects).toEqual([])
  })

  it('goes on when the node changes its key, which the receiver learns a minute later', async () => {
    const { db, keys } = northshore.node.context
    await settle(await sendNotice(northshore, montana))
    pass(1000)
    await insertNodeKey(db, { fragment: 'node-key-2', key: keys.generate(), now })
    const id = await sendNotice(northshore, montana)
    expect(await settle(id, { attempts: 1 })).toMatchObject({ state: 'waiting', lastError: 'federation.key-unknown' })
    effects = []
    expect((await settle(id)).state).toBe('delivered')
    expect(effects).toHaveLength(1)
    await db`update node_key set retired_at = ${now} where fragment = 'node-key-2'`
    expect((await settle(await sendNotice(northshore, montana))).state).toBe('delivered')
  })

  it('refuses a recipient that the network does not know', async () => {
    const { context } = northshore.node
    const sent = inTransaction(context.db, (tx) =>
      sendMessage(tx, context, {
        to: 'did:web:unknown.example:institutions:nowhere',
        type: 'recognition.notice',
        body: noticeOf(northshore, montana),
        conversation: randomUUID(),
      }),
    )
    await expect(sent).rejects.toMatchObject({ code: 'federation.recipient-unknown' })
  })

  it('lets nothing leave that is not as its type says', async () => {
    const { context } = northshore.node
    const body = { ...noticeOf(northshore, montana), event: 'invented' } as never
    const sent = inTransaction(context.db, (tx) =>
      sendMessage(tx, context, {
        to: montana.institution.did,
        type: 'recognition.notice',
        body,
        conversation: randomUUID(),
      }),
    )
    await expect(sent).rejects.toMatchObject({ name: 'ZodError' })
  })
})
