import { auditApi } from '@meshe/domain/audit'
import { holdingApi } from '@meshe/domain/holding'
import { issuanceApi } from '@meshe/domain/issuance'
import { recognitionApi } from '@meshe/domain/recognition'
import { stackingApi } from '@meshe/domain/stacking'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { award, keep, revoke } from '../recognition/recognition-fixtures.ts'
import { eventually } from '../testing/test-federation.ts'
import type { Caller } from '../testing/test-node.ts'
import { codeOf, createStackingNetwork, desk, edges, type StackingNetwork, someId } from './stacking-fixtures.ts'

let network: StackingNetwork['network']
let northshore: StackingNetwork['northshore']
let montana: StackingNetwork['montana']
let editor: StackingNetwork['editor']
let officer: StackingNetwork['officer']
let recognition: StackingNetwork['recognition']
let published: StackingNetwork['published']
let pathwayId: StackingNetwork['pathwayId']
let describePathway: StackingNetwork['describePathway']
let createPathway: StackingNetwork['createPathway']
let nextEmail: StackingNetwork['nextEmail']
let learnerWith: StackingNetwork['learnerWith']
let progressOf: StackingNetwork['progressOf']

beforeAll(async () => {
  ;({
    network,
    northshore,
    montana,
    editor,
    officer,
    recognition,
    published,
    pathwayId,
    describePathway,
    createPathway,
    nextEmail,
    learnerWith,
    progressOf,
  } = await createStackingNetwork())
})
afterAll(() => network.close())

describe('a learner on a pathway', () => {
  it('sees what a wallet on another node counts by agreement, and what is missing', async () => {
    const { learner } = await learnerWith({ by: montana, id: published.farEthics.id })
    const { pathways } = await montana.node.ask(stackingApi.listMyPathways, { as: learner })
    expect(pathways).toHaveLength(1)
    expect(pathways[0]).toMatchObject({ awarded: false, isFollowed: false, pathway: { id: pathwayId } })
    expect(pathways[0] && edges(pathways[0].progress)).toEqual({
      figures: 'missing 0 not-taken-yet',
      ethics: 'have 5 agreement',
    })
  })

  it('sees nothing where nothing counts and nothing is followed', async () => {
    const { learner } = await learnerWith({ by: montana, id: published.farFigures.id })
    expect((await montana.node.ask(stackingApi.listMyPathways, { as: learner })).pathways).toEqual([])
    const { progress } = await progressOf(learner)
    expect(progress.notCounted).toMatchObject([{ reason: 'ask-for-recognition', ects: 5 }])
  })

  it('sets a goal, once, and takes it back', async () => {
    const { learner } = await learnerWith()
    const params = { pathway: pathwayId }
    await montana.node.ask(stackingApi.followPathway, { params, as: learner })
    const again = await montana.node.ask(stackingApi.followPathway, { params, as: learner })
    expect(again).toMatchObject({ isFollowed: true, progress: { ectsCounted: 0, ectsMissing: 10 } })
    expect((await montana.node.ask(stackingApi.listMyPathways, { as: learner })).pathways).toHaveLength(1)
    await montana.node.ask(stackingApi.unfollowPathway, { params, as: learner })
    expect((await montana.node.ask(stackingApi.listMyPathways, { as: learner })).pathways).toEqual([])
  })

  it('cannot follow what is not there, nor without signing in', async () => {
    const { learner } = await learnerWith()
    const params = { pathway: someId }
    const answer = await montana.node.call(stackingApi.followPathway, { params, as: learner })
    expect(await codeOf(answer)).toBe('stacking.pathway-not-found')
    for (const endpoint of [stackingApi.followPathway, stackingApi.showMyProgress, stackingApi.unfollowPathway]) {
      expect((await montana.node.call(endpoint, { params: { pathway: pathwayId } })).status).toBe(401)
    }
  })

  it('gets nothing for a credential in which one university names the micro-credential of another', async () => {
    const { learner } = await learnerWith()
    const issuing = await montana.node.signIn('issuing@montana.example', montana.institution, ['issuing-officer'])
    const { document } = await award(montana, { microCredentialId: published.farFigures.id, email: nextEmail() })
    const { proof: _proof, credentialStatus: _status, ...credential } = document
    const subject = credential['credentialSubject'] as { achievement: object }
    const forged = {
      ...credential,
      id: `urn:uuid:${someId}`,
      credentialSubject: { ...subject, achievement: { ...subject.achievement, id: published.figures.iri } },
    }
    const { verifiableCredential } = await montana.node.ask(issuanceApi.issueCredential, {
      params: { institution: 'montana' },
      as: issuing,
      body: { credential: forged },
    })
    await keep(montana.node, learner, verifiableCredential)
    const { progress } = await progressOf(learner)
    expect(edges(progress)['figures']).toBe('missing 0 not-taken-yet')
    expect(progress.ectsCounted).toBe(0)
  })

  it('loses what is withdrawn, once the wallet has seen it', async () => {
    const { learner, email } = await learnerWith()
    const given = await award(northshore, { microCredentialId: published.figures.id, email })
    const credential = await keep(montana.node, learner, given.document)
    expect(edges((await progressOf(learner)).progress)['figures']).toBe('have 5 own-award')
    await revoke(northshore, given.awardId, 'Entered for the wrong person.')
    // The copy of the status list is let go at once rather than after its quarter of an hour.
    await montana.node.context.db`delete from status_list_copy`
    await eventually(async () => {
      const { report } = await montana.node.ask(holdingApi.showHeldCredential, { params: { credential }, as: learner })
      return report.verdict === 'withdrawn'
    })
    expect(edges((await progressOf(learner)).progress)['figures']).toBe('missing 0 withdrawn')
  })
})

