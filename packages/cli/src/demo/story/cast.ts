/** Who acts in the story, and where. */

import type { DemoOffer } from '../data/demo-offer.ts'
import { offers } from '../data/offers/index.ts'
import { aoife, ines, luka, neza, niamh, petra, tomas } from '../data/people.ts'
import type { DemoNetwork } from '../network/demo-network.ts'
import type { NodeClient, Person } from '../network/node-client.ts'

export interface Stage {
  /** The node of Northshore, University A. */
  readonly a: NodeClient
  /** The node of Montana, University B. */
  readonly b: NodeClient
  readonly office: NodeClient
  readonly ines: Person
  readonly tomas: Person
  readonly aoife: Person
  readonly niamh: Person
  readonly luka: Person
  readonly neza: Person
  readonly petra: Person
}

export async function setStage(network: DemoNetwork): Promise<Stage> {
  const [a, b, office] = [network.a.client, network.b.client, network.office.client]
  const [atA, atB] = await Promise.all([
    Promise.all([ines, tomas, aoife, niamh].map(({ email }) => a.signIn(email))),
    Promise.all([luka, neza, petra].map(({ email }) => b.signIn(email))),
  ])
  const [inesHere, tomasHere, aoifeHere, niamhHere] = atA as [Person, Person, Person, Person]
  const [lukaHere, nezaHere, petraHere] = atB as [Person, Person, Person]
  return {
    a,
    b,
    office,
    ines: inesHere,
    tomas: tomasHere,
    aoife: aoifeHere,
    niamh: niamhHere,
    luka: lukaHere,
    neza: nezaHere,
    petra: petraHere,
  }
}

export const atA = { institution: 'northshore' } as const
export const atB = { institution: 'montana' } as const

export const maria = {
  email: 'maria.story@example.org',
  givenName: 'Maria',
  familyName: 'Ejemplo',
  language: 'es',
} as const
export const mariaName = `${maria.givenName} ${maria.familyName}`

/** @throws Error where the data have no such micro-credential */
export function offerOf(key: string): DemoOffer {
  const found = offers.find((offer) => offer.key === key)
  if (!found) throw new Error(`the demonstration has no micro-credential "${key}"`)
  return found
}
