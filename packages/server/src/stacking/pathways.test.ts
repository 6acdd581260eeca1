import { catalogueApi } from '@meshe/domain/catalogue'
import { type PathwayDescription, stackingApi } from '@meshe/domain/stacking'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, createStackingNetwork, desk, type StackingNetwork, someId } from './stacking-fixtures.ts'

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
  } = await createStackingNetwork())
})
afterAll(() => network.close())

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
      'an award that is one of its own parts',
      () => ({ awardMicroCredentialId: published.figures.id }),
      422,
      'stacking.pathway-impossible',
    ],
    ['an award of another level', () => ({ eqf: 7 }), 422, 'stacking.award-differs'],
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
