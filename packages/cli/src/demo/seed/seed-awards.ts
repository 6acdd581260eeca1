/** Awards to the learners, keeps what they keep, and takes back what is taken back. */
import { accountsApi } from '@meshe/domain/accounts'
import { issuanceApi } from '@meshe/domain/issuance'
import { stackingApi } from '@meshe/domain/stacking'
import { cohorts, type DemoCohort, followers, graduates } from '../data/awards.ts'
import { institutionOf } from '../data/institutions.ts'
import { learnerOf, learners } from '../data/learners.ts'
import { offers } from '../data/offers/index.ts'
import { award, findClaim, keep } from '../journeys/awarding.ts'
import { eventually } from '../network/node-client.ts'
import { groupBy, inParallel } from './in-parallel.ts'
import type { SeedWorld } from './seed-world.ts'

const slugOf = (offer: string) => offer.split('/')[0] ?? ''

/** The title as the page of a claim shows it: in any language. */
export function titleOf(key: string): string {
  const title = offers.find((offer) => offer.key === key)?.title ?? {}
  return title['en'] ?? Object.values(title)[0] ?? ''
}

export async function seedAwards(world: SeedWorld): Promise<void> {
  const bySlug = groupBy(cohorts, ({ offer }) => slugOf(offer))
  await inParallel([...bySlug], 6, async ([slug, own]) => {
    const desk = { client: world.clientOf(slug), slug, officer: await world.staff(slug, 'issuing-officer') }
    for (const cohort of own) {
      const rows = [...cohort.kept, ...(cohort.unclaimed ?? [])].map((key, index) => {
        const { givenName, familyName, email, language } = learnerOf(key)
        return { givenName, familyName, email, language, grade: gradeOf(slug, index) }
      })
      const isWithProblems = cohort.offer === 'northshore/plain-language'
      const list = isWithProblems ? { rows: [...rows, { givenName: 'Bríd', email: 'brid(at)example.org' }] } : { rows }
      await award(desk, world.published.get(cohort.offer)?.id ?? '', list, { keepRowsWithProblems: isWithProblems })
    }
  })
}

const grades: Readonly<Record<string, readonly string[]>> = {
  IE: ['72', '81', '64', '58', '90'],
  DE: ['1,7', '2,3', '1,3', '3,0'],
  ES: ['8,5', '7', '9'],
  FR: ['14', '16', '12'],
  SE: ['B', 'A', 'C'],
  NL: ['7,5', '8', '6,5'],
  SI: ['9', '8', '10', '7'],
  IT: ['27', '30', '25'],
  PT: ['16', '14', '18'],
  HR: ['4', '5', '3'],
  PL: ['4,5', '4', '5'],
  GR: ['8', '9', '7,5'],
}

function gradeOf(slug: string, index: number): string {
  const known = grades[institutionOf(slug).country] ?? ['passed']
  return known[index % known.length] ?? 'passed'
}

/** Everybody keeps what they keep, one after the other for each person and several people at once. */
export async function seedWallets(world: SeedWorld, say: (done: number, all: number) => void): Promise<void> {
  const keepings = cohorts.flatMap(({ offer, kept }) => kept.map((learner) => ({ offer, learner })))
  const byPerson = groupBy(keepings, ({ learner }) => learner)
  let done = 0
  await inParallel([...byPerson], 6, async ([key, own]) => {
    const learner = learnerOf(key)
    for (const { offer } of own) {
      const client = world.clientOf(slugOf(offer))
      const known = world.knows(client, learner)
      const { token } = await findClaim(client, learner.email, titleOf(offer))
      const { person } = await keep(client, { token, email: learner.email, ...(known && { as: known }) })
      if (!known) {
        const name = `${learner.givenName} ${learner.familyName}`
        await client.ask(accountsApi.updateAccount, { body: { name, language: learner.language }, as: person })
        world.remember(client, person)
      }
      done += 1
      say(done, keepings.length)
    }
  })
}

export async function seedGoals(world: SeedWorld): Promise<void> {
  for (const { learner, at, pathway } of followers) {
    const client = world.clientAt(at === 'a' ? 'a' : 'b')
    const as = await world.learner(client, learnerOf(learner))
    const params = { pathway: world.pathways.get(pathway) ?? '' }
    await eventually(
      async () => (await client.call(stackingApi.followPathway, { params, as })).status === 200,
      `the pathway of ${pathway} at ${client.origin}`,
    )
  }
}

/** Gives the larger award to those whose way is complete. */
export async function seedGraduates(world: SeedWorld): Promise<void> {
  for (const { pathway, learner } of graduates) {
    const { givenName, familyName } = learnerOf(learner)
    const client = world.clientOf(pathway)
    const as = await world.staff(pathway, 'issuing-officer')
    const params = { institution: pathway, pathway: world.pathways.get(pathway) ?? '' }
    const found = await eventually(async () => {
      const list = await client.ask(stackingApi.listPathwayLearners, { params, as })
      return list.learners.find(({ name, progress }) => name === `${givenName} ${familyName}` && progress.isComplete)
    }, `${givenName} to have completed the pathway of ${pathway}`)
    await client.ask(stackingApi.awardPathway, { params: { ...params, learner: found.learnerId }, as })
  }
}

/** Takes back what was awarded wrongly; last, so that decisions on it have been made before. */
export async function seedRevocations(world: SeedWorld): Promise<void> {
  for (const { offer, revoked } of cohorts) await revokeOf(world, offer, revoked ?? {})
}

async function revokeOf(world: SeedWorld, offer: string, revoked: NonNullable<DemoCohort['revoked']>): Promise<void> {
  const slug = slugOf(offer)
  for (const [key, reason] of Object.entries(revoked)) {
    const client = world.clientOf(slug)
    const as = await world.staff(slug, 'issuing-officer')
    const { email } = learnerOf(key)
    const params = { institution: slug }
    const { awards } = await client.ask(issuanceApi.listAwards, { params, query: { q: email }, as })
    const found = awards.find(({ microCredential }) => microCredential.id === world.published.get(offer)?.id)
    if (!found) throw new Error(`${key} was never awarded ${offer}`)
    await client.ask(issuanceApi.revokeAward, { params: { ...params, award: found.id }, body: { reason }, as })
  }
}

/** How many learners the data have. */
export const learnerCount = learners.length