describe('recognition on a pathway', () => {
  it('waits, then counts what was granted, for the learner and at the desk', async () => {
    const { learner, credentials } = await learnerWith({ by: montana, id: published.farFigures.id })
    const asked = await montana.node.ask(recognitionApi.requestRecognition, {
      as: learner,
      body: {
        heldCredentialId: credentials[0] ?? '',
        institution: northshore.institution.did,
        purpose: 'credits',
        pathwayId,
        componentId: 'figures',
      },
    })
    const waiting = (await progressOf(learner)).progress
    expect(edges(waiting)['figures']).toBe('waiting 0 being-decided')
    expect([waiting.ectsCounted, waiting.ectsWaiting, waiting.ectsMissing]).toEqual([0, 5, 5])
    const caseId = await eventually(async () => {
      const { cases } = await northshore.node.ask(recognitionApi.listCases, {
        params: desk,
        as: recognition,
        query: {},
      })
      return cases.find(({ state }) => state === 'assessing')?.id
    })
    const params = { ...desk, pathway: pathwayId }
    const onTheWay = await northshore.node.ask(stackingApi.listPathwayLearners, { params, as: officer })
    expect(onTheWay.learners.map(({ progress }) => edges(progress)['figures'])).toContain('waiting 0 being-decided')

    await northshore.node.ask(recognitionApi.decideCase, {
      params: { ...desk, case: caseId },
      as: recognition,
      body: {
        ectsGranted: 3,
        reason: 'The laboratory part is missing.',
        substantialDifferences: [{ element: 'workload', reasoning: 'Two credits of laboratory work are missing.' }],
      },
    })
    await eventually(async () => {
      const request = await montana.node.ask(recognitionApi.showRecognitionRequest, {
        params: { request: asked.id },
        as: learner,
      })
      return request.decisionCredentialId !== null
    })
    const { progress } = await progressOf(learner)
    expect(edges(progress)['figures']).toBe('have 3 recognised-in-part')
    expect([progress.ectsCounted, progress.ectsWaiting, progress.ectsMissing]).toEqual([3, 0, 7])
    const { learners: after } = await northshore.node.ask(stackingApi.listPathwayLearners, { params, as: officer })
    expect(after.map((one) => edges(one.progress)['figures'])).toContain('have 3 recognised-in-part')
  })
})

