import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../db/db.ts'
import { sendMessage } from '../federation/outbox-service.ts'
import { eventually } from '../testing/test-federation.ts'
import { award } from './recognition-fixtures.ts'
import { createRecognitionNetwork, type RecognitionNetwork } from './recognition-network-fixtures.ts'

let network: RecognitionNetwork
beforeAll(async () => {
  network = await createRecognitionNetwork()
})
afterAll(() => network.close())

describe('what goes wrong between the nodes', () => {
  it('loses nothing while the other university is down', async () => {
    const { northshore, montana } = network.members
    network.wire.down.add(montana.node.context.config.origin)
    const view = await network.send(
      await award(northshore, { microCredentialId: network.microCredentialId, email: network.nextEmail() }),
    )
    expect(view).toMatchObject({ state: 'submitted', delivery: 'on-its-way', dueAt: null })
    await eventually(async () => {
      const [row] = await northshore.node.context.db`
        select 1 from federation_outbox where conversation = ${view.id} and attempts > 0 and state = 'waiting'`
      return row
    })
    network.wire.down.clear()
    await network.until(view.id, ({ state }) => state === 'assessing')
    await network.expectOneTruth({ requestId: view.id, caseId: await network.caseOf(view.id) })
  })

  it('makes one case of a request that arrives twice', async () => {
    const { northshore, montana } = network.members
    network.wire.losesReceipts = true
    const view = await network.send(
      await award(northshore, { microCredentialId: network.microCredentialId, email: network.nextEmail() }),
    )
    await network.caseOf(view.id)
    network.wire.losesReceipts = false
    await network.until(view.id, ({ state }) => state === 'assessing')
    await eventually(async () => {
      const [row] = await northshore.node.context.db`
        select 1 from federation_outbox where conversation = ${view.id} and state = 'delivered'`
      return row
    })
    const cases = await montana.node.context.db`select 1 from recognition_case where request_id = ${view.id}`
    expect(cases).toHaveLength(1)
  })

  it('takes a state only from the node of the university that decides', async () => {
    const { northshore, montana, sunmere } = network.members
    const asked = await network.ask()
    const { context } = sunmere.node
    const forged = (institution: string) =>
      inTransaction(context.db, (tx) =>
        sendMessage(tx, context, {
          to: northshore.institution.did,
          type: 'recognition.state-changed',
          conversation: asked.requestId,
          body: {
            requestId: asked.requestId,
            caseId: asked.caseId,
            institution,
            version: 99,
            state: 'decided',
            turn: 'nobody',
            dueAt: null,
            question: null,
            decision: null,
            decisionCredential: null,
            events: [],
          },
        }),
      )
    const stateOf = (id: string) =>
      eventually(async () => {
        const [row] = await context.db<{ state: string; error: string | null }[]>`
          select state, last_error as error from federation_outbox where message_id = ${id} and state <> 'waiting'`
        return row
      })
    expect(await stateOf(await forged(montana.institution.did))).toMatchObject({ state: 'given-up' })
    // In its own name it may speak, but nobody has asked it.
    expect(await stateOf(await forged(sunmere.institution.did))).toMatchObject({ state: 'delivered' })
    expect(await network.show(asked.requestId)).toMatchObject({ state: 'assessing' })
  })

  it('puts no credential of somebody else into the wallet as the decision', async () => {
    const { northshore, montana } = network.members
    const asked = await network.ask()
    const before = await network.show(asked.requestId)
    const held = () =>
      northshore.node.context.db`select 1 from held_credential where source = 'recognition'`.then(
        ({ length }) => length,
      )
    const heldBefore = await held()
    const { context } = montana.node
    await inTransaction(context.db, (tx) =>
      sendMessage(tx, context, {
        to: northshore.institution.did,
        type: 'recognition.state-changed',
        conversation: asked.requestId,
        body: {
          requestId: asked.requestId,
          caseId: asked.caseId,
          institution: montana.institution.did,
          version: 99,
          state: 'assessing',
          turn: 'university',
          dueAt: before.dueAt,
          question: null,
          decision: null,
          decisionCredential: { ...asked.awarded.document, id: 'urn:uuid:0198c0de-0000-7000-8000-0000000000aa' },
          events: [],
        },
      }),
    )
    await eventually(async () => {
      const [row] = await northshore.node.context.db`
        select 1 from recognition_request where request_id = ${asked.requestId} and version = 99`
      return row
    })
    expect(await held()).toBe(heldBefore)
    expect(await network.show(asked.requestId)).toMatchObject({ decisionCredentialId: null })
  })

  it('takes a withdrawal only from the node of the issuer', async () => {
    const { northshore, montana, sunmere } = network.members
    const asked = await network.ask()
    await network.decide(asked.caseId, 5)
    const { context } = sunmere.node
    const credentialIds = [String(asked.awarded.document['id'])]
    for (const issuer of [northshore.institution.did, sunmere.institution.did]) {
      const id = await inTransaction(context.db, (tx) =>
        sendMessage(tx, context, {
          to: montana.institution.did,
          type: 'award.revoked',
          conversation: asked.caseId,
          body: { issuer, credentialIds, at: context.clock().toISOString(), reason: 'Because we say so.' },
        }),
      )
      await eventually(async () => {
        const [row] = await context.db`select 1 from federation_outbox where message_id = ${id} and state <> 'waiting'`
        return row
      })
    }
    expect(await network.showCase(asked.caseId)).toMatchObject({ state: 'decided', reviewReason: null })
  })

  it('does not take an answer from a node that never asked', async () => {
    const { montana, sunmere } = network.members
    const asked = await network.ask()
    const { context } = sunmere.node
    const id = await inTransaction(context.db, (tx) =>
      sendMessage(tx, context, {
        to: montana.institution.did,
        type: 'recognition.answered',
        conversation: asked.requestId,
        body: {
          requestId: asked.requestId,
          institution: montana.institution.did,
          event: 'withdrawn',
          text: null,
          documents: [],
        },
      }),
    )
    await eventually(async () => {
      const [row] = await context.db`select 1 from federation_outbox where message_id = ${id} and state = 'given-up'`
      return row
    })
    expect(await network.showCase(asked.caseId)).toMatchObject({ state: 'assessing' })
  })
})
