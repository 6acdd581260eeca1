import { auditApi } from '@meshe/domain/audit'
import type { Endpoint } from '@meshe/domain/contract'
import { type RecognitionRequestView, recognitionApi } from '@meshe/domain/recognition'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { completeDescription, publishMicroCredential } from '../catalogue/catalogue-fixtures.ts'
import { createFederation, eventually, type TestFederation } from '../testing/test-federation.ts'
import type { Caller, TestNode } from '../testing/test-node.ts'
import { recheckRecognised } from './check-cases.ts'
import { award, keep, revoke } from './recognition-fixtures.ts'
import { signDecisions } from './sign-decisions.ts'

const begin = new Date('2027-10-31T10:00:00Z')
const desk = { institution: 'northshore' }
const reason = 'We looked at the outcomes and the level.'
const quality = { element: 'quality' as const, reasoning: 'Nobody assures its quality.' }
const someId = '0198c0de-0000-7000-8000-00000000000f'

let federation: TestFederation<'northshore'>
let node: TestNode
let learner: Caller
let officer: Caller
let microCredentialId: string

beforeAll(async () => {
  federation = await createFederation(['northshore'], { now: begin })
  const { institution } = federation.members.northshore
  node = federation.members.northshore.node
  learner = await node.signIn('maria@learners.example')
  officer = await node.signIn('ana@northshore.example', institution, ['recognition-officer'])
  microCredentialId = (await publishMicroCredential(node, institution)).id
})
afterAll(() => federation.close())
beforeEach(() => moveTo(begin))

function moveTo(now: Date): void {
  node.setNow(now)
  federation.office.setNow(now)
}

let learners = 0

async function send(document?: Record<string, unknown>): Promise<{ view: RecognitionRequestView; awardId: string }> {
  learners += 1
  const given = { microCredentialId, email: `learner-${learners}@learners.example` }
  const awarded = await award(federation.members.northshore, given)
  const heldCredentialId = await keep(node, learner, document ?? awarded.document)
  const view = await node.ask(recognitionApi.requestRecognition, {
    as: learner,
    body: { heldCredentialId, institution: federation.members.northshore.institution.did, purpose: 'exemption' },
  })
  return { view, awardId: awarded.awardId }
}

async function until(requestId: string, holds: (view: RecognitionRequestView) => boolean) {
  return eventually(async () => {
    const view = await node.ask(recognitionApi.showRecognitionRequest, { as: learner, params: { request: requestId } })
    return holds(view) && view
  })
}

async function open(document?: Record<string, unknown>, state = 'assessing') {
  const { view, awardId } = await send(document)
  await until(view.id, (seen) => seen.state === state && seen.delivery === 'delivered')
  const [row] = await node.context.db<
    { id: string }[]
  >`select case_id as id from recognition_case where request_id = ${view.id}`
  return { requestId: view.id, caseId: row?.id ?? '', awardId }
}

function at(caseId: string) {
  return { params: { ...desk, case: caseId }, as: officer }
}

function full(caseId: string): Promise<Response> {
  const body = { ectsGranted: 5, substantialDifferences: [], reason }
  return node.call(recognitionApi.decideCase, { ...at(caseId), body })
}

async function codeOf(answer: Response): Promise<string> {
  const { type } = (await answer.json()) as { type?: string }
  return type?.replace('urn:meshe:error:', '') ?? `answered ${answer.status}`
}

