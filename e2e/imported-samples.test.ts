/** Official samples of other systems: imported, completed, and taken through the first five steps of the story on real nodes. */
import { randomBytes } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CatalogueEntry, catalogueApi, type DeskMicroCredentialView, textIn } from '@meshe/domain/catalogue'
import { holdingApi } from '@meshe/domain/holding'
import { recognitionApi } from '@meshe/domain/recognition'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readStandardsFile, standardsDirectory } from '../conformance/standards-directory.ts'
import { toDescription } from '../packages/cli/src/demo/data/demo-offer.ts'
import { award, findClaim, keep } from '../packages/cli/src/demo/journeys/awarding.ts'
import { decide, findCase, waitForRequest } from '../packages/cli/src/demo/journeys/recognising.ts'
import { type DemoNetwork, eraseDemoNetwork, startDemoNetwork } from '../packages/cli/src/demo/network/demo-network.ts'
import { codeOf } from '../packages/cli/src/demo/network/node-client.ts'
import { findFreeBlock } from '../packages/cli/src/demo/network/ports.ts'
import { atA, atB, offerOf, type Stage, setStage } from '../packages/cli/src/demo/story/cast.ts'
import { findEntry } from '../packages/cli/src/demo/story/tell-describing.ts'
import { verifyAt } from '../packages/cli/src/demo/story/tell-verifying.ts'

const elm = 'elm/v3.1-master/Credentials/JSON-LD Examples (ELM v3)'
const badges = 'dc4eu-vc/standards/education_credential/micro_credential'

/** File, and what of Annex I it says nothing about. */
const samples: readonly (readonly [path: string, missing: readonly string[]])[] = [
  [`${elm}/Sample-MC-Annex1-signed.jsonld`, ['quality-assurance']],
  [`${elm}/Sample-MC-Annex1-unsigned.jsonld`, ['quality-assurance']],
  [`${elm}/Sample-MC-Annex1-unsigned-uploadable.json`, ['quality-assurance']],
  [
    'mynextid/microcredential/v1/open-badge/examples/open-badge-mc-example.json',
    ['workload', 'level', 'assessment', 'participation', 'quality-assurance'],
  ],
  [`${badges}/theed_microcredential_full_ho.json`, ['workload', 'assessment']],
  [`${badges}/uvh_at_microcredential_full_1.json`, ['workload', 'assessment']],
  ['ob3/validator-fixtures/complete.json', ['workload', 'level', 'assessment', 'participation', 'quality-assurance']],
]

describe.skipIf(standardsDirectory === null)('an official sample of another system', () => {
  let network: DemoNetwork
  let stage: Stage
  const folder: string[] = []

  beforeAll(async () => {
    const directory = await mkdtemp(join(tmpdir(), 'meshe-samples-'))
    folder.push(directory)
    const port = await findFreeBlock(25_100)
    network = await startDemoNetwork({ directory, port: port ?? 0, isFounded: false, say: () => {} })
    stage = await setStage(network)
  })

  afterAll(async () => {
    await network?.stop()
    for (const directory of folder) await eraseDemoNetwork(directory)
  })

  it.each(samples)('goes from import to a decision abroad: %s', async (path, missing) => {
    const published = await importAndPublish(stage, path, missing)
    const title = textIn(published.description.title ?? {}, 'en')
    const entry = await findEntry(stage.b, published.iri, title)
    expect(entry.institution).toMatchObject({ slug: atA.institution, here: false })
    await awardAndRecognise(stage, { published, entry, title })
  })

  it('is refused where it is no sample at all, and leaves nothing behind', async () => {
    const count = async () =>
      (await stage.a.ask(catalogueApi.listMicroCredentials, { params: atA, as: stage.ines })).microCredentials.length
    const before = await count()
    for (const document of [{}, { type: 'Nothing' }, 'no JSON', '{"a":1,"a":2}', '[]']) {
      const answer = await stage.a.call(catalogueApi.importMicroCredential, {
        params: atA,
        body: { document },
        as: stage.ines,
      })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
      expect(codeOf(answer.body)).not.toBe('')
    }
    expect(await count()).toBe(before)
  })
})

/** Steps 1: the import says what is missing, it cannot go on so, it is completed, and a second person approves it. */
async function importAndPublish(
  { a, ines, tomas }: Stage,
  path: string,
  missing: readonly string[],
): Promise<DeskMicroCredentialView> {
  const imported = await a.ask(catalogueApi.importMicroCredential, {
    params: atA,
    body: { document: readStandardsFile(path) },
    as: ines,
  })
  expect(imported.state).toBe('draft')
  expect(imported.missing).toEqual(missing)
  const params = { ...atA, microCredential: imported.id }
  const early = await a.call(catalogueApi.sendForReview, { params, as: ines })
  expect(codeOf(early.body)).toBe('catalogue.incomplete')

  const whole = toDescription(offerOf('northshore/data-literacy-care'), new Date())
  const ects = imported.description.workload?.ects || 2
  const hours = imported.description.workload?.hours || ects * 25
  const description = { ...whole, ...imported.description, workload: { ects, hours } }
  const { revision } = imported
  await a.ask(catalogueApi.saveDescription, { params, body: { revision, description }, as: ines })
  await a.ask(catalogueApi.sendForReview, { params, as: ines })
  await a.ask(catalogueApi.decideReview, { params, body: { decision: 'approve' }, as: tomas })
  const published = await a.ask(catalogueApi.publishMicroCredential, { params, as: ines })
  expect(published.description.title).toEqual(imported.description.title)
  return published
}

interface Told {
  readonly published: DeskMicroCredentialView
  readonly entry: CatalogueEntry
  readonly title: string
}

/** Steps 2 to 5: awarded, kept, valid in both encodings at the other node, counted there, and the learner told. */
async function awardAndRecognise(stage: Stage, { published, entry, title }: Told): Promise<void> {
  const { a, b, aoife, luka } = stage
  const key = randomBytes(5).toString('hex')
  const learner = { givenName: 'Sam', familyName: `Sample-${key}`, email: `sample-${key}@example.org` }
  await award({ client: a, slug: atA.institution, officer: aoife }, published.id, { rows: [learner] })
  const { token } = await findClaim(a, learner.email, title)
  for (const format of ['open-badges-3.0', 'european-digital-credential'] as const) {
    const report = await verifyAt(b, await a.ask(holdingApi.downloadClaim, { params: { token, format } }))
    expect(report.verdict).toBe('valid')
    expect(report.content?.achievementId).toBe(entry.iri)
    expect(report.content?.ects).toBe(published.description.workload?.ects)
  }
  const { person, held } = await keep(a, { token, email: learner.email })
  const { institutions } = await a.ask(catalogueApi.listInstitutions)
  const receiver = institutions.find(({ slug }) => slug === atB.institution)
  const { id } = await a.ask(recognitionApi.requestRecognition, {
    body: { heldCredentialId: held.id, institution: receiver?.did ?? '', purpose: 'credits' },
    as: person,
  })
  const desk = { client: b, slug: atB.institution, officer: luka }
  const found = await findCase(desk, { applicant: `${learner.givenName} ${learner.familyName}`, title })
  expect(found.report.verdict).toBe('valid')
  const reason = 'Counted in full, as the description and the examination show.'
  await decide(desk, found.id, { ectsGranted: found.ectsClaimed, reason })
  const told = await waitForRequest(a, { id, as: person }, ({ decisionCredentialId }) => decisionCredentialId !== null)
  expect(told.decision?.outcome).toBe('full')
}
