import { auditApi } from '@meshe/domain/audit'
import { catalogueApi, type DeskMicroCredentialView } from '@meshe/domain/catalogue'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { demonstrationAward } from '../../../../conformance/open-badges/demonstration-award.ts'
import { unsealedBadge } from '../../../../conformance/verification/demonstration-issuer.ts'
import type { Institution } from '../accounts/institution-store.ts'
import { type Caller, createTestNode, type TestNode } from '../testing/test-node.ts'
import { completeDescription, publishMicroCredential } from './catalogue-fixtures.ts'
import {
  findMicroCredentialVersion,
  findPublishedMicroCredential,
  lookCatalogueEntryByIri,
} from './catalogue-service.ts'

let node: TestNode
let northshore: Institution
let montana: Institution
let editor: Caller
let reviewer: Caller
const params = { institution: 'northshore' }
const someId = '0198c0de-0000-7000-8000-00000000000f'

beforeAll(async () => {
  node = await createTestNode()
  northshore = await node.institution('northshore')
  montana = await node.institution('montana', 'SI')
  editor = await node.signIn('editor@northshore.example', northshore, ['catalogue-editor'])
  reviewer = await node.signIn('reviewer@northshore.example', northshore, ['quality-reviewer'])
})
afterAll(() => node.close())

async function codeOf(answer: Response): Promise<string> {
  const body = (await answer.json()) as { type?: string }
  return body.type?.replace('urn:meshe:error:', '') ?? `answered ${answer.status}`
}

function one(view: { readonly id: string }) {
  return { params: { ...params, microCredential: view.id } }
}

