import { auditApi } from '@meshe/domain/audit'
import { catalogueApi } from '@meshe/domain/catalogue'
import { holdingApi } from '@meshe/domain/holding'
import { issuanceApi } from '@meshe/domain/issuance'
import { recognitionApi } from '@meshe/domain/recognition'
import { type PathwayDescription, type PathwayProgress, stackingApi } from '@meshe/domain/stacking'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completeDescription, publishMicroCredential } from '../catalogue/catalogue-fixtures.ts'
import { award, keep, revoke } from '../recognition/recognition-fixtures.ts'
import { createFederation, eventually, type FederationMember, type TestFederation } from '../testing/test-federation.ts'
import type { Caller } from '../testing/test-node.ts'

const desk = { institution: 'northshore' }
const someId = '0198c0de-0000-7000-8000-00000000000f'
let network: TestFederation<'northshore' | 'montana'>
let northshore: FederationMember
let montana: FederationMember
let editor: Caller
let officer: Caller
let recognition: Caller
/** Micro-credentials: two of Northshore, two of Montana, and the larger award of ten credits. */
let published: Record<'figures' | 'ethics' | 'farEthics' | 'farFigures' | 'larger', { id: string; iri: string }>
let pathwayId: string

beforeAll(async () => {
  network = await createFederation(['northshore', 'montana'])
  ;({ northshore, montana } = network.members)
  const { node, institution } = northshore
  editor = await node.signIn('paths@northshore.example', institution, ['pathway-editor'])
  officer = await node.signIn('issuing@northshore.example', institution, ['issuing-officer'])
  recognition = await node.signIn('recognition@northshore.example', institution, ['recognition-officer'])
  const publish = ({ node: there, institution: by }: FederationMember, title: string, ects = 5) =>
    publishMicroCredential(
      there,
      by,
      completeDescription({ title: { en: title }, workload: { ects, hours: ects * 25 } }),
    )
  published = {
    figures: await publish(northshore, 'Figures'),
    ethics: await publish(northshore, 'Ethics'),
    larger: await publish(northshore, 'Certificate in care informatics', 10),
    farEthics: await publish(montana, 'Ethics far away'),
    farFigures: await publish(montana, 'Figures far away'),
  }
  pathwayId = await createPathway(describePathway())
  await node.ask(stackingApi.publishPathway, { params: { ...desk, pathway: pathwayId }, as: editor })
  await network.harvest()
})
afterAll(() => network.close())

function describePathway(changes: Partial<PathwayDescription> = {}): PathwayDescription {
  const { figures, ethics, farEthics, larger } = published
  const component = (id: string, accepts: string[]) => ({
    id,
    title: { en: id },
    ects: 5,
    accepts,
    acceptsRecognition: true,
  })
  return {
    title: { en: 'Certificate in care informatics' },
    description: { en: 'Two steps.' },
    ects: 10,
    eqf: 6,
    awardMicroCredentialId: larger.id,
    groups: [
      {
        id: 'core',
        title: { en: 'Core' },
        rule: { kind: 'all' },
        components: [component('figures', [figures.iri]), component('ethics', [ethics.iri, farEthics.iri])],
      },
    ],
    rules: {},
    ...changes,
  }
}

async function createPathway(description: PathwayDescription): Promise<string> {
  const { id } = await northshore.node.ask(stackingApi.createPathway, {
    params: desk,
    as: editor,
    body: { description },
  })
  return id
}

async function codeOf(answer: Response): Promise<string> {
  const body = (await answer.json()) as { type?: string }
  return body.type?.replace('urn:meshe:error:', '') ?? `answered ${answer.status}`
}

let learners = 0
function nextEmail(): string {
  learners += 1
  return `learner-${learners}@example.org`
}

/** Somebody with an account on Montana's node, holding what they were awarded. */
async function learnerWith(...held: { readonly by: FederationMember; readonly id: string }[]) {
  const email = nextEmail()
  const learner = await montana.node.signIn(email)
  const credentials: string[] = []
  for (const { by, id } of held) {
    credentials.push(await keep(montana.node, learner, (await award(by, { microCredentialId: id, email })).document))
  }
  return { email, learner, credentials }
}

function edges({ groups }: PathwayProgress): Record<string, string> {
  const components = groups.flatMap((group) => group.components)
  return Object.fromEntries(components.map((one) => [one.componentId, `${one.state} ${one.ectsCounted} ${one.reason}`]))
}

async function progressOf(learner: Caller) {
  return montana.node.ask(stackingApi.showMyProgress, { params: { pathway: pathwayId }, as: learner })
}

