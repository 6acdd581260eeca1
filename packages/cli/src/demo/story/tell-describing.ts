/** Step 1: University A describes a micro-credential, a second person approves it, and everybody finds it. */
import { type CatalogueEntry, catalogueApi, type DeskMicroCredentialView } from '@meshe/domain/catalogue'
import { toDescription } from '../data/demo-offer.ts'
import { codeOf, eventually, type NodeClient } from '../network/node-client.ts'
import { atA, offerOf, type Stage } from './cast.ts'
import { expectThat, type Outcome, type StoryTeller } from './story-teller.ts'

export interface Described {
  readonly published: Outcome<DeskMicroCredentialView>
  readonly atB: Outcome<CatalogueEntry>
  readonly title: string
}

export async function tellDescribing({ step }: StoryTeller, stage: Stage, now: Date): Promise<Described> {
  const { a, b, office, ines, tomas } = stage
  const offer = offerOf('northshore/data-literacy-care')
  const whole = toDescription(offer, now)
  const title = offer.title['en'] ?? ''

  const begun = await step('describe', async () => {
    const { assessments: _assessments, qualityAssurance: _quality, ...incomplete } = whole
    const view = await a.ask(catalogueApi.createMicroCredential, {
      params: atA,
      body: { description: incomplete },
      as: ines,
    })
    expectThat(view.state === 'draft', `it is "${view.state}", not a draft`)
    return [`Ines began "${title}" at Northshore: ${view.present.length} of 16 elements of Annex I are there`, view]
  })

  await step('missing-elements-shown', async () => {
    const { missing, id } = begun.found()
    const refused = await a.call(catalogueApi.sendForReview, { params: { ...atA, microCredential: id }, as: ines })
    expectThat(missing.join() === 'assessment,quality-assurance', `missing: ${missing.join()}`)
    expectThat(codeOf(refused.body) === 'catalogue.incomplete', `sending it answered ${refused.status}`)
    return [`missing: ${missing.join(', ')}; sending it for review is refused (catalogue.incomplete)`]
  })

  const completed = await step('second-person', async () => {
    const params = { ...atA, microCredential: begun.found().id }
    const { revision } = begun.found()
    await a.ask(catalogueApi.saveDescription, { params, body: { revision, description: whole }, as: ines })
    const sent = await a.ask(catalogueApi.sendForReview, { params, as: ines })
    expectThat(sent.missing.length === 0, `still missing: ${sent.missing.join()}`)
    const own = await a.call(catalogueApi.decideReview, { params, body: { decision: 'approve' }, as: ines })
    expectThat(own.status === 403, `its author could approve it (${own.status})`)
    const early = await a.call(catalogueApi.publishMicroCredential, { params, as: ines })
    expectThat(codeOf(early.body) === 'catalogue.wrong-state', `it could be published unapproved (${early.status})`)
    const approved = await a.ask(catalogueApi.decideReview, {
      params,
      body: { decision: 'approve', comment: 'Outcomes and assessment fit together.' },
      as: tomas,
    })
    expectThat(approved.state === 'approved', `it is "${approved.state}"`)
    return [`its author may not approve it (403); Tomás approved all ${approved.present.length} elements`, approved]
  })

  const published = await step('published', async () => {
    const params = { ...atA, microCredential: completed.found().id }
    const view = await a.ask(catalogueApi.publishMicroCredential, { params, as: ines })
    expectThat(view.state === 'published', `it is "${view.state}"`)
    return [`version ${view.version}, ${view.iri}`, view]
  })

  const atB = await step('harvested-by-b', async () => {
    const begunAt = performance.now()
    const entry = await findEntry(b, published.found().iri, title)
    const seconds = ((performance.now() - begunAt) / 1000).toFixed(1)
    expectThat(
      !entry.institution.here && entry.institution.node === a.origin,
      `B says it comes from ${entry.institution.node}`,
    )
    expectThat(entry.institution.confirmedBy !== null, 'B does not say who confirms the university')
    return [
      `B has it from ${entry.institution.node} after ${seconds} s, confirmed by ${entry.institution.confirmedBy}`,
      entry,
    ]
  })

  await step('public-catalogue', async () => {
    const here = await findEntry(a, published.found().iri, title)
    const there = await b.ask(catalogueApi.showCatalogueEntry, { params: { entry: atB.found().id } })
    const anywhere = await findEntry(office, published.found().iri, title)
    const same = [here, anywhere].every(({ description }) => isSame(description, there.description))
    expectThat(same, 'the three nodes do not show the same description')
    const { institutions } = await office.ask(catalogueApi.listInstitutions)
    expectThat(institutions.length >= 12, `the directory has ${institutions.length} universities`)
    return [
      `anybody sees the same description at A, B and the office; ${institutions.length} universities in the directory`,
    ]
  })
  return { published, atB, title }
}

export function findEntry(client: NodeClient, iri: string, title: string): Promise<CatalogueEntry> {
  return eventually(async () => {
    const { entries } = await client.ask(catalogueApi.searchCatalogue, { query: { q: title, limit: '100' } })
    return entries.find((entry) => entry.iri === iri)
  }, `"${title}" in the catalogue of ${client.origin}`)
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  )
}