describe('a description on its way to the public', () => {
  let draft: DeskMicroCredentialView
  beforeEach(async () => {
    draft = await node.ask(catalogueApi.createMicroCredential, {
      params,
      as: editor,
      body: { description: completeDescription() },
    })
  })

  it('begins as a draft at the address that credentials will name', () => {
    expect(draft).toMatchObject({ state: 'draft', version: 1, revision: 1, isReady: true, publicVersion: null })
    expect(draft.iri).toBe(`${node.context.config.origin}/institutions/northshore/micro-credentials/${draft.id}`)
    expect(draft.authors).toEqual(['editor@northshore.example'])
  })

  it('becomes public when a second person has approved it', async () => {
    await node.ask(catalogueApi.sendForReview, { ...one(draft), as: editor })
    const approved = await node.ask(catalogueApi.decideReview, {
      ...one(draft),
      as: reviewer,
      body: { decision: 'approve', comment: 'Well described.' },
    })
    expect(approved).toMatchObject({ state: 'approved', approvedBy: 'reviewer@northshore.example' })
    expect(approved.comments).toEqual([
      { by: 'reviewer@northshore.example', at: '2027-01-15T10:00:00.000Z', text: 'Well described.' },
    ])
    const published = await node.ask(catalogueApi.publishMicroCredential, { ...one(draft), as: reviewer })
    expect(published).toMatchObject({ state: 'published', publicVersion: 1 })
    expect(published.publishedVersions).toEqual([{ version: 1, publishedAt: '2027-01-15T10:00:00.000Z' }])
    const entry = await node.ask(catalogueApi.showCatalogueEntry, { params: { entry: draft.id } })
    expect(entry).toMatchObject({ iri: draft.iri, version: 1, countsTowards: [] })
    expect(entry.institution).toMatchObject({ slug: 'northshore', country: 'IE', here: true, confirmedBy: null })
  })

  it('writes down who did what', async () => {
    const administrator = await node.signIn('admin@northshore.example', northshore, ['administrator'])
    await node.ask(catalogueApi.sendForReview, { ...one(draft), as: editor })
    const { events } = await node.ask(auditApi.listAuditEvents, { params, as: administrator })
    const ofDraft = events.filter((event) => event.subject.id === draft.id)
    expect(ofDraft.map(({ action, by }) => `${action} ${by}`).sort()).toEqual([
      'micro-credential.created editor@northshore.example',
      'micro-credential.sent-for-review editor@northshore.example',
    ])
  })

  it('is not approved by anybody who saved it, also where that person reviews as well', async () => {
    const both = await node.signIn('both@northshore.example', northshore, ['catalogue-editor', 'quality-reviewer'])
    await node.ask(catalogueApi.saveDescription, {
      ...one(draft),
      as: both,
      body: { revision: 1, description: completeDescription({ gradingScheme: 'Pass / Fail' }) },
    })
    await node.ask(catalogueApi.sendForReview, { ...one(draft), as: editor })
    const answer = await node.call(catalogueApi.decideReview, {
      ...one(draft),
      as: both,
      body: { decision: 'approve' },
    })
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'catalogue.second-person-required'])
  })

  it('is not sent for review before it is complete, and the refusal names what is missing', async () => {
    const { learningOutcomes: _outcomes, field: _field, ...incomplete } = completeDescription()
    await node.ask(catalogueApi.saveDescription, {
      ...one(draft),
      as: editor,
      body: { revision: 1, description: incomplete },
    })
    const answer = await node.call(catalogueApi.sendForReview, { ...one(draft), as: editor })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({
      type: 'urn:meshe:error:catalogue.incomplete',
      missing: ['learning-outcomes', 'field'],
    })
  })

  it('is not sent for review with a field that no list of fields knows', async () => {
    await node.ask(catalogueApi.saveDescription, {
      ...one(draft),
      as: editor,
      body: { revision: 1, description: completeDescription({ field: '0777' }) },
    })
    const answer = await node.call(catalogueApi.sendForReview, { ...one(draft), as: editor })
    expect(await codeOf(answer)).toBe('catalogue.incomplete')
  })

  it('goes back to a draft when it is returned, with the comment', async () => {
    await node.ask(catalogueApi.sendForReview, { ...one(draft), as: editor })
    const returned = await node.ask(catalogueApi.decideReview, {
      ...one(draft),
      as: reviewer,
      body: { decision: 'return', comment: 'Say how it is assessed.' },
    })
    expect(returned).toMatchObject({ state: 'draft', approvedBy: null })
    expect(returned.comments.map(({ text }) => text)).toEqual(['Say how it is assessed.'])
  })

  it('loses its approval when somebody saves it again', async () => {
    await node.ask(catalogueApi.sendForReview, { ...one(draft), as: editor })
    await node.ask(catalogueApi.decideReview, { ...one(draft), as: reviewer, body: { decision: 'approve' } })
    const saved = await node.ask(catalogueApi.saveDescription, {
      ...one(draft),
      as: editor,
      body: { revision: 1, description: completeDescription() },
    })
    expect(saved).toMatchObject({ state: 'draft', approvedBy: null, revision: 2 })
    const answer = await node.call(catalogueApi.publishMicroCredential, { ...one(draft), as: editor })
    expect([answer.status, await codeOf(answer)]).toEqual([409, 'catalogue.wrong-state'])
  })

  it('is not approved in a revision that the reviewer has not read', async () => {
    await node.ask(catalogueApi.saveDescription, {
      ...one(draft),
      as: editor,
      body: { revision: 1, description: completeDescription() },
    })
    await node.ask(catalogueApi.sendForReview, { ...one(draft), as: editor })
    const answer = await node.call(catalogueApi.decideReview, {
      ...one(draft),
      as: reviewer,
      body: { decision: 'approve', revision: 1 },
    })
    expect(await codeOf(answer)).toBe('catalogue.revision-conflict')
  })

  it('takes one of two saves of the same revision', async () => {
    const body = { revision: 1, description: completeDescription() }
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => node.call(catalogueApi.saveDescription, { ...one(draft), as: editor, body })),
    )
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409])
  })

  it.each([
    ['publication', catalogueApi.publishMicroCredential, 'editor'],
    ['retirement', catalogueApi.retireMicroCredential, 'editor'],
    ['review', catalogueApi.decideReview, 'reviewer'],
  ] as const)('refuses %s while it is a draft', async (_, endpoint, by) => {
    const body = endpoint === catalogueApi.decideReview ? { body: { decision: 'approve' as const } } : {}
    const as = by === 'editor' ? editor : reviewer
    const answer = await node.call(endpoint, { ...one(draft), as, ...body } as never)
    expect([answer.status, await codeOf(answer)]).toEqual([409, 'catalogue.wrong-state'])
  })

  it.each([
    ['an unknown member', { description: { ...completeDescription(), grade: 'A' } }],
    ['a level of nine', { description: completeDescription({ level: { eqf: 9 } }) }],
    ['credits in quarters', { description: completeDescription({ workload: { ects: 2.25, hours: 60 } }) }],
    ['a script as homepage', { description: completeDescription({ homepage: 'javascript:alert(1)' }) }],
    ['no description', {}],
  ])('refuses %s', async (_, body) => {
    const answer = await node.call(catalogueApi.createMicroCredential, { params, as: editor, body: body as never })
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'request.invalid'])
  })

  it('is made once for one key', async () => {
    const call = { params, as: editor, body: { description: {} }, idempotencyKey: 'same-key-again' }
    const first = await node.ask(catalogueApi.createMicroCredential, call)
    const second = await node.ask(catalogueApi.createMicroCredential, call)
    expect(second.id).toBe(first.id)
    const other = await node.call(catalogueApi.createMicroCredential, {
      ...call,
      body: { description: completeDescription() },
    })
    expect(await codeOf(other)).toBe('idempotency.key-reused')
  })

  it('is not seen by strangers, by other roles for writing, nor by other universities', async () => {
    const foreign = await node.signIn('editor@montana.example', montana, ['catalogue-editor', 'quality-reviewer'])
    const body = { revision: 1, description: {} }
    expect((await node.call(catalogueApi.showMicroCredential, one(draft))).status).toBe(401)
    expect((await node.call(catalogueApi.showMicroCredential, { ...one(draft), as: foreign })).status).toBe(404)
    const inTheirs = { params: { institution: 'montana', microCredential: draft.id }, as: foreign }
    expect(await codeOf(await node.call(catalogueApi.showMicroCredential, inTheirs))).toBe(
      'catalogue.micro-credential-not-found',
    )
    expect(await codeOf(await node.call(catalogueApi.saveDescription, { ...inTheirs, body }))).toBe(
      'catalogue.micro-credential-not-found',
    )
    expect((await node.call(catalogueApi.saveDescription, { ...one(draft), as: reviewer, body })).status).toBe(403)
    const { microCredentials } = await node.ask(catalogueApi.listMicroCredentials, {
      params: { institution: 'montana' },
      as: foreign,
    })
    expect(microCredentials).toEqual([])
    const answer = await node.call(catalogueApi.showMicroCredential, { ...one({ id: someId }), as: editor })
    expect(answer.status).toBe(404)
  })
})

