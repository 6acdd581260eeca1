import { createHash, randomUUID } from 'node:crypto'
import { MesheError } from '@meshe/credentials'
import { verifyProof } from '@meshe/credentials/data-integrity'
import { headersOf, verifyResponse } from '@meshe/credentials/http-message-signatures'
import { type Envelope, federationApi, type MessageBody } from '@meshe/domain/federation'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestKey } from '../../../../conformance/node-cryptography.ts'
import { institutionSigner } from '../accounts/institution-keys.ts'
import { findNodeIdentity } from '../accounts/institutions.ts'
import { createFederation, type FederationMember, type TestFederation } from '../testing/test-federation.ts'
import { envelopeOf, noticeOf, post, postRequest, signedRequest } from '../testing/test-messages.ts'
import { createCurrentDidResolver } from './did-service.ts'
import { findNodeKey } from './receive-message.ts'
import { mayNodeSpeakFor } from './trust-service.ts'

let federation: TestFederation<'northshore' | 'montana' | 'sandbank'>
let northshore: FederationMember
let montana: FederationMember
let sandbank: FederationMember
let effects: string[] = []
let failure: unknown = null
const now = new Date('2027-01-15T10:00:00Z')

beforeAll(async () => {
  federation = await createFederation(['northshore', 'montana', 'sandbank'], { now })
  ;({ northshore, montana, sandbank } = federation.members)
  montana.node.messageHandlers.replace('recognition.notice', async (tx, { fromNode, body }) => {
    if (!(await mayNodeSpeakFor(tx, fromNode, body.institution))) {
      throw new MesheError('permission.denied', 'This node does not speak for that university.')
    }
    await tx`insert into rate_window (bucket, window_start, count) values (${body.credentialId}, ${now}, 1)`
    effects.push(body.credentialId)
    if (failure !== null) throw failure
  })
})
afterAll(() => federation.close())
beforeEach(() => {
  effects = []
  failure = null
  federation.setNow(now)
})

function credentialIdOf(envelope: Envelope | undefined): string {
  return (envelope?.body as MessageBody<'recognition.notice'> | undefined)?.credentialId ?? ''
}

async function effectRows(credentialId: string): Promise<number> {
  const rows = await montana.node.context.db`select 1 from rate_window where bucket = ${credentialId}`
  return rows.length
}