describe('the larger award', () => {
  async function learnerAtDesk(...ids: string[]) {
    const email = nextEmail()
    const awards = []
    for (const id of ids) awards.push(await award(northshore, { microCredentialId: id, email }))
    const { db } = northshore.node.context
    const [row] = await db<
      { learnerId: string }[]
    >`select learner_id as "learnerId" from learner where email = ${email}`
    return { email, awards, params: { ...desk, pathway: pathwayId, learner: row?.learnerId ?? '' } }
  }

  it('is given once to a learner whose way is complete, and names its parts', async () => {
    const { node } = northshore
    const { params, email } = await learnerAtDesk(published.figures.id, published.ethics.id)
    const listed = await node.ask(stackingApi.listPathwayLearners, {
      params: { ...desk, pathway: pathwayId },
      as: officer,
    })
    const before = listed.learners.find(({ learnerId }) => learnerId === params.learner)
    expect(before).toMatchObject({ name: 'Maria Kos', awardId: null, progress: { isComplete: true, ectsCounted: 10 } })

    const call = { params, as: officer, idempotencyKey: 'the-same-key' }
    const given = await node.ask(stackingApi.awardPathway, call)
    const again = await node.ask(stackingApi.awardPathway, call)
    expect(again.awardId).toBe(given.awardId)
    const other = await node.call(stackingApi.awardPathway, { params, as: officer })
    expect([other.status, await codeOf(other)]).toEqual([409, 'stacking.already-awarded'])

    const document = await eventually(async () => {
      const [row] = await node.context.db<{ document: string }[]>`
        select document from credential where award_id = ${given.awardId} and format = 'open-badges-3.0'`
      return row?.document
    })
    const learner = await montana.node.signIn(email)
    const kept = await montana.node.ask(holdingApi.addCredential, { as: learner, body: { document } })
    expect(kept.report.verdict).toBe('valid')
    expect(kept.content.parts).toMatchObject([
      { id: published.figures.iri, ects: 5, awardingBody: 'Northshore University (demo)' },
      { id: published.ethics.iri, ects: 5 },
    ])
    expect(await progressOf(learner)).toMatchObject({ awarded: true })
    const administrator = await node.signIn('admin@northshore.example', northshore.institution, ['administrator'])
    const { events } = await node.ask(auditApi.listAuditEvents, { params: desk, as: administrator })
    expect(events.filter(({ action }) => action === 'pathway.awarded')).toHaveLength(1)
  })

  it('is given once, however many ask at the same moment', async () => {
    const { params } = await learnerAtDesk(published.figures.id, published.ethics.id)
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => northshore.node.call(stackingApi.awardPathway, { params, as: officer })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409])
  })

  it('can be given again after it was withdrawn', async () => {
    const { params } = await learnerAtDesk(published.figures.id, published.ethics.id)
    const first = await northshore.node.ask(stackingApi.awardPathway, { params, as: officer })
    await eventually(async () => {
      const view = await northshore.node.ask(issuanceApi.showAward, {
        params: { ...desk, award: first.awardId ?? '' },
        as: officer,
      })
      return view.state === 'issued'
    })
    await revoke(northshore, first.awardId ?? '', 'The date was wrong.')
    const second = await northshore.node.ask(stackingApi.awardPathway, { params, as: officer })
    expect(second.awardId).not.toBe(first.awardId)
  })

  it('is not given where something is missing or was withdrawn', async () => {
    const half = await learnerAtDesk(published.figures.id)
    const answer = await northshore.node.call(stackingApi.awardPathway, { params: half.params, as: officer })
    expect([answer.status, await codeOf(answer)]).toEqual([409, 'stacking.not-complete'])
    const whole = await learnerAtDesk(published.figures.id, published.ethics.id)
    await revoke(northshore, whole.awards[0]?.awardId ?? '', 'Entered for the wrong person.')
    const after = await northshore.node.call(stackingApi.awardPathway, { params: whole.params, as: officer })
    expect(await codeOf(after)).toBe('stacking.not-complete')
  })

  it('is not given to nobody, on no pathway, on a draft, or by the wrong people', async () => {
    const { node } = northshore
    const { params } = await learnerAtDesk(published.figures.id, published.ethics.id)
    const ask = (changes: object, as?: Caller) =>
      node.call(stackingApi.awardPathway, { params: { ...params, ...changes }, ...(as && { as }) })
    expect(await codeOf(await ask({ learner: someId }, officer))).toBe('stacking.learner-not-found')
    expect(await codeOf(await ask({ pathway: someId }, officer))).toBe('stacking.pathway-not-found')
    expect(await codeOf(await ask({ pathway: await createPathway(describePathway()) }, officer))).toBe(
      'stacking.wrong-state',
    )
    expect((await ask({}, editor)).status).toBe(403)
    expect((await ask({})).status).toBe(401)
    expect((await ask({ learner: 'somebody' }, officer)).status).toBe(400)
  })
})
