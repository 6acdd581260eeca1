/** Step 6: B's pathway counts what was recognised by B's rules; complete, it becomes a larger award that names its parts. */
import type { DeskMicroCredentialView } from '@meshe/domain/catalogue'
import type { JsonDocument } from '@meshe/domain/contract'
import { holdingApi } from '@meshe/domain/holding'
import { type PathwayProgress, stackingApi } from '@meshe/domain/stacking'
import { toDescription } from '../data/demo-offer.ts'
import { dataForHealth, toPathwayDescription } from '../data/pathways.ts'
import { award, findClaim, keep } from '../journeys/awarding.ts'
import { writeDescription } from '../journeys/publishing.ts'
import { eventually, type Person } from '../network/node-client.ts'
import { atB, maria, mariaName, offerOf, type Stage } from './cast.ts'
import { expectThat, type Outcome, type StoryTeller } from './story-teller.ts'
import type { Awarded } from './tell-awarding.ts'
import type { Described } from './tell-describing.ts'
import type { Recognised } from './tell-recognising.ts'
import { verifyAt } from './tell-verifying.ts'

export interface Built {
  readonly pathwayId: Outcome<string>
  readonly modules: Outcome<ReadonlyMap<string, DeskMicroCredentialView>>
}

const own = [
  'montana/statistics-for-health',
  'montana/health-data-visualisation',
  'montana/health-data-capstone',
  'montana/data-for-health',
]

/** B's side before anybody asks: its own courses and the pathway. */
export async function tellBuilding({ step }: StoryTeller, { b, petra, neza }: Stage, now: Date): Promise<Built> {
  const modules = await step('b-publishes-modules', async () => {
    const desk = { client: b, slug: atB.institution, editor: petra, reviewer: neza }
    const published = new Map<string, DeskMicroCredentialView>()
    for (const key of own) published.set(key, await writeDescription(desk, toDescription(offerOf(key), now)))
    return [`${published.size} micro-credentials of Montana, written by Petra, approved by Neža`, published]
  })
  const pathwayId = await step('pathway-published', async () => {
    const elsewhere = ['wislanka/database-foundations', 'hohenfels/health-data-protection'].map(
      (key) => [key, { id: '', iri: `urn:example:${key}` }] as const,
    )
    const known = new Map<string, { readonly id: string; readonly iri: string }>([...elsewhere, ...modules.found()])
    const description = toPathwayDescription(dataForHealth, known)
    const draft = await b.ask(stackingApi.createPathway, { params: atB, body: { description }, as: petra })
    const params = { ...atB, pathway: draft.id }
    const published = await b.ask(stackingApi.publishPathway, { params, as: petra })
    expectThat(published.state === 'published', `it is "${published.state}"`)
    return [
      `"Data for Health": ${description.ects} ECTS at EQF ${description.eqf}, ${description.groups.length} groups`,
      draft.id,
    ]
  })
  return { pathwayId, modules }
}

interface Told {
  readonly built: Built
  readonly described: Described
  readonly awarded: Awarded
  readonly recognised: Recognised
}

export interface Stacked {
  readonly larger: Outcome<JsonDocument>
}