describe('a published pathway', () => {
  it('is seen from every node, and the catalogue says which credentials it counts', async () => {
    const { pathways } = await montana.node.ask(stackingApi.listPathways)
    expect(pathways).toMatchObject([{ id: pathwayId, institution: { slug: 'northshore' } }])
    const shown = await montana.node.ask(stackingApi.showPathway, { params: { pathway: pathwayId } })
    expect(shown.description).toEqual(describePathway())
    const far = await montana.node.ask(catalogueApi.showCatalogueEntry, { params: { entry: published.farEthics.id } })
    expect(far.countsTowards).toMatchObject([
      { pathwayId, ects: 5, basis: 'agreement', institution: { slug: 'northshore' } },
    ])
    const own = await montana.node.ask(catalogueApi.showCatalogueEntry, { params: { entry: published.ethics.id } })
    expect(own.countsTowards).toMatchObject([{ pathwayId, basis: 'own' }])
  })

  it('stays as it is while it is written anew, and goes when it is retired', async () => {
    const { node } = northshore
    const id = await createPathway(describePathway({ title: { en: 'Short-lived' } }))
    const params = { ...desk, pathway: id }
    const first = await node.ask(stackingApi.publishPathway, { params, as: editor })
    expect(first).toMatchObject({ state: 'published', problems: [] })
    const description = describePathway({ title: { en: 'Renamed' } })
    const saved = await node.ask(stackingApi.savePathway, { params, as: editor, body: { revision: 1, description } })
    expect(saved).toMatchObject({ state: 'draft', revision: 2, publishedAt: first.publishedAt })
    const shown = await node.ask(stackingApi.showPathway, { params: { pathway: id } })
    expect(shown.description.title['en']).toBe('Short-lived')
    await network.harvest()
    expect((await montana.node.call(stackingApi.showPathway, { params: { pathway: id } })).status).toBe(200)
    await node.ask(stackingApi.retirePathway, { params, as: editor })
    await network.harvest()
    for (const { node: there } of [northshore, montana]) {
      const answer = await there.call(stackingApi.showPathway, { params: { pathway: id } })
      expect([answer.status, await codeOf(answer)]).toEqual([404, 'stacking.pathway-not-found'])
    }
  })

  it('is refused where nobody could complete it, with the reasons', async () => {
    const id = await createPathway(describePathway())
    const answer = await northshore.node.call(stackingApi.savePathway, {
      params: { ...desk, pathway: id },
      as: editor,
      body: { revision: 1, description: describePathway({ ects: 30 }) },
    })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({
      type: 'urn:meshe:error:stacking.pathway-impossible',
      problems: ['fewer-credits-than-the-award'],
    })
  })

  it.each<[string, () => Partial<PathwayDescription>, number, string]>([
    [
      'an award of other credits',
      () => ({ awardMicroCredentialId: published.figures.id, groups: describePathway().groups.slice(0) }),
      422,
      'stacking.pathway-impossible',
    ],
    ['an award of another level', () => ({ eqf: 7 }), 422, 'stacking.pathway-impossible'],
    ['an award that is not published', () => ({ awardMicroCredentialId: someId }), 409, 'issuance.not-published'],
    [
      'an award of another university',
      () => ({ awardMicroCredentialId: published.farFigures.id }),
      409,
      'issuance.not-published',
    ],
    ['more credits than its parts have', () => ({ ects: 40 }), 422, 'stacking.pathway-impossible'],
  ])('is not published for %s', async (_, changes, status, code) => {
    const id = await createPathway(describePathway(changes()))
    const params = { ...desk, pathway: id }
    const answer = await northshore.node.call(stackingApi.publishPathway, { params, as: editor })
    expect([answer.status, await codeOf(answer)]).toEqual([status, code])
    expect((await northshore.node.call(stackingApi.showPathway, { params: { pathway: id } })).status).toBe(404)
  })

  it('is not saved over what somebody else saved, nor published twice', async () => {
    const { node } = northshore
    const params = { ...desk, pathway: await createPathway(describePathway()) }
    const body = { revision: 0, description: describePathway() }
    expect(await codeOf(await node.call(stackingApi.savePathway, { params, as: editor, body }))).toBe(
      'catalogue.revision-conflict',
    )
    expect(await codeOf(await node.call(stackingApi.retirePathway, { params, as: editor }))).toBe(
      'stacking.wrong-state',
    )
    await node.ask(stackingApi.publishPathway, { params, as: editor })
    expect(await codeOf(await node.call(stackingApi.publishPathway, { params, as: editor }))).toBe(
      'stacking.wrong-state',
    )
    await node.ask(stackingApi.retirePathway, { params, as: editor })
  })

  it('is written by its own editors only', async () => {
    const { node } = northshore
    const params = { ...desk, pathway: pathwayId }
    const body = { revision: 1, description: describePathway() }
    expect((await node.call(stackingApi.showDeskPathway, { params })).status).toBe(401)
    expect((await node.call(stackingApi.savePathway, { params, as: officer, body })).status).toBe(403)
    expect((await node.call(stackingApi.publishPathway, { params, as: recognition })).status).toBe(403)
    const other = await node.institution('other')
    const foreign = await node.signIn('paths@other.example', other, ['pathway-editor'])
    expect((await node.call(stackingApi.showDeskPathway, { params, as: foreign })).status).toBe(404)
    const inTheirs = { params: { institution: 'other', pathway: pathwayId }, as: foreign }
    expect(await codeOf(await node.call(stackingApi.savePathway, { ...inTheirs, body }))).toBe(
      'stacking.pathway-not-found',
    )
    expect(await codeOf(await node.call(stackingApi.listPathwayLearners, inTheirs))).toBe('stacking.pathway-not-found')
  })
})

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
