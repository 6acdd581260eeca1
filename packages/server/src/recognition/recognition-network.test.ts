import { holdingApi } from '@meshe/domain/holding'
import { recognitionApi } from '@meshe/domain/recognition'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../testing/test-federation.ts'
import { verifyDocument } from '../verification/verification-service.ts'
import { award, keep, revoke } from './recognition-fixtures.ts'
import {
  codeOf,
  createRecognitionNetwork,
  desk,
  level,
  type RecognitionNetwork,
} from './recognition-network-fixtures.ts'
import { listDecisionsOfInstitution, listRequestsOfAccount } from './recognition-service.ts'

let network: RecognitionNetwork
beforeAll(async () => {
  network = await createRecognitionNetwork()
})
afterAll(() => network.close())

describe('a request from one university to another', () => {
  it('arrives with its credential checked, its criteria filled in and its clock running', async () => {
    const asked = await network.ask()
    const view = await network.showCase(asked.caseId)
    expect(view.report.verdict).toBe('valid')
    expect(view).toMatchObject({
      state: 'assessing',
      ectsClaimed: 5,
      purpose: 'credits',
      applicantMessage: 'Please count it.',
      missing: [],
      isLate: false,
      mayHearAppeal: true,
    })
    expect(view.criteria.find(({ criterion }) => criterion === 'workload')).toMatchObject({
      credentialSays: ['ects:5', 'hours:125'],
      result: 'not-compared',
    })
    const months = (Date.parse(view.dueAt ?? '') - Date.parse(view.completeAt ?? '')) / (30.4 * 24 * 3600_000)
    expect(months).toBeGreaterThan(3.9)
    expect(months).toBeLessThan(4.1)
    const mine = await network.until(asked.requestId, ({ delivery }) => delivery === 'delivered')
    expect(mine.events.map(({ event }) => event)).toEqual(['sent', 'received', 'complete'])
    await network.expectOneTruth(asked)
  })

  it('is asked about, answered with a further credential, decided in part, and reaches the wallet', async () => {
    const { northshore, montana } = network.members
    const asked = await network.ask()
    const params = { ...desk, case: asked.caseId }
    const dueBefore = (await network.showCase(asked.caseId)).dueAt
    await montana.node.ask(recognitionApi.askForInformation, {
      params,
      as: network.ana,
      body: { question: 'Which software?' },
    })
    const questioned = await network.until(asked.requestId, ({ turn }) => turn === 'learner')
    expect(questioned).toMatchObject({ state: 'information-requested', question: 'Which software?', mayAppeal: false })
    expect(await codeOf(await network.decide(asked.caseId, 5))).toBe('recognition.wrong-state')

    const further = await award(northshore, {
      microCredentialId: network.microCredentialId,
      email: network.nextEmail(),
    })
    const heldCredentialId = await keep(northshore.node, network.learner, further.document)
    const answered = await northshore.node.ask(recognitionApi.supplyInformation, {
      params: { request: asked.requestId },
      as: network.learner,
      body: { text: 'The free one.', heldCredentialId },
    })
    expect(answered).toMatchObject({ turn: 'university', question: null, delivery: 'on-its-way' })
    await network.until(asked.requestId, ({ state, delivery }) => state === 'assessing' && delivery === 'delivered')
    const view = await network.showCase(asked.caseId)
    expect(view.furtherCredentials.map(({ verdict }) => verdict)).toEqual(['valid'])
    expect(Date.parse(view.dueAt ?? '')).toBeGreaterThan(Date.parse(dueBefore ?? ''))

    expect((await network.decide(asked.caseId, 3)).status).toBe(201)
    expect(await codeOf(await network.decide(asked.caseId, 3))).toBe('recognition.wrong-state')
    const decided = await network.until(asked.requestId, ({ decisionCredentialId }) => decisionCredentialId !== null)
    expect(decided).toMatchObject({
      state: 'decided',
      turn: 'nobody',
      mayAppeal: true,
      decision: { outcome: 'partial', ectsGranted: 3, ectsClaimed: 5, substantialDifferences: [level], isFinal: false },
    })
    const held = await northshore.node.ask(holdingApi.showHeldCredential, {
      params: { credential: decided.decisionCredentialId ?? '' },
      as: network.learner,
    })
    expect(held).toMatchObject({ source: 'recognition', format: 'recognition-decision' })
    expect(held.report.verdict).toBe('valid')
    await network.expectOneTruth(asked)
    const subjects = await eventually(async () => {
      const mails = await northshore.node.context.db<{ cause: string }[]>`
        select cause from mail where cause like ${`recognition:${asked.requestId}:%`} order by created_at, mail_id`
      return mails.length >= 3 && mails
    })
    expect(subjects).toHaveLength(3)
  })

  it('is told to the issuer: that it was received, and what came of it', async () => {
    const { northshore, montana } = network.members
    const asked = await network.ask()
    await network.decide(asked.caseId, 5)
    const { db } = northshore.node.context
    await eventually(async () => {
      const notices = await db`
        select 1 from federation_inbox where type = 'recognition.notice' and conversation = ${asked.caseId}`
      return notices.length === 2
    })
    const receivers = await db<{ did: string }[]>`
      select receiver_did as did from award_receiver where award_id = ${asked.awarded.awardId}`
    expect(receivers).toEqual([{ did: montana.institution.did }])
  })

  it('is heard again by somebody else, and the first decision stands no more', async () => {
    const { northshore, montana } = network.members
    const asked = await network.ask()
    await network.decide(asked.caseId, 0)
    const refused = await network.until(asked.requestId, ({ decisionCredentialId }) => decisionCredentialId !== null)
    const params = { request: asked.requestId }
    await northshore.node.ask(recognitionApi.appealDecision, {
      params,
      as: network.learner,
      body: { grounds: 'The level is seven, see page two.' },
    })
    expect(
      await codeOf(await northshore.node.call(recognitionApi.withdrawRequest, { params, as: network.learner })),
    ).toBe('recognition.wrong-state')
    await network.until(asked.requestId, ({ state }) => state === 'appealed')
    expect((await network.showCase(asked.caseId, network.ana)).mayHearAppeal).toBe(false)
    expect(await codeOf(await network.decide(asked.caseId, 5, { as: network.ana, isAppeal: true }))).toBe(
      'recognition.decider-may-not-hear-appeal',
    )
    expect(await codeOf(await network.decide(asked.caseId, 5, { as: network.bor }))).toBe('recognition.wrong-state')
    const first = await montana.node.ask(recognitionApi.showDecisionCredential, {
      params: { ...desk, case: asked.caseId },
      as: network.ana,
    })
    expect((await verifyDocument(montana.node.context, first)).verdict).toBe('valid')
    expect((await network.decide(asked.caseId, 5, { as: network.bor, isAppeal: true })).status).toBe(201)
    const heard = await network.until(
      asked.requestId,
      (view) => view.state === 'appeal-decided' && view.decisionCredentialId !== null,
    )
    expect(heard).toMatchObject({ mayAppeal: false, decision: { outcome: 'full', ectsGranted: 5, isFinal: true } })
    expect(heard.decisionCredentialId).not.toBe(refused.decisionCredentialId)
    expect(
      await codeOf(
        await northshore.node.call(recognitionApi.appealDecision, {
          params,
          as: network.learner,
          body: { grounds: 'Once more, please.' },
        }),
      ),
    ).toBe('recognition.wrong-state')
    expect((await verifyDocument(montana.node.context, first)).verdict).toBe('withdrawn')
    await network.expectOneTruth(asked)
  })

  it('is reviewed when the issuer withdraws the award, and counts no more once it is taken back', async () => {
    const { northshore, montana } = network.members
    const asked = await network.ask()
    await network.decide(asked.caseId, 5)
    await network.until(asked.requestId, ({ state }) => state === 'decided')
    await revoke(northshore, asked.awarded.awardId, 'The marks were mixed up.')
    const reviewed = await network.until(asked.requestId, ({ state }) => state === 'review-required')
    expect(reviewed).toMatchObject({ turn: 'university', decision: { ectsGranted: 5 } })
    const standing = async () =>
      (await listDecisionsOfInstitution(montana.node.context.db, montana.institution.institutionId)).find(
        ({ caseId }) => caseId === asked.caseId,
      )
    expect(await standing()).toMatchObject({ isUnderReview: true, ectsGranted: 5, state: 'review-required', eqf: 6 })
    const taken = await montana.node.ask(recognitionApi.reviewDecision, {
      params: { ...desk, case: asked.caseId },
      as: network.ana,
      body: { result: 'taken-back', reason: 'The award does not exist any more.' },
    })
    expect(taken).toMatchObject({ state: 'closed', decision: { outcome: 'refused', ectsGranted: 0 } })
    await network.until(asked.requestId, ({ state }) => state === 'closed')
    expect(await standing()).toMatchObject({ isUnderReview: false, ectsGranted: 0, outcome: 'refused' })
    const [request] = await listRequestsOfAccount(northshore.node.context.db, network.learner.accountId)
    expect(request).toMatchObject({ requestId: asked.requestId, state: 'closed', isUnderReview: false })
    expect(await network.show(asked.requestId)).toMatchObject({ mayAppeal: true })
    await network.expectOneTruth(asked)
  })

  it('grants nothing for an award that is withdrawn before the decision', async () => {
    const asked = await network.ask()
    await revoke(network.members.northshore, asked.awarded.awardId, 'The marks were mixed up.')
    await network.until(asked.requestId, ({ events }) => events.some(({ event }) => event === 'award-withdrawn'))
    expect(await codeOf(await network.decide(asked.caseId, 5))).toBe('recognition.credential-proves-nothing')
    expect(await network.showCase(asked.caseId)).toMatchObject({
      state: 'assessing',
      reviewReason: 'The marks were mixed up.',
    })
    expect((await network.decide(asked.caseId, 0)).status).toBe(201)
  })

  it('is compared with the component of the pathway it is asked for, and the decision names both', async () => {
    const { northshore, montana } = network.members
    const pathwayId = await network.publishPathway()
    const awarded = await award(northshore, {
      microCredentialId: network.microCredentialId,
      email: network.nextEmail(),
    })
    const heldCredentialId = await keep(northshore.node, network.learner, awarded.document)
    const { id: requestId } = await northshore.node.ask(recognitionApi.requestRecognition, {
      as: network.learner,
      body: {
        heldCredentialId,
        institution: montana.institution.did,
        purpose: 'credits',
        pathwayId,
        componentId: 'statistics',
      },
    })
    await network.until(requestId, ({ state }) => state === 'assessing')
    const caseId = await network.caseOf(requestId)
    const view = await network.showCase(caseId)
    expect(view).toMatchObject({
      pathway: { id: pathwayId, title: { en: 'Care with data' } },
      componentId: 'statistics',
    })
    expect(view.criteria.filter(({ comparedWith }) => comparedWith.length > 0)).toMatchObject([
      { criterion: 'level', credentialSays: ['eqf:6'], comparedWith: ['eqf:7'], result: 'look-at-this' },
      { criterion: 'learning-outcomes', comparedWith: ['outcomes:1', 'matched:1'], result: 'fits' },
      { criterion: 'workload', credentialSays: ['ects:5', 'hours:125'], comparedWith: ['ects:4'], result: 'fits' },
      { criterion: 'testing', comparedWith: ['assessment:written-examination'], result: 'fits' },
    ])
    await network.decide(caseId, 4)
    const decided = await network.until(requestId, ({ decisionCredentialId }) => decisionCredentialId !== null)
    const held = await northshore.node.ask(holdingApi.showHeldCredential, {
      params: { credential: decided.decisionCredentialId ?? '' },
      as: network.learner,
    })
    expect(held.report.verdict).toBe('valid')
    const credential = await montana.node.ask(recognitionApi.showDecisionCredential, {
      params: { ...desk, case: caseId },
      as: network.ana,
    })
    expect(credential).toMatchObject({
      credentialSubject: {
        recognitionDecision: {
          countsTowards: {
            id: `urn:uuid:${pathwayId}`,
            pathwayTitle: { en: 'Care with data' },
            component: 'statistics',
          },
        },
      },
    })
    const db = montana.node.context.db
    const { institutionId } = montana.institution
    const forPathway = await listDecisionsOfInstitution(db, institutionId, { pathwayId })
    expect(forPathway.find((one) => one.caseId === caseId)).toMatchObject({ componentId: 'statistics', ectsGranted: 4 })
    expect(await listDecisionsOfInstitution(db, institutionId, { learnerIds: [] })).toEqual([])
  })

  it('shows similar decisions of the university, without names', async () => {
    const asked = await network.ask()
    const { precedents } = await network.showCase(asked.caseId)
    expect(precedents.length).toBeGreaterThanOrEqual(2)
    expect(precedents.every(({ similarity }) => similarity === 'same-micro-credential')).toBe(true)
    expect(JSON.stringify(precedents)).not.toContain('Maria')
  })

  it('can be taken back before it is decided', async () => {
    const asked = await network.ask()
    const params = { request: asked.requestId }
    await network.members.northshore.node.ask(recognitionApi.withdrawRequest, { params, as: network.learner })
    await network.until(asked.requestId, ({ state, delivery }) => state === 'withdrawn' && delivery === 'delivered')
    expect(await codeOf(await network.decide(asked.caseId, 5))).toBe('recognition.wrong-state')
    await network.expectOneTruth(asked)
  })

  it('that was withdrawn just after the decision stays decided, and both sides say so', async () => {
    const { northshore, montana } = network.members
    const asked = await network.ask()
    network.wire.down.add(montana.node.context.config.origin)
    await northshore.node.ask(recognitionApi.withdrawRequest, {
      params: { request: asked.requestId },
      as: network.learner,
    })
    await network.decide(asked.caseId, 5)
    network.wire.down.clear()
    const view = await network.until(
      asked.requestId,
      ({ delivery, state }) => delivery === 'delivered' && state === 'decided',
    )
    expect(view.events.at(-1)?.event).toBe('came-too-late')
    await network.expectOneTruth(asked)
  })
})