export async function tellStacking({ step }: StoryTeller, stage: Stage, told: Told): Promise<Stacked> {
  const { a, b, petra } = stage
  const { built, awarded, recognised } = told
  const params = () => ({ pathway: built.pathwayId.found() })

  const seenAtA = await step('pathway-progress', async () => {
    recognised.decided.found()
    const { person } = awarded.kept.found()
    const progress = await eventually(async () => {
      const mine = await a.ask(stackingApi.showMyProgress, { params: params(), as: person })
      return mine.progress.ectsCounted > 0 ? mine.progress : null
    }, 'the recognised credits on the pathway')
    const data = componentOf(progress, 'data')
    expectThat(data?.state === 'have' && data.reason === 'recognised', `data: ${data?.state} ${data?.reason}`)
    expectThat(progress.ectsCounted === 3, `${progress.ectsCounted} ECTS counted`)
    return [
      `${progress.ectsCounted} of ${progress.ectsRequired} ECTS: "data" filled by ${data?.filledBy?.awardingBody}, reason "${data?.reason}"`,
      progress,
    ]
  })

  await step('missing-shown', async () => {
    const progress = seenAtA.found()
    const missing = progress.groups.flatMap(({ components }) => components).filter(({ state }) => state === 'missing')
    expectThat(!progress.isComplete && progress.ectsMissing === 12, `${progress.ectsMissing} ECTS missing`)
    expectThat(
      missing.every(({ reason }) => reason !== undefined),
      'a missing part has no reason',
    )
    return [
      `${progress.ectsMissing} ECTS missing: ${missing.map(({ componentId, reason }) => `${componentId} (${reason})`).join(', ')}`,
    ]
  })

  const modulesHeld = await step('own-modules', async () => {
    const modules = built.modules.found()
    const desk = { client: b, slug: atB.institution, officer: petra }
    const { givenName, familyName, email, language } = maria
    for (const key of own.slice(0, 3)) {
      await award(desk, modules.get(key)?.id ?? '', { rows: [{ givenName, familyName, email, language }] })
    }
    const documents: JsonDocument[] = []
    let person: Person | undefined
    for (const key of own.slice(0, 3)) {
      const { token } = await findClaim(b, maria.email, offerOf(key).title['en'] ?? '')
      const kept = await keep(b, { token, email: maria.email, ...(person && { as: person }) })
      person = kept.person
      const document = { credential: kept.held.id, format: kept.held.format }
      documents.push(await b.ask(holdingApi.downloadHeldCredential, { params: document, as: person }))
    }
    return [`Montana awards Maria ${documents.length} modules of its own; she keeps and downloads them at B`, documents]
  })

  await step('pathway-complete', async () => {
    const { person: as } = awarded.kept.found()
    for (const document of modulesHeld.found()) await a.ask(holdingApi.addCredential, { body: { document }, as })
    const { progress } = await a.ask(stackingApi.showMyProgress, { params: params(), as })
    const reasons = progress.groups
      .flatMap(({ components }) => components)
      .map(({ componentId, reason }) => `${componentId} ${reason}`)
    expectThat(
      progress.isComplete && progress.ectsCounted === 15,
      `${progress.ectsCounted} ECTS: ${reasons.join(', ')}`,
    )
    return [
      `added to her wallet at A: ${progress.ectsCounted} of ${progress.ectsRequired} ECTS, complete: ${reasons.join(', ')}`,
    ]
  })

  const larger = await step('larger-award-names-parts', async () => {
    const desk = { ...atB, ...params() }
    const { learners } = await b.ask(stackingApi.listPathwayLearners, { params: desk, as: petra })
    const ready = learners.find(({ name }) => name === mariaName)
    if (!ready?.progress.isComplete) throw new Error(`B sees ${ready?.progress.ectsCounted ?? 'no'} ECTS of Maria`)
    await b.ask(stackingApi.awardPathway, { params: { ...desk, learner: ready.learnerId }, as: petra })
    const { token } = await findClaim(b, maria.email, 'Data for Health')
    const document = await b.ask(holdingApi.downloadClaim, { params: { token, format: 'open-badges-3.0' } })
    const report = await verifyAt(a, document)
    const parts = report.content?.parts ?? []
    expectThat(report.verdict === 'valid', `A finds it ${report.verdict}`)
    expectThat(
      parts.length === 4 && parts.some(({ title }) => Object.values(title).includes(told.described.title)),
      `${parts.length} parts: ${JSON.stringify(parts)}`,
    )
    return [
      `"Data for Health", valid at A, names ${parts.length} parts: ${parts.map(({ title, ects }) => `${title['en']} ${ects}`).join(', ')}`,
      document,
    ]
  })
  return { larger }
}

function componentOf(progress: PathwayProgress, id: string) {
  return progress.groups.flatMap(({ components }) => components).find(({ componentId }) => componentId === id)
}
