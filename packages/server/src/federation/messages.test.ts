import { randomUUID } from 'node:crypto'
import type { MessageBody } from '@meshe/domain/federation'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../db/db.ts'
import { createFederation, eventually, type TestFederation } from '../testing/test-federation.ts'
import { sendMessage } from './outbox-service.ts'

let federation: TestFederation<'northshore' | 'montana'>
const received: string[] = []

beforeAll(async () => {
  federation = await createFederation(['northshore', 'montana'])
  federation.members.montana.node.messageHandlers.onMessage('recognition.notice', async (_tx, { body }) => {
    received.push(body.credentialId)
  })
})
afterAll(() => federation.close())

function notice(credentialId: string): MessageBody<'recognition.notice'> {
  const { northshore, montana } = federation.members
  return {
    issuer: montana.institution.did,
    credentialId,
    institution: northshore.institution.did,
    caseId: randomUUID(),
    event: 'received',
    outcome: null,
    ectsGranted: null,
  }
}

describe('a message to another university', () => {
  it('arrives', async () => {
    const { northshore, montana } = federation.members
    const { context } = northshore.node
    const id = await inTransaction(context.db, (tx) =>
      sendMessage(tx, context, {
        to: montana.institution.did,
        type: 'recognition.notice',
        body: notice('urn:example:1'),
        conversation: randomUUID(),
      }),
    )
    await eventually(async () => {
      const [row] = await context.db`select state, last_error from federation_outbox where message_id = ${id}`
      if (row?.['last_error']) throw new Error(row['last_error'])
      return row?.['state'] === 'delivered'
    })
    expect(received).toEqual(['urn:example:1'])
  })
})
