import { auditApi } from '@meshe/domain/audit'
import { recognitionApi } from '@meshe/domain/recognition'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { completeDescription, publishMicroCredential } from '../catalogue/catalogue-fixtures.ts'
import { eventually } from '../testing/test-federation.ts'
import { recheckRecognised } from './check-cases.ts'
import { award, keep, revoke } from './recognition-fixtures.ts'
import { codeOf } from './recognition-network-fixtures.ts'
import {
  begin,
  createRecognitionOffice,
  desk,
  quality,
  type RecognitionOffice,
  reason,
} from './recognition-office-fixtures.ts'
import { signDecisions } from './sign-decisions.ts'

let office: RecognitionOffice
beforeAll(async () => {
  office = await createRecognitionOffice()
})
afterAll(() => office.close())
beforeEach(() => office.moveTo(begin))

describe('a case at a university on the node of the wallet', () => {
  it('comes through the same messages, and its four months end on the last day of February', async () => {
    const { requestId, caseId } = await office.open()
    const view = await office.node.ask(recognitionApi.showCase, office.at(caseId))
    expect(view).toMatchObject({
      state: 'assessing',
      purpose: 'exemption',
      applicantName: 'Maria Kos',
      completeAt: '2027-10-31T10:00:00.000Z',
      dueAt: '2028-02-29T10:00:00.000Z',
    })
    expect((await office.until(requestId, ({ dueAt }) => dueAt !== null)).dueAt).toBe(view.dueAt)
    const { cases, counts } = await office.node.ask(recognitionApi.listCases, { params: desk, as: office.officer })
    expect(cases.map(({ id }) => id)).toContain(caseId)
    expect(counts['assessing']).toBeGreaterThan(0)
  })

  it('is late when its time is over, and only moves later with a reason', async () => {
    const { caseId } = await office.open()
    const delay = (newDueOn: string, why = 'The teacher who knows this course is ill.') =>
      office.node.call(recognitionApi.announceDelay, { ...office.at(caseId), body: { newDueOn, reason: why } })
    expect(await codeOf(await delay('2028-02-28'))).toBe('recognition.deadline-may-only-move-later')
    expect(await codeOf(await delay('2028-03-31', 'ill'))).toBe('request.invalid')
    office.moveTo(new Date('2028-03-01T00:00:00Z'))
    const { cases } = await office.node.ask(recognitionApi.listCases, {
      params: desk,
      as: office.officer,
      query: { state: 'assessing' },
    })
    expect(cases.find(({ id }) => id === caseId)).toMatchObject({ isLate: true })
    expect((await delay('2028-03-31')).status).toBe(200)
    const moved = await office.node.ask(recognitionApi.showCase, office.at(caseId))
    expect(moved).toMatchObject({ isLate: false, dueAt: '2028-03-31T23:59:59.000Z' })
    expect(moved.events.at(-1)).toMatchObject({
      event: 'delay-announced',
      text: 'The teacher who knows this course is ill.',
    })
  })

  it('stands still while the learner is asked', async () => {
    const { requestId, caseId } = await office.open()
    const question = 'Which book did you use?'
    await office.node.ask(recognitionApi.askForInformation, { ...office.at(caseId), body: { question } })
    await office.until(requestId, ({ turn }) => turn === 'learner')
    office.moveTo(new Date('2027-11-10T10:00:00Z'))
    await office.node.ask(recognitionApi.supplyInformation, {
      as: office.learner,
      params: { request: requestId },
      body: { text: 'The blue one.' },
    })
    const view = await office.until(requestId, ({ state }) => state === 'assessing')
    expect(view.dueAt).toBe('2028-03-10T10:00:00.000Z')
    expect(view.events.map(({ event }) => event)).toEqual(['sent', 'received', 'complete', 'asked', 'answered'])
  })

  it('is decided once, and not without a ground', async () => {
    const { caseId } = await office.open()
    const decide = (ectsGranted: number, substantialDifferences: (typeof quality)[]) =>
      office.node.call(recognitionApi.decideCase, {
        ...office.at(caseId),
        body: { ectsGranted, substantialDifferences, reason },
      })
    expect(await codeOf(await decide(2, []))).toBe('recognition.ground-required')
    expect(await codeOf(await decide(5, [quality]))).toBe('recognition.grounds-without-reduction')
    expect(await codeOf(await decide(6, []))).toBe('recognition.grants-more-than-claimed')
    expect(await office.node.ask(recognitionApi.showCase, office.at(caseId))).toMatchObject({
      state: 'assessing',
      decision: null,
    })
    expect((await decide(2, [quality])).status).toBe(201)
    expect(await codeOf(await decide(2, [quality]))).toBe('recognition.wrong-state')
    expect(await codeOf(await office.full(caseId))).toBe('recognition.wrong-state')
  })

  it('is decided once where two officers decide at the same moment', async () => {
    const { caseId } = await office.open()
    const answers = await Promise.all([office.full(caseId), office.full(caseId)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    const decisions = await office.node.context.db`select 1 from recognition_decision where case_id = ${caseId}`
    expect(decisions).toHaveLength(1)
  })

  it('can be appealed for thirty days', async () => {
    const { requestId, caseId } = await office.open()
    await office.full(caseId)
    await office.until(requestId, ({ state }) => state === 'decided')
    const appeal = () =>
      office.node.call(recognitionApi.appealDecision, {
        as: office.learner,
        params: { request: requestId },
        body: { grounds: 'You forgot the second part.' },
      })
    office.moveTo(new Date('2027-11-30T10:00:01Z'))
    expect(await codeOf(await appeal())).toBe('recognition.appeal-too-late')
    expect((await office.until(requestId, () => true)).mayAppeal).toBe(false)
    office.moveTo(new Date('2027-11-30T10:00:00Z'))
    expect((await appeal()).status).toBe(200)
    await office.until(requestId, ({ state }) => state === 'appealed')
    const own = await office.node.call(recognitionApi.decideAppeal, {
      ...office.at(caseId),
      body: { ectsGranted: 5, substantialDifferences: [], reason },
    })
    expect([own.status, await codeOf(own)]).toEqual([403, 'recognition.decider-may-not-hear-appeal'])
  })

  it('writes down who did what, and tells the learner nothing of it', async () => {
    const { caseId } = await office.open()
    await office.full(caseId)
    const administrator = await office.node.signIn('admin@northshore.example', office.institution, ['administrator'])
    const { events } = await office.node.ask(auditApi.listAuditEvents, {
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
    const view = await office.node.ask(recognitionApi.showCase, office.at(caseId))
    expect(JSON.stringify(view.events)).not.toContain('ana@')
  })
})

describe('a case that is not complete', () => {
  it('waits for the officer with the list of what is missing', async () => {
    const thin = completeDescription({ title: { en: 'A course that says little' } })
    const other = (await publishMicroCredential(office.node, office.institution, thin)).id
    const { document } = await award(office.member, {
      microCredentialId: other,
      email: 'thin@learners.example',
    })
    const changed = structuredClone(document) as { validFrom?: string }
    changed.validFrom = '2027-01-01T00:00:00Z'
    const heldId = await keep(office.node, office.learner, document)
    await office.node.context
      .db`update held_document set document = ${JSON.stringify(changed)} where held_credential_id = ${heldId}`
    const view = await office.node.ask(recognitionApi.requestRecognition, {
      as: office.learner,
      body: { heldCredentialId: heldId, institution: office.institution.did, purpose: 'work' },
    })
    await office.until(view.id, ({ delivery }) => delivery === 'delivered')
    const [row] = await office.node.context.db<
      { id: string }[]
    >`select case_id as id from recognition_case where request_id = ${view.id}`
    await eventually(async () => {
      const [checked] = await office.node.context
        .db`select 1 from recognition_case where case_id = ${row?.id ?? ''} and intake_at is null`
      return checked
    })
    const seen = await office.node.ask(recognitionApi.showCase, office.at(row?.id ?? ''))
    expect(seen).toMatchObject({ state: 'submitted', dueAt: null, content: null })
    expect(seen.report.verdict).toBe('changed')
    expect(seen.missing).toEqual(['verification', 'workload', 'learning-outcomes', 'testing', 'quality'])
    const confirmed = await office.node.ask(recognitionApi.confirmComplete, office.at(row?.id ?? ''))
    expect(confirmed).toMatchObject({ state: 'assessing', dueAt: '2028-02-29T10:00:00.000Z', missing: [] })
    expect(await codeOf(await office.full(row?.id ?? ''))).toBe('recognition.credential-proves-nothing')
  })

  it('needs to know how many credits are asked for', async () => {
    const { caseId } = await office.open()
    const { db } = office.node.context
    await db`update recognition_case set state = 'submitted', complete_at = null, due_at = null, ects_claimed = null
      where case_id = ${caseId}`
    expect(await codeOf(await office.node.call(recognitionApi.confirmComplete, office.at(caseId)))).toBe(
      'recognition.workload-unknown',
    )
    expect(
      await codeOf(
        await office.node.call(recognitionApi.confirmComplete, { ...office.at(caseId), body: { ectsClaimed: 0 } }),
      ),
    ).toBe('recognition.workload-unknown')
    const confirmed = await office.node.ask(recognitionApi.confirmComplete, {
      ...office.at(caseId),
      body: { ectsClaimed: 4 },
    })
    expect(confirmed).toMatchObject({ state: 'assessing', ectsClaimed: 4 })
  })
})

describe('a university that promises to be faster', () => {
  it('is held to it from then on', async () => {
    const administrator = await office.node.signIn('admin@northshore.example', office.institution, ['administrator'])
    const save = (decisionMonths: number, as = administrator) =>
      office.node.call(recognitionApi.saveRecognitionPolicy, { params: desk, as, body: { decisionMonths } })
    expect(await codeOf(await save(5))).toBe('request.invalid')
    expect(await codeOf(await save(0))).toBe('request.invalid')
    expect(await codeOf(await save(2, office.officer))).toBe('permission.denied')
    expect((await save(2)).status).toBe(200)
    const { caseId } = await office.open()
    expect((await office.node.ask(recognitionApi.showCase, office.at(caseId))).dueAt).toBe('2027-12-31T10:00:00.000Z')
    await save(4)
    expect(await office.node.ask(recognitionApi.showRecognitionPolicy, { params: desk, as: office.officer })).toEqual({
      decisionMonths: 4,
    })
  })
})

describe('a recognised award that is withdrawn without a word', () => {
  it('is found by looking again, confirmed in spite of it, and not asked again', async () => {
    const { requestId, caseId, awardId } = await office.open()
    await office.full(caseId)
    await office.until(requestId, ({ state }) => state === 'decided')
    await office.node.context.db`delete from award_receiver where award_id = ${awardId}`
    await revoke(office.member, awardId, 'An error in the marks.')
    office.moveTo(new Date('2027-11-01T10:00:00Z'))
    await recheckRecognised(office.node.context)
    const reviewed = await office.until(requestId, ({ state }) => state === 'review-required')
    expect(reviewed.events.at(-1)).toMatchObject({ event: 'award-withdrawn', by: 'system' })
    await office.node.ask(recognitionApi.reviewDecision, {
      ...office.at(caseId),
      body: { result: 'confirmed', reason: 'Only the paper was withdrawn; the learning took place.' },
    })
    await office.until(requestId, ({ state }) => state === 'decided')
    office.moveTo(new Date('2027-11-02T10:00:00Z'))
    await recheckRecognised(office.node.context)
    expect(await office.node.ask(recognitionApi.showCase, office.at(caseId))).toMatchObject({
      state: 'decided',
      reviewReason: null,
      decision: { ectsGranted: 5 },
    })
  })
})

describe('a crash between decision and signature', () => {
  it('leaves a decision that stands and is signed afterwards, once', async () => {
    const { caseId } = await office.open()
    const { db } = office.node.context
    await office.full(caseId)
    await eventually(
      async () => (await db`select 1 from recognition_decision where case_id = ${caseId} and document is not null`)[0],
    )
    // As if the process had ended after the first commit.
    await db`update recognition_decision set document = null, signed_at = null where case_id = ${caseId}`
    expect(await office.node.ask(recognitionApi.showCase, office.at(caseId))).toMatchObject({
      state: 'decided',
      decision: { outcome: 'full' },
    })
    await Promise.all([signDecisions(office.node.context), signDecisions(office.node.context)])
    const credential = await office.node.ask(recognitionApi.showDecisionCredential, office.at(caseId))
    expect(credential).toMatchObject({
      credentialSubject: { recognitionDecision: { outcome: 'full', ectsGranted: 5 } },
    })
    const signings = await db`
      select 1 from audit_event where action = 'recognition.decision-signed' and subject_id =
        (select decision_id::text from recognition_decision where case_id = ${caseId})`
    expect(signings).toHaveLength(2)
  })
})