describe('a case at a university on the node of the wallet', () => {
  it('comes through the same messages, and its four months end on the last day of February', async () => {
    const { requestId, caseId } = await open()
    const view = await node.ask(recognitionApi.showCase, at(caseId))
    expect(view).toMatchObject({
      state: 'assessing',
      purpose: 'exemption',
      applicantName: 'Maria Kos',
      completeAt: '2027-10-31T10:00:00.000Z',
      dueAt: '2028-02-29T10:00:00.000Z',
    })
    expect((await until(requestId, ({ dueAt }) => dueAt !== null)).dueAt).toBe(view.dueAt)
    const { cases, counts } = await node.ask(recognitionApi.listCases, { params: desk, as: officer })
    expect(cases.map(({ id }) => id)).toContain(caseId)
    expect(counts['assessing']).toBeGreaterThan(0)
  })

  it('is late when its time is over, and only moves later with a reason', async () => {
    const { caseId } = await open()
    const delay = (newDueOn: string, why = 'The teacher who knows this course is ill.') =>
      node.call(recognitionApi.announceDelay, { ...at(caseId), body: { newDueOn, reason: why } })
    expect(await codeOf(await delay('2028-02-28'))).toBe('recognition.deadline-may-only-move-later')
    expect(await codeOf(await delay('2028-03-31', 'ill'))).toBe('request.invalid')
    moveTo(new Date('2028-03-01T00:00:00Z'))
    const { cases } = await node.ask(recognitionApi.listCases, {
      params: desk,
      as: officer,
      query: { state: 'assessing' },
    })
    expect(cases.find(({ id }) => id === caseId)).toMatchObject({ isLate: true })
    expect((await delay('2028-03-31')).status).toBe(200)
    const moved = await node.ask(recognitionApi.showCase, at(caseId))
    expect(moved).toMatchObject({ isLate: false, dueAt: '2028-03-31T23:59:59.000Z' })
    expect(moved.events.at(-1)).toMatchObject({
      event: 'delay-announced',
      text: 'The teacher who knows this course is ill.',
    })
  })

  it('stands still while the learner is asked', async () => {
    const { requestId, caseId } = await open()
    const question = 'Which book did you use?'
    await node.ask(recognitionApi.askForInformation, { ...at(caseId), body: { question } })
    await until(requestId, ({ turn }) => turn === 'learner')
    moveTo(new Date('2027-11-10T10:00:00Z'))
    await node.ask(recognitionApi.supplyInformation, {
      as: learner,
      params: { request: requestId },
      body: { text: 'The blue one.' },
    })
    const view = await until(requestId, ({ state }) => state === 'assessing')
    expect(view.dueAt).toBe('2028-03-10T10:00:00.000Z')
    expect(view.events.map(({ event }) => event)).toEqual(['sent', 'received', 'complete', 'asked', 'answered'])
  })

  it('is decided once, and not without a ground', async () => {
    const { caseId } = await open()
    const decide = (ectsGranted: number, substantialDifferences: (typeof quality)[]) =>
      node.call(recognitionApi.decideCase, { ...at(caseId), body: { ectsGranted, substantialDifferences, reason } })
    expect(await codeOf(await decide(2, []))).toBe('recognition.ground-required')
    expect(await codeOf(await decide(5, [quality]))).toBe('recognition.grounds-without-reduction')
    expect(await codeOf(await decide(6, []))).toBe('recognition.grants-more-than-claimed')
    expect(await node.ask(recognitionApi.showCase, at(caseId))).toMatchObject({ state: 'assessing', decision: null })
    expect((await decide(2, [quality])).status).toBe(201)
    expect(await codeOf(await decide(2, [quality]))).toBe('recognition.wrong-state')
    expect(await codeOf(await full(caseId))).toBe('recognition.wrong-state')
  })

  it('can be appealed for thirty days', async () => {
    const { requestId, caseId } = await open()
    await full(caseId)
    await until(requestId, ({ state }) => state === 'decided')
    const appeal = () =>
      node.call(recognitionApi.appealDecision, {
        as: learner,
        params: { request: requestId },
        body: { grounds: 'You forgot the second part.' },
      })
    moveTo(new Date('2027-11-30T10:00:01Z'))
    expect(await codeOf(await appeal())).toBe('recognition.appeal-too-late')
    expect((await until(requestId, () => true)).mayAppeal).toBe(false)
    moveTo(new Date('2027-11-30T10:00:00Z'))
    expect((await appeal()).status).toBe(200)
    await until(requestId, ({ state }) => state === 'appealed')
    const own = await node.call(recognitionApi.decideAppeal, {
      ...at(caseId),
      body: { ectsGranted: 5, substantialDifferences: [], reason },
    })
    expect([own.status, await codeOf(own)]).toEqual([403, 'recognition.decider-may-not-hear-appeal'])
  })

  it('writes down who did what, and tells the learner nothing of it', async () => {
    const { caseId } = await open()
    await full(caseId)
    const administrator = await node.signIn('admin@northshore.example', federation.members.northshore.institution, [
      'administrator',
    ])
    const { events } = await node.ask(auditApi.listAuditEvents, {
      params: desk,
      as: administrator,
      query: { limit: 100 },
    })
    const mine = events.filter(({ subject }) => subject.id === caseId)
    expect(mine.map(({ action, by }) => [action, by]).sort()).toEqual([
      ['recognition.complete', null],
      ['recognition.decided', 'ana@northshore.example'],
      ['recognition.received', null],
    ])
    const view = await node.ask(recognitionApi.showCase, at(caseId))
    expect(JSON.stringify(view.events)).not.toContain('ana@')
  })
})