describe('a message of a node of the network', () => {
  it('has its effect, and a receipt that its sender can keep as evidence', async () => {
    const envelope = await envelopeOf(northshore, montana)
    const request = await signedRequest(northshore, montana, { envelope })
    const answer = await postRequest(montana, request)
    expect(answer.status).toBe(202)
    expect(effects).toHaveLength(1)
    const { did } = await findNodeIdentity(montana.node.context)
    expect(answer.body).toMatchObject({
      id: envelope.id,
      sha256: createHash('sha256').update(request.body).digest('base64'),
      receivedAt: now.toISOString(),
      receiver: did,
    })
    const resolveDid = createCurrentDidResolver(northshore.node.context)
    const { cryptography } = northshore.node.context
    const report = await verifyProof(answer.body, {
      resolveDid: async (identifier) => (await resolveDid(identifier)).document,
      cryptography,
      now,
    })
    expect([report.result, report.controller]).toEqual(['passed', did])
    const response = {
      status: 202,
      headers: headersOf(answer.headers as unknown as Iterable<[string, string]>),
      body: Buffer.from(JSON.stringify(answer.body)),
      request,
    }
    const findKey = (keyId: string) => findNodeKey(resolveDid, keyId)
    expect((await verifyResponse(response, { now, cryptography, findKey })).keyId).toMatch(`${did}#`)
  })

  it('has one effect however often it comes, and the same receipt each time', async () => {
    const envelope = await envelopeOf(northshore, montana)
    const first = await post(northshore, montana, { envelope })
    federation.setNow(new Date(now.getTime() + 60_000))
    const others = await Promise.all([1, 2, 3, 4, 5].map(() => post(northshore, montana, { envelope })))
    expect(others.map(({ body }) => body)).toEqual([1, 2, 3, 4, 5].map(() => first.body))
    expect(effects).toHaveLength(1)
  })

  it('has one effect when twenty copies come at once', async () => {
    const envelope = await envelopeOf(northshore, montana)
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(northshore, montana, { envelope })))
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set(['accepted']))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(effects).toHaveLength(1)
  })

  it('waits for the earlier ones of its conversation', async () => {
    const conversation = randomUUID()
    const [first, second, third] = await Promise.all(
      [1, 2, 3].map((sequence) => envelopeOf(northshore, montana, { conversation, sequence, after: sequence - 1 })),
    )
    const codes: string[] = []
    for (const envelope of [third, second, first, third, second, third, first]) {
      codes.push((await post(northshore, montana, { envelope })).code)
    }
    const early = 'federation.too-early'
    expect(codes).toEqual([early, early, 'accepted', early, 'accepted', 'accepted', 'accepted'])
    expect(effects).toEqual([first, second, third].map((envelope) => credentialIdOf(envelope)))
  })

  it('does not wait for one that was given up', async () => {
    const envelope = await envelopeOf(northshore, montana, { sequence: 7, after: 0 })
    expect((await post(northshore, montana, { envelope })).code).toBe('accepted')
  })

  it('is shown to the staff of the universities it names, without its content, and to nobody else', async () => {
    const envelope = await envelopeOf(northshore, montana)
    await post(northshore, montana, { envelope })
    const params = { institution: 'montana' }
    const officer = await montana.node.signIn('officer@montana.example', montana.institution, ['recognition-officer'])
    const { messages } = await montana.node.ask(federationApi.listMessages, {
      params,
      as: officer,
      query: { limit: 100 },
    })
    const shown = messages.find(({ id }) => id === envelope.id)
    expect(shown).toMatchObject({
      direction: 'received',
      type: 'recognition.notice',
      peer: envelope.from,
      state: 'received',
    })
    expect(JSON.stringify(messages)).not.toContain(credentialIdOf(envelope))
    const other = await montana.node.institution('lakeside')
    const outsider = await montana.node.signIn('officer@lakeside.example', other, ['recognition-officer'])
    const lakeside = await montana.node.ask(federationApi.listMessages, {
      params: { institution: 'lakeside' },
      as: outsider,
    })
    expect(lakeside.messages).toEqual([])
    expect((await montana.node.call(federationApi.listMessages, { params, as: outsider })).status).toBe(404)
    expect((await montana.node.call(federationApi.listMessages, { params })).status).toBe(401)
    const editor = await montana.node.signIn('editor@montana.example', montana.institution, ['catalogue-editor'])
    expect((await montana.node.call(federationApi.listMessages, { params, as: editor })).status).toBe(403)
    const malformed = await montana.node.call(federationApi.listMessages, {
      params,
      as: officer,
      query: { limit: 1000 },
    })
    expect(malformed.status).toBe(400)
  })

  it('leaves a note in the audit log', async () => {
    const envelope = await envelopeOf(northshore, montana)
    await post(northshore, montana, { envelope })
    const rows = await montana.node.context.db`select action from audit_event where subject_id = ${envelope.id}`
    expect(rows.map(({ action }) => action)).toEqual(['message.received'])
  })
})

describe('a message that fails in its effect', () => {
  it('leaves nothing behind where a bug stops it, and succeeds when it comes again', async () => {
    const envelope = await envelopeOf(northshore, montana)
    const credentialId = credentialIdOf(envelope)
    failure = new Error('a bug')
    const broken = await post(northshore, montana, { envelope })
    expect(broken.status).toBe(500)
    expect(await effectRows(credentialId)).toBe(0)
    failure = null
    expect((await post(northshore, montana, { envelope })).code).toBe('accepted')
    expect(await effectRows(credentialId)).toBe(1)
  })

  it('is refused for good where the slice refuses it, whatever its own status would be', async () => {
    failure = new MesheError('recognition.wrong-state', 'The case is closed.')
    const refused = await post(northshore, montana, { envelope: await envelopeOf(northshore, montana) })
    expect([refused.status, refused.code, refused.body['reason']]).toEqual([
      422,
      'federation.message-refused',
      'recognition.wrong-state',
    ])
  })

  it('is tried again where what it needs is out of reach', async () => {
    failure = new MesheError('did.unresolvable', 'Not now.')
    expect((await post(northshore, montana, { envelope: await envelopeOf(northshore, montana) })).status).toBe(502)
  })
})

