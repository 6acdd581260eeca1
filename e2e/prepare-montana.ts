/** The side of Montana before anybody asks: its courses and its pathway, through the interface. */
import { stackingApi } from '@meshe/domain/stacking'
import { toDescription } from '../packages/cli/src/demo/data/demo-offer.ts'
import { offers } from '../packages/cli/src/demo/data/offers/index.ts'
import { dataForHealth, toPathwayDescription } from '../packages/cli/src/demo/data/pathways.ts'
import { writeDescription } from '../packages/cli/src/demo/journeys/publishing.ts'
import type { NodeClient, Person } from '../packages/cli/src/demo/network/node-client.ts'

export interface Montana {
  /** Writes its courses and pathways. */
  readonly petra: Person
  readonly pathwayId: string
  /** Its courses by the key of the offer. */
  readonly modules: ReadonlyMap<string, { readonly id: string; readonly iri: string }>
}

export const montanaOffers = [
  'montana/statistics-for-health',
  'montana/health-data-visualisation',
  'montana/health-data-capstone',
  'montana/data-for-health',
]

export function offerOf(key: string) {
  const found = offers.find((offer) => offer.key === key)
  if (!found) throw new Error(key)
  return found
}

export async function prepareMontana(client: NodeClient): Promise<Montana> {
  const modules = new Map<string, { readonly id: string; readonly iri: string }>()
  const petra = await client.signIn('petra@montana.example')
  const neza = await client.signIn('neza@montana.example')
  const desk = { client, slug: 'montana', editor: petra, reviewer: neza }
  for (const key of montanaOffers)
    modules.set(key, await writeDescription(desk, toDescription(offerOf(key), new Date())))
  for (const key of ['wislanka/database-foundations', 'hohenfels/health-data-protection']) {
    modules.set(key, { id: '', iri: `urn:example:${key}` })
  }
  const params = { institution: 'montana' }
  const draft = await client.ask(stackingApi.createPathway, {
    params,
    body: { description: toPathwayDescription(dataForHealth, modules) },
    as: petra,
  })
  await client.ask(stackingApi.publishPathway, { params: { ...params, pathway: draft.id }, as: petra })
  return { petra, pathwayId: draft.id, modules }
}