describe('a published description', () => {
  it('stays public as it is while the next version is written', async () => {
    const first = await publishMicroCredential(node, northshore)
    const saved = await node.ask(catalogueApi.saveDescription, {
      ...one(first),
      as: editor,
      body: { revision: first.revision, description: completeDescription({ title: { en: 'Figures for nurses' } }) },
    })
    expect(saved).toMatchObject({ state: 'draft', version: 2, publicVersion: 1 })
    const entry = await node.ask(catalogueApi.showCatalogueEntry, { params: { entry: first.id } })
    expect(entry.description.title['en']).toBe('Data literacy for nurses')
    const { db } = node.context
    expect(await findPublishedMicroCredential(db, northshore.institutionId, first.id)).toMatchObject({ version: 1 })

    await node.ask(catalogueApi.sendForReview, { ...one(first), as: editor })
    await node.ask(catalogueApi.decideReview, { ...one(first), as: reviewer, body: { decision: 'approve' } })
    const second = await node.ask(catalogueApi.publishMicroCredential, { ...one(first), as: editor })
    expect(second.publishedVersions.map(({ version }) => version)).toEqual([2, 1])
    const now = await lookCatalogueEntryByIri(db, first.iri)
    expect(now).toMatchObject({ version: 2, description: { title: { en: 'Figures for nurses' } } })
    const old = await findMicroCredentialVersion(db, northshore.institutionId, first.id, 1)
    expect(old).toMatchObject({ iri: first.iri, description: { title: { en: 'Data literacy for nurses' } } })
  })

  it('lets the reviewer of one version be an author of the next', async () => {
    const first = await publishMicroCredential(node, northshore)
    const both = await node.signIn('both@northshore.example', northshore, ['catalogue-editor', 'quality-reviewer'])
    const body = { revision: first.revision, description: completeDescription() }
    const saved = await node.ask(catalogueApi.saveDescription, { ...one(first), as: both, body })
    expect(saved.authors).toEqual(['both@northshore.example'])
  })

  it('never changes in the database', async () => {
    const { id } = await publishMicroCredential(node, northshore)
    const { db } = node.context
    await expect(
      db`update micro_credential_version set version = 7 where micro_credential_id = ${id}`,
    ).rejects.toThrow()
    await expect(db`delete from micro_credential_version where micro_credential_id = ${id}`).rejects.toThrow()
  })

  it('leaves the catalogue when it is retired, and its versions stay for the awards made from them', async () => {
    const { id, iri } = await publishMicroCredential(node, northshore)
    const retired = await node.ask(catalogueApi.retireMicroCredential, { ...one({ id }), as: editor })
    expect(retired).toMatchObject({ state: 'retired', publicVersion: null })
    const shown = await node.call(catalogueApi.showCatalogueEntry, { params: { entry: id } })
    expect([shown.status, await codeOf(shown)]).toEqual([404, 'catalogue.entry-not-found'])
    const { db } = node.context
    expect(await lookCatalogueEntryByIri(db, iri)).toBeNull()
    await expect(findPublishedMicroCredential(db, northshore.institutionId, id)).rejects.toMatchObject({
      code: 'issuance.not-published',
    })
    expect(await findMicroCredentialVersion(db, northshore.institutionId, id, 1)).toMatchObject({ version: 1 })
    const again = await node.call(catalogueApi.retireMicroCredential, { ...one({ id }), as: editor })
    expect(await codeOf(again)).toBe('catalogue.wrong-state')
  })

  it('can be taken out while its next version is written, which stays', async () => {
    const { id, revision } = await publishMicroCredential(node, northshore)
    const body = { revision, description: completeDescription() }
    await node.ask(catalogueApi.saveDescription, { ...one({ id }), as: editor, body })
    const retired = await node.ask(catalogueApi.retireMicroCredential, { ...one({ id }), as: reviewer })
    expect(retired).toMatchObject({ state: 'draft', version: 2, publicVersion: null })
  })

  it('is not handed to another institution', async () => {
    const { id } = await publishMicroCredential(node, northshore)
    const { db } = node.context
    await expect(findPublishedMicroCredential(db, montana.institutionId, id)).rejects.toMatchObject({
      code: 'issuance.not-published',
    })
    await expect(findMicroCredentialVersion(db, montana.institutionId, id, 1)).rejects.toMatchObject({
      code: 'catalogue.micro-credential-not-found',
    })
  })
})

