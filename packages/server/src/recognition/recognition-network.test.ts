import { randomUUID } from 'node:crypto'
import { didWebOf } from '@meshe/credentials/did'
import { holdingApi } from '@meshe/domain/holding'
import { type CaseView, type RecognitionRequestView, recognitionApi } from '@meshe/domain/recognition'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishMicroCredential } from '../catalogue/catalogue-fixtures.ts'
import { applyHarvestedChange } from '../catalogue/catalogue-service.ts'
import { inTransaction } from '../db/db.ts'
import { sendMessage } from '../federation/outbox-service.ts'
import { createFederation, eventually, type TestFederation } from '../testing/test-federation.ts'
import type { Caller } from '../testing/test-node.ts'
import { verifyDocument } from '../verification/verification-service.ts'
import { type Awarded, award, keep, revoke, seize, type Wire } from './recognition-fixtures.ts'
import { listDecisionsOfInstitution, listRequestsOfAccount } from './recognition-service.ts'

type Members = 'northshore' | 'montana' | 'sunmere'
const desk = { institution: 'montana' }
const level = { element: 'level' as const, reasoning: 'Our course asks for level seven.' }

let federation: TestFederation<Members>
let wire: Wire
let learner: Caller
let ana: Caller
let bor: Caller
let microCredentialId: string

beforeAll(async () => {
  federation = await createFederation(['northshore', 'montana', 'sunmere'])
  const { northshore, montana } = federation.members
  wire = seize(northshore.node)
  learner = await northshore.node.signIn('maria@learners.example')
  ana = await montana.node.signIn('ana@montana.example', montana.institution, ['recognition-officer'])
  bor = await montana.node.signIn('bor@montana.example', montana.institution, ['recognition-officer'])
  microCredentialId = (await publishMicroCredential(northshore.node, northshore.institution)).id
})
afterAll(() => federation.close())

interface Asked {
  readonly awarded: Awarded
  readonly requestId: string
  readonly caseId: string
}

async function send(awarded: Awarded): Promise<RecognitionRequestView> {
  const { northshore, montana } = federation.members
  const heldCredentialId = await keep(northshore.node, learner, awarded.document)
  return northshore.node.ask(recognitionApi.requestRecognition, {
    as: learner,
    body: { heldCredentialId, institution: montana.institution.did, purpose: 'credits', message: 'Please count it.' },
  })
}

async function caseOf(requestId: string): Promise<string> {
  return eventually(async () => {
    const { db } = federation.members.montana.node.context
    const [row] = await db<{ id: string }[]>`select case_id as id from recognition_case where request_id = ${requestId}`
    return row?.id
  })
}

/** A request that has arrived, is valid and complete, and is being assessed. */
async function ask(): Promise<Asked> {
  const awarded = await award(federation.members.northshore, { microCredentialId, email: nextEmail() })
  const { id: requestId } = await send(awarded)
  const caseId = await caseOf(requestId)
  await until(requestId, ({ state }) => state === 'assessing')
  return { awarded, requestId, caseId }
}

let learners = 0
function nextEmail(): string {
  learners += 1
  return `learner-${learners}@learners.example`
}

function show(requestId: string): Promise<RecognitionRequestView> {
  return federation.members.northshore.node.ask(recognitionApi.showRecognitionRequest, {
    as: learner,
    params: { request: requestId },
  })
}

function until(requestId: string, holds: (view: RecognitionRequestView) => boolean): Promise<RecognitionRequestView> {
  return eventually(async () => {
    const view = await show(requestId)
    return holds(view) && view
  })
}

function showCase(caseId: string, as = ana): Promise<CaseView> {
  return federation.members.montana.node.ask(recognitionApi.showCase, { params: { ...desk, case: caseId }, as })
}

function decide(
  caseId: string,
  ectsGranted: number,
  given: { as?: Caller; isAppeal?: boolean } = {},
): Promise<Response> {
  const endpoint = given.isAppeal ? recognitionApi.decideAppeal : recognitionApi.decideCase
  return federation.members.montana.node.call(endpoint, {
    params: { ...desk, case: caseId },
    as: given.as ?? ana,
    body: {
      ectsGranted,
      substantialDifferences: ectsGranted < 5 ? [level] : [],
      reason: 'We looked at the outcomes and the level.',
    },
  })
}

