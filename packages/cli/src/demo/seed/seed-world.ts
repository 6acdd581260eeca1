/** What the parts of the seed share: the nodes, who is signed in where, and what has come to be. */

import type { Role } from '@meshe/domain/contract'
import { institutionOf } from '../data/institutions.ts'
import type { DemoLearner } from '../data/learners.ts'
import type { DemoStaff } from '../data/people.ts'
import type { DemoNetwork } from '../network/demo-network.ts'
import type { NodeClient, Person } from '../network/node-client.ts'

interface Published {
  readonly id: string
  readonly iri: string
}

export interface SeedWorld {
  readonly now: Date
  readonly published: Map<string, Published>
  /** Ids of pathways by the university that gives the award. */
  readonly pathways: Map<string, string>
  clientOf(slug: string): NodeClient
  clientAt(node: 'a' | 'b'): NodeClient
  /** Somebody of the university who has the role, signed in. */
  staff(slug: string, role: Role, besides?: string): Promise<Person>
  learner(node: NodeClient, learner: DemoLearner): Promise<Person>
  /** Remembers a learner who has signed in by another way. */
  remember(node: NodeClient, person: Person): void
  /** Whether a learner is signed in at a node. */
  knows(node: NodeClient, learner: DemoLearner): Person | null
  /** DID of a university. */
  didOf(slug: string): string
}

export function createSeedWorld(network: DemoNetwork, now: Date): SeedWorld {
  const signedIn = new Map<string, Promise<Person>>()
  const clientAt = (node: 'a' | 'b') => network[node].client
  const clientOf = (slug: string) => clientAt(institutionOf(slug).node === 'a' ? 'a' : 'b')
  const signIn = (client: NodeClient, { email, language }: Pick<DemoStaff, 'email' | 'language'>) => {
    const key = `${client.origin} ${email}`
    const known = signedIn.get(key) ?? client.signIn(email, language)
    signedIn.set(key, known)
    return known
  }
  const people = new Map<string, Person>()
  return {
    now,
    published: new Map(),
    pathways: new Map(),
    clientOf,
    clientAt,
    async staff(slug, role, besides) {
      const found = institutionOf(slug).staff.find(({ roles, email }) => roles.includes(role) && email !== besides)
      if (!found) throw new Error(`nobody at ${slug} is ${role}`)
      return signIn(clientOf(slug), found)
    },
    async learner(client, learner) {
      const known = people.get(`${client.origin} ${learner.email}`)
      return known ?? signIn(client, learner)
    },
    remember(client, person) {
      people.set(`${client.origin} ${person.email}`, person)
    },
    knows: (client, { email }) => people.get(`${client.origin} ${email}`) ?? null,
    didOf(slug) {
      const { host } = new URL(clientOf(slug).origin)
      return `did:web:${encodeURIComponent(host)}:institutions:${slug}`
    },
  }
}
