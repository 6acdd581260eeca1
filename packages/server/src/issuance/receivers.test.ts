import type { MessageBody } from '@meshe/domain/federation'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Institution } from '../accounts/institution-store.ts'
import { inTransaction } from '../db/db.ts'
import type { TestNode } from '../testing/test-node.ts'
import { createIssuingNode, type IssuingNode } from './issuance-fixtures.ts'

let issuing: IssuingNode
let node: TestNode
let montana: Institution
beforeAll(async () => {
  issuing = await createIssuingNode()
  node = issuing.node
  montana = await node.institution('montana', 'SI')
})
afterAll(() => node.close())

/** Hears, as if from this node itself, that a university has a credential. */
async function hear(change: Partial<MessageBody<'recognition.notice'>>, fromNode?: string): Promise<void> {
  const body = {
    issuer: issuing.northshore.did,
    credentialId: '',
    institution: montana.did,
    caseId: '0198c0de-0000-7000-8000-000000000001',
    event: 'received',
    outcome: null,
    ectsGranted: null,
    ...change,
  } satisfies MessageBody<'recognition.notice'>
  const sender = fromNode ?? montana.did.split(':').slice(0, 3).join(':')
  const handle = node.messageHandlers.look('recognition.notice')
  if (!handle) throw new Error('Nobody listens to notices.')
  await inTransaction(node.context.db, (tx) => handle(tx, { fromNode: sender, envelope: {} as never, body }))
}

async function withdrawalsOf(awardId: string): Promise<MessageBody<'award.revoked'>[]> {
  const rows = await node.context.db<{ body: MessageBody<'award.revoked'> }[]>`
    select body from federation_outbox where type = 'award.revoked' and conversation = ${awardId}`
  return rows.map(({ body }) => body)
}

describe('a university that has an award', () => {
  it('is told once that it was withdrawn, for every encoding', async () => {
    const { awardId } = await issuing.awardOne()
    const documents = await issuing.documentsOf(awardId)
    for (const { credentialId } of documents) await hear({ credentialId })
    await hear({ credentialId: documents[0]?.credentialId ?? '', event: 'decided', outcome: 'full', ectsGranted: 5 })
    await issuing.revoke(awardId, 'The marks were mixed up.')
    expect(await withdrawalsOf(awardId)).toEqual([
      {
        issuer: issuing.northshore.did,
        credentialIds: documents.map(({ credentialId }) => credentialId),
        at: '2027-01-15T10:00:00.000Z',
        reason: 'The marks were mixed up.',
      },
    ])
  })

  it('is told at once where it had been withdrawn before', async () => {
    const { awardId } = await issuing.awardOne()
    const [badge] = await issuing.documentsOf(awardId)
    await issuing.revoke(awardId)
    expect(await withdrawalsOf(awardId)).toEqual([])
    await hear({ credentialId: badge?.credentialId ?? '' })
    await hear({ credentialId: badge?.credentialId ?? '' })
    expect(await withdrawalsOf(awardId)).toHaveLength(1)
  })

  it('does not hold up a withdrawal when it has left the network', async () => {
    const { awardId } = await issuing.awardOne()
    await node.context.db`
      insert into award_receiver (institution_id, award_id, receiver_did, first_heard_at)
      values (${issuing.northshore.institutionId}, ${awardId}, 'did:web:gone.example', ${node.context.clock()})`
    await issuing.revoke(awardId)
    expect(await withdrawalsOf(awardId)).toEqual([])
    expect((await issuing.reportsOf(awardId)).map(({ verdict }) => verdict)).toEqual(Array(3).fill('withdrawn'))
  })

  it('is not believed where somebody else speaks, or about what nobody awarded', async () => {
    const { awardId } = await issuing.awardOne()
    const credentialId = (await issuing.documentsOf(awardId))[0]?.credentialId ?? ''
    await expect(hear({ credentialId }, 'did:web:evil.example')).rejects.toMatchObject({ code: 'permission.denied' })
    const elsewhere = { credentialId, institution: 'did:web:elsewhere.example' }
    await expect(hear(elsewhere)).rejects.toMatchObject({ code: 'permission.denied' })
    await expect(hear({ credentialId: 'urn:uuid:nobody' })).rejects.toMatchObject({ code: 'issuance.award-not-found' })
    const wrongIssuer = { credentialId, issuer: montana.did }
    await expect(hear(wrongIssuer)).rejects.toMatchObject({ code: 'issuance.award-not-found' })
    expect(await node.context.db`select 1 from award_receiver where award_id = ${awardId}`).toEqual([])
  })
})