describe('a message is refused', () => {
  const refusals = async (code: string, answer: { readonly code: string }) => {
    expect(answer.code).toBe(code)
    expect(effects).toEqual([])
  }

  it('from a node that the list does not name', async () => {
    const stranger = createTestKey()
    const envelope = await envelopeOf(northshore, montana, { from: stranger.did })
    await refusals('federation.peer-unknown', await post(northshore, montana, { envelope, signer: stranger.signer }))
  })

  it('from the network office, which speaks for no university', async () => {
    const office = await findNodeIdentity(federation.office.context)
    const envelope = await envelopeOf(northshore, montana, { from: office.did })
    await refusals('federation.peer-unknown', await post(northshore, montana, { envelope, signer: office.signer }))
  })

  it('signed with the key of another member in the name of the first', async () => {
    const other = await findNodeIdentity(sandbank.node.context)
    const envelope = await envelopeOf(northshore, montana)
    await refusals('federation.message-invalid', await post(northshore, montana, { envelope, signer: other.signer }))
    const { did } = await findNodeIdentity(northshore.node.context)
    const posing = { ...other.signer, verificationMethod: `${did}#node-key-1` }
    await refusals('federation.signature-invalid', await post(northshore, montana, { envelope, signer: posing }))
  })

  it('signed with a key that the node does not have', async () => {
    const { did } = await findNodeIdentity(northshore.node.context)
    const key = createTestKey()
    const signer = { ...key.signer, verificationMethod: `${did}#node-key-9` }
    await refusals(
      'federation.key-unknown',
      await post(northshore, montana, { envelope: await envelopeOf(northshore, montana), signer }),
    )
  })

  it('signed with the key of a university instead of its node', async () => {
    const signer = await institutionSigner(northshore.node.context, northshore.institution)
    await refusals(
      'federation.peer-unknown',
      await post(northshore, montana, { envelope: await envelopeOf(northshore, montana), signer }),
    )
  })

  it('that speaks for a university of another node', async () => {
    const envelope = await envelopeOf(sandbank, montana, { body: noticeOf(northshore, montana) })
    const answer = await post(sandbank, montana, { envelope })
    expect(answer.body['reason']).toBe('permission.denied')
    await refusals('federation.message-refused', answer)
  })

  it('that speaks for a university of the receiver', async () => {
    const envelope = await envelopeOf(sandbank, montana, { body: noticeOf(montana, montana) })
    await refusals('federation.message-refused', await post(sandbank, montana, { envelope }))
  })

  it('when the very same request comes twice', async () => {
    const request = await signedRequest(northshore, montana, { envelope: await envelopeOf(northshore, montana) })
    expect((await postRequest(montana, request)).code).toBe('accepted')
    effects = []
    federation.setNow(new Date(now.getTime() + 500_000))
    await refusals('federation.nonce-reused', await postRequest(montana, request))
  })

  it('when only one of two requests at the same moment may use the nonce', async () => {
    const request = await signedRequest(northshore, montana, { envelope: await envelopeOf(northshore, montana) })
    const codes = (await Promise.all([1, 2, 3].map(() => postRequest(montana, request)))).map(({ code }) => code)
    expect(codes.toSorted()).toEqual(['accepted', 'federation.nonce-reused', 'federation.nonce-reused'])
    expect(effects).toHaveLength(1)
  })

  it('when it was sent to another node', async () => {
    const request = await signedRequest(northshore, sandbank, { envelope: await envelopeOf(northshore, montana) })
    await refusals('federation.signature-invalid', await postRequest(montana, request))
    const forAnother = await envelopeOf(northshore, sandbank)
    await refusals('federation.wrong-recipient', await post(northshore, montana, { envelope: forAnother }))
  })

  it('when its id comes with other content, in the same conversation or another', async () => {
    const envelope = await envelopeOf(northshore, montana)
    await post(northshore, montana, { envelope })
    effects = []
    const changed = { ...envelope, body: noticeOf(northshore, montana) }
    await refusals('federation.message-id-reused', await post(northshore, montana, { envelope: changed }))
    const moved = { ...envelope, conversation: randomUUID() }
    await refusals('federation.message-id-reused', await post(northshore, montana, { envelope: moved }))
  })

  it.each([
    ['ten minutes behind', -601],
    ['six minutes ahead', 301],
  ])('from a clock %s, with the time of the receiver', async (_, seconds) => {
    const envelope = await envelopeOf(northshore, montana)
    const created = new Date(now.getTime() + seconds * 1000)
    const answer = await post(northshore, montana, { envelope, created })
    expect([answer.status, answer.body['serverTime']]).toEqual([400, now.toISOString()])
    await refusals('federation.clock-skew', answer)
  })

  it.each<readonly [string, Parameters<typeof post>[2], string]>([
    [
      'without a signature',
      { envelope: {}, afterSigning: (request) => ({ ...request, headers: { 'content-type': 'application/json' } }) },
      'federation.signature-missing',
    ],
    [
      'with a body that was altered',
      { envelope: {}, afterSigning: (request) => ({ ...request, body: Buffer.from('{"a":1}') }) },
      'federation.digest-mismatch',
    ],
    [
      'with a header that was altered',
      {
        envelope: {},
        afterSigning: (request) => ({ ...request, headers: { ...request.headers, 'meshe-message-id': randomUUID() } }),
      },
      'federation.signature-invalid',
    ],
    [
      'with a query that was added',
      { envelope: {}, afterSigning: (request) => ({ ...request, query: '?a=1' }) },
      'federation.signature-invalid',
    ],
    ['that is not JSON', { envelope: 'hello' }, 'json.malformed'],
    ['with a member twice', { envelope: '{"id":"a","id":"b"}' }, 'json.duplicate-member'],
    ['that is no envelope', { envelope: {} }, 'federation.message-invalid'],
    ['that is a list', { envelope: '[]' }, 'federation.message-invalid'],
  ])('%s', async (_, posting, code) => {
    await refusals(code, await post(northshore, montana, posting))
  })

  it.each<readonly [string, object, string]>([
    ['of a type that does not exist', { type: 'recognition.unknown' }, 'federation.unsupported-type'],
    ['of a type that is a member of every object', { type: 'constructor' }, 'federation.unsupported-type'],
    ['with an extension that must be understood', { critical: ['sealed'] }, 'federation.unsupported-critical'],
    ['of another version', { version: 2 }, 'federation.message-invalid'],
    ['without a body', { body: undefined }, 'federation.message-invalid'],
    ['with the body of another type', { body: { requestId: randomUUID() } }, 'federation.message-invalid'],
    ['with an id that is none', { id: 'one' }, 'federation.message-invalid'],
    ['with sequence 0', { sequence: 0 }, 'federation.message-invalid'],
    ['with a sequence that is not whole', { sequence: 1.5 }, 'federation.message-invalid'],
    ['with a sequence beyond every table', { sequence: 2_147_483_648 }, 'federation.message-invalid'],
    ['that waits for one beyond every table', { after: 9_007_199_254_740_991 }, 'federation.message-invalid'],
    ['of a year before the first', { created: '0000-01-01T00:00:00Z' }, 'federation.message-invalid'],
  ])('%s', async (_, change, code) => {
    const envelope = { ...(await envelopeOf(northshore, montana)), ...change }
    await refusals(code, await post(northshore, montana, { envelope }))
  })

  it('whose header names another message than its envelope', async () => {
    const answer = await post(northshore, montana, {
      envelope: await envelopeOf(northshore, montana),
      beforeSigning: (request) => ({ ...request, headers: { ...request.headers, 'meshe-message-id': randomUUID() } }),
    })
    await refusals('federation.message-invalid', answer)
  })

  it('of more than four megabytes', async () => {
    const answer = await post(northshore, montana, { envelope: `"${'x'.repeat(4 * 1024 * 1024)}"` })
    await refusals('request.too-large', answer)
  })
})