describe('the import of a description', () => {
  it('keeps what an Open Badge says and names what it does not', async () => {
    const imported = await node.ask(catalogueApi.importMicroCredential, {
      params,
      as: editor,
      body: { document: (await unsealedBadge()) as Record<string, unknown> },
    })
    expect(imported.state).toBe('draft')
    expect(imported.description.title).toEqual({ en: demonstrationAward.microCredential.title['en'] })
    expect(imported.description.workload).toEqual(demonstrationAward.microCredential.workload)
    expect(JSON.stringify(imported)).not.toContain(demonstrationAward.learner.familyName)
  })

  it('takes the same as text', async () => {
    const document = JSON.stringify(await unsealedBadge())
    const imported = await node.ask(catalogueApi.importMicroCredential, { params, as: editor, body: { document } })
    expect(imported.description.title).toEqual({ en: demonstrationAward.microCredential.title['en'] })
  })

  it.each([
    ['something else', { document: { name: 'x' } }, 'credential.unknown-format'],
    ['a list', { document: '[1]' }, 'credential.unknown-format'],
    ['a torn text', { document: '{"type":' }, 'json.malformed'],
    ['nothing', {}, 'request.invalid'],
  ])('refuses %s', async (_, body, code) => {
    const answer = await node.call(catalogueApi.importMicroCredential, { params, as: editor, body: body as never })
    expect(await codeOf(answer)).toBe(code)
  })
})

describe('the list of universities', () => {
  it('names those of this node, and that no list confirms them yet', async () => {
    const { institutions, asOf } = await node.ask(catalogueApi.listInstitutions)
    expect(institutions.map(({ slug, here, confirmedBy }) => [slug, here, confirmedBy])).toEqual([
      ['montana', true, null],
      ['northshore', true, null],
    ])
    expect(asOf).toBeNull()
  })
})