/** A pathway of Montana University that the other node has read. */
async function publishPathway(): Promise<string> {
  const { northshore, montana } = federation.members
  const id = randomUUID()
  const { did } = montana.institution
  const publishedAt = montana.node.context.clock()
  const [entry] = await northshore.node.context.db<{ iri: string }[]>`select iri from catalogue_entry`
  const description = {
    title: { en: 'Care with data' },
    description: { en: 'From first figures to your own study.' },
    ects: 15,
    eqf: 7,
    awardMicroCredentialId: randomUUID(),
    groups: [
      {
        id: 'basics',
        title: { en: 'Basics' },
        rule: { kind: 'all' as const },
        components: [{ id: 'statistics', title: { en: 'Statistics' }, ects: 4, accepts: [entry?.iri ?? ''] }],
      },
    ],
    rules: { minimumEqf: 7 },
  }
  const change = { sequence: 1, kind: 'pathway' as const, id, institution: did, publishedAt: publishedAt.toISOString() }
  const { origin } = montana.node.context.config
  await federation.harvest()
  for (const { node } of [northshore, montana]) {
    const outcome = await inTransaction(node.context.db, (tx) =>
      applyHarvestedChange(tx, {
        nodeDid: didWebOf(origin),
        nodeOrigin: origin,
        institutions: [{ ...montana.institution }],
        change: { ...change, document: { description } },
        seenAt: publishedAt,
      }),
    )
    expect(outcome).toBe('applied')
  }
  return id
}

async function codeOf(answer: Response): Promise<string> {
  const { type } = (await answer.json()) as { type?: string }
  return type?.replace('urn:meshe:error:', '') ?? `answered ${answer.status}`
}

/** What both sides must say alike. */
async function bothViews({ requestId, caseId }: Pick<Asked, 'requestId' | 'caseId'>) {
  const [mine, theirs] = [await show(requestId), await showCase(caseId)]
  const alike = ({ state, turn, dueAt, question, decision, isLate }: RecognitionRequestView | CaseView) => ({
    state,
    turn,
    dueAt,
    question,
    decision,
    isLate,
  })
  return {
    mine: { ...alike(mine), events: mine.events.slice(1) },
    theirs: { ...alike(theirs), events: theirs.events },
  }
}

async function expectOneTruth(asked: Pick<Asked, 'requestId' | 'caseId'>): Promise<void> {
  await eventually(async () => {
    const { mine, theirs } = await bothViews(asked)
    return JSON.stringify(mine) === JSON.stringify(theirs)
  })
}