describe('a case that is not complete', () => {
  it('waits for the officer with the list of what is missing', async () => {
    const { institution } = federation.members.northshore
    const thin = completeDescription({ title: { en: 'A course that says little' } })
    const other = (await publishMicroCredential(node, institution, thin)).id
    const { document } = await award(federation.members.northshore, {
      microCredentialId: other,
      email: 'thin@learners.example',
    })
    const changed = structuredClone(document) as { validFrom?: string }
    changed.validFrom = '2027-01-01T00:00:00Z'
    const heldId = await keep(node, learner, document)
    await node.context
      .db`update held_document set document = ${JSON.stringify(changed)} where held_credential_id = ${heldId}`
    const view = await node.ask(recognitionApi.requestRecognition, {
      as: learner,
      body: { heldCredentialId: heldId, institution: institution.did, purpose: 'work' },
    })
    await until(view.id, ({ delivery }) => delivery === 'delivered')
    const [row] = await node.context.db<
      { id: string }[]
    >`select case_id as id from recognition_case where request_id = ${view.id}`
    await eventually(async () => {
      const [checked] = await node.context
        .db`select 1 from recognition_case where case_id = ${row?.id ?? ''} and intake_at is null`
      return checked
    })
    const seen = await node.ask(recognitionApi.showCase, at(row?.id ?? ''))
    expect(seen).toMatchObject({ state: 'submitted', dueAt: null, content: null })
    expect(seen.report.verdict).toBe('changed')
    expect(seen.missing).toEqual(['verification', 'workload', 'learning-outcomes', 'testing', 'quality'])
    const confirmed = await node.ask(recognitionApi.confirmComplete, at(row?.id ?? ''))
    expect(confirmed).toMatchObject({ state: 'assessing', dueAt: '2028-02-29T10:00:00.000Z', missing: [] })
    expect(await codeOf(await full(row?.id ?? ''))).toBe('recognition.credential-proves-nothing')
  })

  it('needs to know how many credits are asked for', async () => {
    const { caseId } = await open()
    const { db } = node.context
    await db`update recognition_case set state = 'submitted', complete_at = null, due_at = null, ects_claimed = null
      where case_id = ${caseId}`
    expect(await codeOf(await node.call(recognitionApi.confirmComplete, at(caseId)))).toBe(
      'recognition.workload-unknown',
    )
    expect(
      await codeOf(await node.call(recognitionApi.confirmComplete, { ...at(caseId), body: { ectsClaimed: 0 } })),
    ).toBe('recognition.workload-unknown')
    const confirmed = await node.ask(recognitionApi.confirmComplete, { ...at(caseId), body: { ectsClaimed: 4 } })
    expect(confirmed).toMatchObject({ state: 'assessing', ectsClaimed: 4 })
  })
})

describe('a university that promises to be faster', () => {
  it('is held to it from then on', async () => {
    const { institution } = federation.members.northshore
    const administrator = await node.signIn('admin@northshore.example', institution, ['administrator'])
    const save = (decisionMonths: number, as = administrator) =>
      node.call(recognitionApi.saveRecognitionPolicy, { params: desk, as, body: { decisionMonths } })
    expect(await codeOf(await save(5))).toBe('request.invalid')
    expect(await codeOf(await save(0))).toBe('request.invalid')
    expect(await codeOf(await save(2, officer))).toBe('permission.denied')
    expect((await save(2)).status).toBe(200)
    const { caseId } = await open()
    expect((await node.ask(recognitionApi.showCase, at(caseId))).dueAt).toBe('2027-12-31T10:00:00.000Z')
    await save(4)
    expect(await node.ask(recognitionApi.showRecognitionPolicy, { params: desk, as: officer })).toEqual({
      decisionMonths: 4,
    })
  })
})

describe('a recognised award that is withdrawn without a word', () => {
  it('is found by looking again, confirmed in spite of it, and not asked again', async () => {
    const { requestId, caseId, awardId } = await open()
    await full(caseId)
    await until(requestId, ({ state }) => state === 'decided')
    await node.context.db`delete from award_receiver where award_id = ${awardId}`
    await revoke(federation.members.northshore, awardId, 'An error in the marks.')
    moveTo(new Date('2027-11-01T10:00:00Z'))
    await recheckRecognised(node.context)
    const reviewed = await until(requestId, ({ state }) => state === 'review-required')
    expect(reviewed.events.at(-1)).toMatchObject({ event: 'award-withdrawn', by: 'system' })
    await node.ask(recognitionApi.reviewDecision, {
      ...at(caseId),
      body: { result: 'confirmed', reason: 'Only the paper was withdrawn; the learning took place.' },
    })
    await until(requestId, ({ state }) => state === 'decided')
    moveTo(new Date('2027-11-02T10:00:00Z'))
    await recheckRecognised(node.context)
    expect(await node.ask(recognitionApi.showCase, at(caseId))).toMatchObject({
      state: 'decided',
      reviewReason: null,
      decision: { ectsGranted: 5 },
    })
  })
})

