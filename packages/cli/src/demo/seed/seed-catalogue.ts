/** Writes, approves and publishes the micro-credentials, and builds the pathways. */
import { stackingApi } from '@meshe/domain/stacking'
import { toDescription } from '../data/demo-offer.ts'
import { offers } from '../data/offers/index.ts'
import { pathways, toPathwayDescription } from '../data/pathways.ts'
import { writeDescription } from '../journeys/publishing.ts'
import { groupBy, inParallel } from './in-parallel.ts'
import type { SeedWorld } from './seed-world.ts'

export async function seedCatalogue(world: SeedWorld, say: (done: number, all: number) => void): Promise<void> {
  const bySlug = groupBy(offers, ({ key }) => key.split('/')[0] ?? '')
  let done = 0
  await inParallel([...bySlug], 6, async ([slug, own]) => {
    const editor = await world.staff(slug, 'catalogue-editor')
    const reviewer = await world.staff(slug, 'quality-reviewer')
    const desk = { client: world.clientOf(slug), slug, editor, reviewer }
    for (const offer of own) {
      const { id, iri } = await writeDescription(desk, toDescription(offer, world.now), offer.state ?? 'published')
      if (offer.state === undefined) world.published.set(offer.key, { id, iri })
      done += 1
      say(done, offers.length)
    }
  })
}

export async function seedPathways(world: SeedWorld): Promise<void> {
  for (const pathway of pathways) {
    const { institution } = pathway
    const client = world.clientOf(institution)
    const as = await pathwayEditor(world, institution)
    const description = toPathwayDescription(pathway, world.published)
    const { id } = await client.ask(stackingApi.createPathway, { params: { institution }, body: { description }, as })
    await client.ask(stackingApi.publishPathway, { params: { institution, pathway: id }, as })
    world.pathways.set(institution, id)
  }
  await seedPathwayDraft(world)
}

/** One that is still being thought about, for the desk of Montana. */
async function seedPathwayDraft(world: SeedWorld): Promise<void> {
  const as = await pathwayEditor(world, 'montana')
  const statistics = world.published.get('montana/statistics-for-health')
  await world.clientOf('montana').ask(stackingApi.createPathway, {
    params: { institution: 'montana' },
    body: {
      description: {
        title: { en: 'Rescue and Risk in the Mountains', sl: 'Reševanje in tveganje v gorah' },
        description: { en: 'A first draft: medicine, statistics of accidents, and a winter course still to be found.' },
        ects: 6,
        eqf: 5,
        awardMicroCredentialId: world.published.get('montana/mountain-safety')?.id ?? '',
        groups: [
          {
            id: 'all',
            title: { en: 'Parts so far' },
            rule: { kind: 'credits', atLeast: 6 },
            components: [
              {
                id: 'statistics',
                title: { en: 'Statistics of accidents' },
                ects: 3,
                accepts: statistics ? [statistics.iri] : [],
                acceptsRecognition: true,
              },
              { id: 'winter', title: { en: 'Winter course' }, ects: 3, accepts: [], acceptsRecognition: true },
            ],
          },
        ],
        rules: {},
      },
    },
    as,
  })
}

async function pathwayEditor(world: SeedWorld, slug: string) {
  return world.staff(slug, 'pathway-editor')
}