describe('a request from one university to another', () => {
  it('arrives with its credential checked, its criteria filled in and its clock running', async () => {
    const asked = await ask()
    const view = await showCase(asked.caseId)
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
    const mine = await until(asked.requestId, ({ delivery }) => delivery === 'delivered')
    expect(mine.events.map(({ event }) => event)).toEqual(['sent', 'received', 'complete'])
    await expectOneTruth(asked)
  })

  it('is asked about, answered with a further credential, decided in part, and reaches the wallet', async () => {
    const { northshore, montana } = federation.members
    const asked = await ask()
    const params = { ...desk, case: asked.caseId }
    const dueBefore = (await showCase(asked.caseId)).dueAt
    await montana.node.ask(recognitionApi.askForInformation, { params, as: ana, body: { question: 'Which software?' } })
    const questioned = await until(asked.requestId, ({ turn }) => turn === 'learner')
    expect(questioned).toMatchObject({ state: 'information-requested', question: 'Which software?', mayAppeal: false })
    expect(await codeOf(await decide(asked.caseId, 5))).toBe('recognition.wrong-state')

    const further = await award(northshore, { microCredentialId, email: nextEmail() })
    const heldCredentialId = await keep(northshore.node, learner, further.document)
    const answered = await northshore.node.ask(recognitionApi.supplyInformation, {
      params: { request: asked.requestId },
      as: learner,
      body: { text: 'The free one.', heldCredentialId },
    })
    expect(answered).toMatchObject({ turn: 'university', question: null, delivery: 'on-its-way' })
    await until(asked.requestId, ({ state, delivery }) => state === 'assessing' && delivery === 'delivered')
    const view = await showCase(asked.caseId)
    expect(view.furtherCredentials.map(({ verdict }) => verdict)).toEqual(['valid'])
    expect(Date.parse(view.dueAt ?? '')).toBeGreaterThan(Date.parse(dueBefore ?? ''))

    expect((await decide(asked.caseId, 3)).status).toBe(201)
    expect(await codeOf(await decide(asked.caseId, 3))).toBe('recognition.wrong-state')
    const decided = await until(asked.requestId, ({ decisionCredentialId }) => decisionCredentialId !== null)
    expect(decided).toMatchObject({
      state: 'decided',
      turn: 'nobody',
      mayAppeal: true,
      decision: { outcome: 'partial', ectsGranted: 3, ectsClaimed: 5, substantialDifferences: [level], isFinal: false },
    })
    const held = await northshore.node.ask(holdingApi.showHeldCredential, {
      params: { credential: decided.decisionCredentialId ?? '' },
      as: learner,
    })
    expect(held).toMatchObject({ source: 'recognition', format: 'recognition-decision' })
    expect(held.report.verdict).toBe('valid')
    await expectOneTruth(asked)
    const subjects = await eventually(async () => {
      const mails = await northshore.node.context.db<{ cause: string }[]>`
        select cause from mail where cause like ${`recognition:${asked.requestId}:%`} order by created_at, mail_id`
      return mails.length >= 3 && mails
    })
    expect(subjects).toHaveLength(3)
  })

  it('is heard again by somebody else, and the first decision stands no more', async () => {
    const { northshore, montana } = federation.members
    const asked = await ask()
    await decide(asked.caseId, 0)
    const refused = await until(asked.requestId, ({ decisionCredentialId }) => decisionCredentialId !== null)
    const params = { request: asked.requestId }
    await northshore.node.ask(recognitionApi.appealDecision, {
      params,
      as: learner,
      body: { grounds: 'The level is seven, see page two.' },
    })
    expect(await codeOf(await northshore.node.call(recognitionApi.withdrawRequest, { params, as: learner }))).toBe(
      'recognition.wrong-state',
    )
    await until(asked.requestId, ({ state }) => state === 'appealed')
    expect((await showCase(asked.caseId, ana)).mayHearAppeal).toBe(false)
    expect(await codeOf(await decide(asked.caseId, 5, { as: ana, isAppeal: true }))).toBe(
      'recognition.decider-may-not-hear-appeal',
    )
    expect(await codeOf(await decide(asked.caseId, 5, { as: bor }))).toBe('recognition.wrong-state')
    const first = await montana.node.ask(recognitionApi.showDecisionCredential, {
      params: { ...desk, case: asked.caseId },
      as: ana,
    })
    expect((await verifyDocument(montana.node.context, first)).verdict).toBe('valid')
    expect((await decide(asked.caseId, 5, { as: bor, isAppeal: true })).status).toBe(201)
    const heard = await until(
      asked.requestId,
      (view) => view.state === 'appeal-decided' && view.decisionCredentialId !== null,
    )
    expect(heard).toMatchObject({ mayAppeal: false, decision: { outcome: 'full', ectsGranted: 5, isFinal: true } })
    expect(heard.decisionCredentialId).not.toBe(refused.decisionCredentialId)
    expect(
      await codeOf(
        await northshore.node.call(recognitionApi.appealDecision, {
          params,
          as: learner,
          body: { grounds: 'Once more, please.' },
        }),
      ),
    ).toBe('recognition.wrong-state')
    expect((await verifyDocument(montana.node.context, first)).verdict).toBe('withdrawn')
    await expectOneTruth(asked)
  })

  it('is reviewed when the issuer withdraws the award, and counts no more once it is taken back', async () => {
    const { northshore, montana } = federation.members
    const asked = await ask()
    await decide(asked.caseId, 5)
    await until(asked.requestId, ({ state }) => state === 'decided')
    await revoke(northshore, asked.awarded.awardId, 'The marks were mixed up.')
    const reviewed = await until(asked.requestId, ({ state }) => state === 'review-required')
    expect(reviewed).toMatchObject({ turn: 'university', decision: { ectsGranted: 5 } })
    const standing = async () =>
      (await listDecisionsOfInstitution(montana.node.context.db, montana.institution.institutionId)).find(
        ({ caseId }) => caseId === asked.caseId,
      )
    expect(await standing()).toMatchObject({ isUnderReview: true, ectsGranted: 5, state: 'review-required', eqf: 6 })
    const taken = await montana.node.ask(recognitionApi.reviewDecision, {
      params: { ...desk, case: asked.caseId },
      as: ana,
      body: { result: 'taken-back', reason: 'The award does not exist any more.' },
    })
    expect(taken).toMatchObject({ state: 'closed', decision: { outcome: 'refused', ectsGranted: 0 } })
    await until(asked.requestId, ({ state }) => state === 'closed')
    expect(await standing()).toMatchObject({ isUnderReview: false, ectsGranted: 0, outcome: 'refused' })
    const [request] = await listRequestsOfAccount(northshore.node.context.db, learner.accountId)
    expect(request).toMatchObject({ requestId: asked.requestId, state: 'closed', isUnderReview: false })
    expect(await show(asked.requestId)).toMatchObject({ mayAppeal: true })
    await expectOneTruth(asked)
  })

  it('grants nothing for an award that is withdrawn before the decision', async () => {
    const asked = await ask()
    await revoke(federation.members.northshore, asked.awarded.awardId, 'The marks were mixed up.')
    await until(asked.requestId, ({ events }) => events.some(({ event }) => event === 'award-withdrawn'))
    expect(await codeOf(await decide(asked.caseId, 5))).toBe('recognition.credential-proves-nothing')
    expect(await showCase(asked.caseId)).toMatchObject({ state: 'assessing', reviewReason: 'The marks were mixed up.' })
    expect((await decide(asked.caseId, 0)).status).toBe(201)
  })

  it('is compared with the component of the pathway it is asked for, and the decision names both', async () => {
    const { northshore, montana } = federation.members
    const pathwayId = await publishPathway()
    const awarded = await award(northshore, { microCredentialId, email: nextEmail() })
    const heldCredentialId = await keep(northshore.node, learner, awarded.document)
    const { id: requestId } = await northshore.node.ask(recognitionApi.requestRecognition, {
      as: learner,
      body: {
        heldCredentialId,
        institution: montana.institution.did,
        purpose: 'credits',
        pathwayId,
        componentId: 'statistics',
      },
    })
    await until(requestId, ({ state }) => state === 'assessing')
    const caseId = await caseOf(requestId)
    const view = await showCase(caseId)
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
    await decide(caseId, 4)
    const decided = await until(requestId, ({ decisionCredentialId }) => decisionCredentialId !== null)
    const held = await northshore.node.ask(holdingApi.showHeldCredential, {
      params: { credential: decided.decisionCredentialId ?? '' },
      as: learner,
    })
    expect(held.report.verdict).toBe('valid')
    const credential = await montana.node.ask(recognitionApi.showDecisionCredential, {
      params: { ...desk, case: caseId },
      as: ana,
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
    const asked = await ask()
    const { precedents } = await showCase(asked.caseId)
    expect(precedents.length).toBeGreaterThanOrEqual(2)
    expect(precedents.every(({ similarity }) => similarity === 'same-micro-credential')).toBe(true)
    expect(JSON.stringify(precedents)).not.toContain('Maria')
  })

  it('can be taken back before it is decided', async () => {
    const asked = await ask()
    const params = { request: asked.requestId }
    await federation.members.northshore.node.ask(recognitionApi.withdrawRequest, { params, as: learner })
    await until(asked.requestId, ({ state, delivery }) => state === 'withdrawn' && delivery === 'delivered')
    expect(await codeOf(await decide(asked.caseId, 5))).toBe('recognition.wrong-state')
    await expectOneTruth(asked)
  })

  it('that was withdrawn just after the decision stays decided, and both sides say so', async () => {
    const { northshore, montana } = federation.members
    const asked = await ask()
    wire.down.add(montana.node.context.config.origin)
    await northshore.node.ask(recognitionApi.withdrawRequest, { params: { request: asked.requestId }, as: learner })
    await decide(asked.caseId, 5)
    wire.down.clear()
    const view = await until(asked.requestId, ({ delivery, state }) => delivery === 'delivered' && state === 'decided')
    expect(view.events.at(-1)?.event).toBe('came-too-late')
    await expectOneTruth(asked)
  })
})

describe('what goes wrong between the nodes', () => {
  it('loses nothing while the other university is down', async () => {
    const { northshore, montana } = federation.members
    wire.down.add(montana.node.context.config.origin)
    const view = await send(await award(northshore, { microCredentialId, email: nextEmail() }))
    expect(view).toMatchObject({ state: 'submitted', delivery: 'on-its-way', dueAt: null })
    await eventually(async () => {
      const [row] = await northshore.node.context.db`
        select 1 from federation_outbox where conversation = ${view.id} and attempts > 0 and state = 'waiting'`
      return row
    })
    wire.down.clear()
    await until(view.id, ({ state }) => state === 'assessing')
    await expectOneTruth({ requestId: view.id, caseId: await caseOf(view.id) })
  })

  it('makes one case of a request that arrives twice', async () => {
    const { northshore, montana } = federation.members
    wire.losesReceipts = true
    const view = await send(await award(northshore, { microCredentialId, email: nextEmail() }))
    await caseOf(view.id)
    wire.losesReceipts = false
    await until(view.id, ({ state }) => state === 'assessing')
    await eventually(async () => {
      const [row] = await northshore.node.context.db`
        select 1 from federation_outbox where conversation = ${view.id} and state = 'delivered'`
      return row
    })
    const cases = await montana.node.context.db`select 1 from recognition_case where request_id = ${view.id}`
    expect(cases).toHaveLength(1)
  })

  it('takes a state only from the node of the university that decides', async () => {
    const { northshore, montana, sunmere } = federation.members
    const asked = await ask()
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
    expect(await show(asked.requestId)).toMatchObject({ state: 'assessing' })
  })

  it('takes a withdrawal only from the node of the issuer', async () => {
    const { northshore, montana, sunmere } = federation.members
    const asked = await ask()
    await decide(asked.caseId, 5)
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
    expect(await showCase(asked.caseId)).toMatchObject({ state: 'decided', reviewReason: null })
  })

  it('does not take an answer from a node that never asked', async () => {
    const { montana, sunmere } = federation.members
    const asked = await ask()
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
    expect(await showCase(asked.caseId)).toMatchObject({ state: 'assessing' })
  })
})