describe('a crash between decision and signature', () => {
  it('leaves a decision that stands and is signed afterwards, once', async () => {
    const { caseId } = await open()
    const { db } = node.context
    await full(caseId)
    await eventually(
      async () => (await db`select 1 from recognition_decision where case_id = ${caseId} and document is not null`)[0],
    )
    // As if the process had ended after the first commit.
    await db`update recognition_decision set document = null, signed_at = null where case_id = ${caseId}`
    expect(await node.ask(recognitionApi.showCase, at(caseId))).toMatchObject({
      state: 'decided',
      decision: { outcome: 'full' },
    })
    await Promise.all([signDecisions(node.context), signDecisions(node.context)])
    const credential = await node.ask(recognitionApi.showDecisionCredential, at(caseId))
    expect(credential).toMatchObject({
      credentialSubject: { recognitionDecision: { outcome: 'full', ectsGranted: 5 } },
    })
    const signings = await db`
      select 1 from audit_event where action = 'recognition.decision-signed' and subject_id =
        (select decision_id::text from recognition_decision where case_id = ${caseId})`
    expect(signings).toHaveLength(2)
  })
})

describe('who asks and who is asked', () => {
  it('does not ask the same twice while the answer is open', async () => {
    const { view } = await send()
    const again = await node.call(recognitionApi.requestRecognition, {
      as: learner,
      body: {
        heldCredentialId: view.credential.heldCredentialId ?? '',
        institution: view.institution.did,
        purpose: 'exemption',
      },
    })
    expect(await codeOf(again)).toBe('recognition.already-asked')
  })

  it('asks once where the same call is repeated', async () => {
    const { document } = await award(federation.members.northshore, {
      microCredentialId,
      email: 'twice@learners.example',
    })
    const heldCredentialId = await keep(node, learner, document)
    const { did } = federation.members.northshore.institution
    const call = {
      as: learner,
      idempotencyKey: 'the-same-key-1',
      body: { heldCredentialId, institution: did, purpose: 'work' as const },
    }
    const [first, second] = [
      await node.ask(recognitionApi.requestRecognition, call),
      await node.ask(recognitionApi.requestRecognition, call),
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
    const { view } = await send()
    const answer = await node.call(recognitionApi.requestRecognition, {
      as: learner,
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
    const { view } = await send()
    const stranger = await node.signIn('stranger@learners.example')
    const params = { request: view.id }
    const calls: [Endpoint, object][] = [
      [recognitionApi.showRecognitionRequest, {}],
      [recognitionApi.withdrawRequest, {}],
      [recognitionApi.supplyInformation, { body: { text: 'Mine.' } }],
      [recognitionApi.appealDecision, { body: { grounds: 'It is mine, I say.' } }],
    ]
    for (const [endpoint, given] of calls) {
      const answer = await node.call(endpoint, { params, as: stranger, ...given })
      expect([endpoint.id, answer.status]).toEqual([endpoint.id, 404])
      expect((await node.call(endpoint, { params, ...given })).status).toBe(401)
    }
    expect((await node.ask(recognitionApi.listRecognitionRequests, { as: stranger })).requests).toEqual([])
  })

  it('shows a case to nobody outside of the office', async () => {
    const { caseId } = await open()
    const montana = await node.institution('montana', 'SI')
    const foreign = await node.signIn('officer@montana.example', montana, ['recognition-officer'])
    const issuing = await node.signIn('issuing@northshore.example', federation.members.northshore.institution, [
      'issuing-officer',
    ])
    const params = { ...desk, case: caseId }
    const decision = { body: { ectsGranted: 5, substantialDifferences: [], reason } }
    for (const [endpoint, given] of [
      [recognitionApi.showCase, {}],
      [recognitionApi.decideCase, decision],
      [recognitionApi.decideAppeal, decision],
      [recognitionApi.showDecisionCredential, {}],
    ] as [Endpoint, object][]) {
      expect((await node.call(endpoint, { params, ...given })).status).toBe(401)
      expect((await node.call(endpoint, { params, as: issuing, ...given })).status).toBe(403)
      expect((await node.call(endpoint, { params, as: foreign, ...given })).status).toBe(404)
      const elsewhere = { institution: 'montana', case: caseId }
      const answer = await node.call(endpoint, { params: elsewhere, as: foreign, ...given })
      expect([answer.status, await codeOf(answer)]).toEqual([404, 'recognition.case-not-found'])
    }
  })

  it('publishes the list of decisions that stand, and no list that does not exist', async () => {
    const params = { institution: 'northshore' }
    const list = await node.call(recognitionApi.showDecisionStatusList, { params: { ...params, list: 0 } })
    expect(list.status).toBe(200)
    for (const [slug, number] of [
      ['northshore', 1],
      ['nowhere', 0],
    ] as const) {
      const answer = await node.call(recognitionApi.showDecisionStatusList, {
        params: { institution: slug, list: number },
      })
      expect(answer.status).toBe(404)
    }
  })
})
