import type { Endpoint } from '@meshe/domain/contract'
import { recognitionApi } from '@meshe/domain/recognition'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { award, keep } from './recognition-fixtures.ts'
import { codeOf } from './recognition-network-fixtures.ts'
import { createRecognitionOffice, desk, type RecognitionOffice, reason, someId } from './recognition-office-fixtures.ts'

let office: RecognitionOffice
beforeAll(async () => {
  office = await createRecognitionOffice()
})
afterAll(() => office.close())

describe('who asks and who is asked', () => {
  it('does not ask the same twice while the answer is open', async () => {
    const { view } = await office.send()
    const again = await office.node.call(recognitionApi.requestRecognition, {
      as: office.learner,
      body: {
        heldCredentialId: view.credential.heldCredentialId ?? '',
        institution: view.institution.did,
        purpose: 'exemption',
      },
    })
    expect(await codeOf(again)).toBe('recognition.already-asked')
  })

  it('asks once where the same call is repeated', async () => {
    const { document } = await award(office.member, {
      microCredentialId: office.microCredentialId,
      email: 'twice@learners.example',
    })
    const heldCredentialId = await keep(office.node, office.learner, document)
    const { did } = office.institution
    const call = {
      as: office.learner,
      idempotencyKey: 'the-same-key-1',
      body: { heldCredentialId, institution: did, purpose: 'work' as const },
    }
    const [first, second] = [
      await office.node.ask(recognitionApi.requestRecognition, call),
      await office.node.ask(recognitionApi.requestRecognition, call),
    ]
    expect(second.id).toBe(first.id)
  })

  it.each([
    ['a credential of nobody', { heldCredentialId: someId }, 404, 'holding.credential-not-found'],
    [
      'a university outside of the network',
      { institution: 'did:web:elsewhere.example' },
      422,
      'recognition.institution-does-not-recognise',
    ],
    ['a pathway of nobody', { pathwayId: someId }, 404, 'stacking.pathway-not-found'],
    ['no purpose', { purpose: 'fun' }, 400, 'request.invalid'],
  ])('refuses %s', async (_, changes, status, code) => {
    const { view } = await office.send()
    const answer = await office.node.call(recognitionApi.requestRecognition, {
      as: office.learner,
      body: {
        heldCredentialId: view.credential.heldCredentialId ?? '',
        institution: view.institution.did,
        purpose: 'credits',
        ...changes,
      } as never,
    })
    expect([answer.status, await codeOf(answer)]).toEqual([status, code])
  })

  it('shows a request to nobody else', async () => {
    const { view } = await office.send()
    const stranger = await office.node.signIn('stranger@learners.example')
    const params = { request: view.id }
    const calls: [Endpoint, object][] = [
      [recognitionApi.showRecognitionRequest, {}],
      [recognitionApi.withdrawRequest, {}],
      [recognitionApi.supplyInformation, { body: { text: 'Mine.' } }],
      [recognitionApi.appealDecision, { body: { grounds: 'It is mine, I say.' } }],
    ]
    for (const [endpoint, given] of calls) {
      const answer = await office.node.call(endpoint, { params, as: stranger, ...given })
      expect([endpoint.id, answer.status]).toEqual([endpoint.id, 404])
      expect((await office.node.call(endpoint, { params, ...given })).status).toBe(401)
    }
    expect((await office.node.ask(recognitionApi.listRecognitionRequests, { as: stranger })).requests).toEqual([])
  })

  it('shows a case to nobody outside of the office', async () => {
    const { caseId } = await office.open()
    const montana = await office.node.institution('montana', 'SI')
    const foreign = await office.node.signIn('officer@montana.example', montana, ['recognition-officer'])
    const issuing = await office.node.signIn('issuing@northshore.example', office.institution, ['issuing-officer'])
    const params = { ...desk, case: caseId }
    const decision = { body: { ectsGranted: 5, substantialDifferences: [], reason } }
    for (const [endpoint, given] of [
      [recognitionApi.showCase, {}],
      [recognitionApi.decideCase, decision],
      [recognitionApi.decideAppeal, decision],
      [recognitionApi.showDecisionCredential, {}],
    ] as [Endpoint, object][]) {
      expect((await office.node.call(endpoint, { params, ...given })).status).toBe(401)
      expect((await office.node.call(endpoint, { params, as: issuing, ...given })).status).toBe(403)
      expect((await office.node.call(endpoint, { params, as: foreign, ...given })).status).toBe(404)
      const elsewhere = { institution: 'montana', case: caseId }
      const answer = await office.node.call(endpoint, { params: elsewhere, as: foreign, ...given })
      expect([answer.status, await codeOf(answer)]).toEqual([404, 'recognition.case-not-found'])
    }
  })

  it('publishes the list of decisions that stand, and no list that does not exist', async () => {
    const { caseId } = await office.open()
    await office.full(caseId)
    const params = { institution: 'northshore' }
    const list = await office.node.call(recognitionApi.showDecisionStatusList, { params: { ...params, list: 0 } })
    expect([list.status, list.headers.get('content-type')]).toEqual([200, 'application/vc'])
    // Anybody may ask, so it is signed once for each change and not for each question.
    const text = await list.text()
    office.moveTo(new Date(office.node.context.clock().getTime() + 1000))
    const again = await office.node.call(recognitionApi.showDecisionStatusList, { params: { ...params, list: 0 } })
    expect(await again.text()).toBe(text)
    await office.full((await office.open()).caseId)
    const changed = await office.node.call(recognitionApi.showDecisionStatusList, { params: { ...params, list: 0 } })
    expect(await changed.text()).not.toBe(text)
    for (const [slug, number] of [
      ['northshore', 1],
      ['nowhere', 0],
    ] as const) {
      const answer = await office.node.call(recognitionApi.showDecisionStatusList, {
        params: { institution: slug, list: number },
      })
      expect(answer.status).toBe(404)
    }
  })
})
