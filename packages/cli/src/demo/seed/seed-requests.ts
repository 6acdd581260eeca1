/** Asks universities to count credentials, and takes each case as far as the data say. */
import { holdingApi } from '@meshe/domain/holding'
import { issuanceApi } from '@meshe/domain/issuance'
import { type CaseView, recognitionApi } from '@meshe/domain/recognition'
import { learnerOf } from '../data/learners.ts'
import { oldBadge } from '../data/old-badge.ts'
import { type DemoRequest, requests } from '../data/requests.ts'
import { beginAssessment, decide, findCase, type RecognitionDesk, waitForRequest } from '../journeys/recognising.ts'
import { eventually, type NodeClient, type Person } from '../network/node-client.ts'
import { inParallel } from './in-parallel.ts'
import { titleOf } from './seed-awards.ts'
import type { SeedWorld } from './seed-world.ts'

export async function seedRequests(world: SeedWorld, say: (done: number, all: number) => void): Promise<void> {
  let done = 0
  await inParallel(requests, 4, async (request) => {
    await seedRequest(world, request)
    done += 1
    say(done, requests.length)
  })
}

/** A badge from before Annex I, signed and short: what is missing in it keeps the request at its first step. */
export async function seedIncompleteRequest(world: SeedWorld): Promise<void> {
  const client = world.clientOf('northshore')
  const officer = await world.staff('northshore', 'issuing-officer')
  const as = await world.learner(client, learnerOf('nuala'))
  const { verifiableCredential } = await client.ask(issuanceApi.issueCredential, {
    params: { institution: 'northshore' },
    body: { credential: oldBadge },
    as: officer,
  })
  const held = await client.ask(holdingApi.addCredential, { body: { document: verifiableCredential }, as })
  await client.ask(recognitionApi.requestRecognition, {
    body: {
      heldCredentialId: held.id,
      institution: world.didOf('montana'),
      purpose: 'credits',
      message: 'This is all I have of a course from some years ago. Is it enough?',
    },
    as,
  })
}

interface Asked {
  readonly client: NodeClient
  readonly as: Person
  readonly id: string
}

async function seedRequest(world: SeedWorld, request: DemoRequest): Promise<void> {
  const asked = await ask(world, request)
  if (request.stage === 'withdrawn') {
    await waitForRequest(asked.client, asked, ({ delivery }) => delivery === 'delivered')
    await asked.client.ask(recognitionApi.withdrawRequest, { params: { request: asked.id }, as: asked.as })
    return
  }
  const { givenName, familyName } = learnerOf(request.learner)
  const desk: RecognitionDesk = {
    client: world.clientOf(request.to),
    slug: request.to,
    officer: await world.staff(request.to, 'recognition-officer'),
  }
  const found = await findCase(desk, { applicant: `${givenName} ${familyName}`, title: titleOf(request.offer) })
  if (request.stage === 'submitted') return
  await proceed(world, { request, asked, desk, found })
}

async function ask(world: SeedWorld, request: DemoRequest): Promise<Asked> {
  const client = world.clientOf(request.offer.split('/')[0] ?? '')
  const as = await world.learner(client, learnerOf(request.learner))
  const { credentials } = await client.ask(holdingApi.listHeldCredentials, { as })
  const held = credentials.find(({ content }) => Object.values(content.title).includes(titleOf(request.offer)))
  if (!held) throw new Error(`${request.learner} does not hold ${request.offer}`)
  const pathwayId = request.component === undefined ? undefined : world.pathways.get(request.to)
  const { id } = await client.ask(recognitionApi.requestRecognition, {
    body: {
      heldCredentialId: held.id,
      institution: world.didOf(request.to),
      purpose: request.purpose,
      ...(pathwayId && { pathwayId, componentId: request.component }),
      ...(request.message && { message: request.message }),
    },
    as,
  })
  return { client, as, id }
}

interface Proceeding {
  readonly request: DemoRequest
  readonly asked: Asked
  readonly desk: RecognitionDesk
  readonly found: CaseView
}

async function proceed(world: SeedWorld, { request, asked, desk, found }: Proceeding): Promise<void> {
  const { client, officer, slug } = desk
  const params = { institution: slug, case: found.id }
  const [question, answer] = [request.question, request.answer]
  if (question !== undefined) {
    await client.ask(recognitionApi.askForInformation, { params, body: { question }, as: officer })
    if (answer === undefined) return
    await waitForRequest(asked.client, asked, ({ state }) => state === 'information-requested')
    const of = { request: asked.id }
    await asked.client.ask(recognitionApi.supplyInformation, { params: of, body: { text: answer }, as: asked.as })
    return
  }
  if (!request.decision) {
    await beginAssessment(desk, found.id)
    if (request.stage === 'late') await announceDelay(world, { client, officer, params })
    return
  }
  await decide(desk, found.id, decisionOf(request.decision))
  if (request.appeal === undefined) return
  await waitForRequest(asked.client, asked, ({ mayAppeal }) => mayAppeal)
  const grounds = request.appeal
  await asked.client.ask(recognitionApi.appealDecision, {
    params: { request: asked.id },
    body: { grounds },
    as: asked.as,
  })
  if (!request.appealDecision) return
  const other = await world.staff(slug, 'recognition-officer', officer.email)
  const waiting = { ...desk, officer: other }
  await waitForCase(waiting, found.id, 'appealed')
  await client.ask(recognitionApi.decideAppeal, { params, body: decisionOf(request.appealDecision), as: other })
}

async function announceDelay(
  { now }: SeedWorld,
  { client, officer, params }: { client: NodeClient; officer: Person; params: { institution: string; case: string } },
): Promise<void> {
  const newDueOn = new Date(now.getTime() + 150 * 24 * 3600_000).toISOString().slice(0, 10)
  const reason = 'The teacher who compares the outcomes is away until spring; we are sorry that it takes longer.'
  await client.ask(recognitionApi.announceDelay, { params, body: { reason, newDueOn }, as: officer })
}

function decisionOf({ ects, reason, differences = {}, condition }: NonNullable<DemoRequest['decision']>) {
  return {
    ectsGranted: ects,
    reason,
    substantialDifferences: Object.entries(differences).map(([element, reasoning]) => ({
      element: element as keyof typeof differences,
      reasoning,
    })),
    ...(condition !== undefined && { condition }),
  }
}

async function waitForCase(
  { client, slug, officer }: RecognitionDesk,
  id: string,
  state: CaseView['state'],
): Promise<void> {
  const params = { institution: slug, case: id }
  await eventually(
    async () => (await client.ask(recognitionApi.showCase, { params, as: officer })).state === state,
    `a case of ${slug} to be "${state}"`,
  )
}
