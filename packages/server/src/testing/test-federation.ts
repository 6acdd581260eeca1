/** A whole network in one process: a network office and nodes that listen on real ports and know each other. */
import type { Institution } from '../accounts/institution-store.ts'
import { findNodeIdentity } from '../accounts/institutions.ts'
import { createCurrentDidResolver } from '../federation/did-service.ts'
import { harvestCatalogues } from '../federation/harvest.ts'
import { addNetworkMember } from '../federation/network-office.ts'
import { refreshTrustList } from '../federation/refresh-trust-list.ts'
import type { OutboundFetch } from '../outbound/outbound-fetch.ts'
import { freePort } from './free-port.ts'
import { createTestNode, type TestNode } from './test-node.ts'

export interface FederationMember {
  readonly node: TestNode
  readonly institution: Institution
}

export interface TestFederation<Name extends string> {
  readonly office: TestNode
  /** By name: each node speaks for one institution with this slug. */
  readonly members: Readonly<Record<Name, FederationMember>>
  /** Makes every node read the network's list now. */
  refreshTrust(): Promise<void>
  /** Makes every node read the catalogues of the others now. */
  harvest(): Promise<void>
  /** Moves the clock of every node, where it stands still. */
  setNow(now: Date): void
  close(): Promise<void>
}

const countries = ['IE', 'SI', 'PT', 'FI', 'EE', 'ES']

export interface FederationOptions {
  /** The clock of all nodes stands still then, and is moved with `setNow`. */
  readonly now?: Date
  /** Stands before the way out of every node, to lose requests and answers. */
  readonly wrapOutbound?: (outbound: OutboundFetch) => OutboundFetch
}

/** @param names slugs of the institutions, one node for each */
export async function createFederation<Name extends string>(
  names: readonly Name[],
  { now, wrapOutbound }: FederationOptions = {},
): Promise<TestFederation<Name>> {
  const ports = [await freePort()]
  for (const _ of names) ports.push(await freePort())
  const trustedOrigins = ports.map((port) => `http://localhost:${port}`)
  const common = { ...(now && { now }), ...(wrapOutbound && { wrapOutbound }) }
  const office = await createTestNode({
    name: 'Network office (demo)',
    kind: 'network-office',
    port: ports[0]!,
    trustedOrigins,
    isListening: true,
    ...common,
  })
  const { didKey } = await findNodeIdentity(office.context)
  const officeInstitution = await office.institution('network-office')
  const network = { origin: trustedOrigins[0]!, anchor: didKey }
  const members = {} as Record<Name, FederationMember>
  for (const [index, name] of names.entries()) {
    const node = await createTestNode({
      name: `${name} (demo)`,
      port: ports[index + 1]!,
      network,
      trustedOrigins,
      isListening: true,
      ...common,
    })
    members[name] = { node, institution: await node.institution(name, countries[index % countries.length]) }
    await addNetworkMember(office.context, createCurrentDidResolver(office.context), {
      origin: node.context.config.origin,
      status: 'member',
      institutionId: officeInstitution.institutionId,
      accountId: null,
    })
  }
  const nodes = Object.values<FederationMember>(members).map(({ node }) => node)
  const federation: TestFederation<Name> = {
    office,
    members,
    async refreshTrust() {
      await Promise.all(nodes.map(({ context }) => refreshTrustList(context)))
    },
    async harvest() {
      await Promise.all(nodes.map(({ context }) => harvestCatalogues(context, createCurrentDidResolver(context))))
    },
    setNow(moment) {
      for (const node of [office, ...nodes]) node.setNow(moment)
    },
    async close() {
      await Promise.all([office, ...nodes].map((node) => node.close()))
    },
  }
  await federation.refreshTrust()
  return federation
}

/** Waits until something holds; for work that other nodes do on their own. */
export async function eventually<Value>(
  look: () => Promise<Value | null | undefined | false>,
  { withinMs = 10_000 }: { readonly withinMs?: number } = {},
): Promise<Value> {
  const end = Date.now() + withinMs
  for (;;) {
    const value = await look()
    if (value) return value
    if (Date.now() > end) throw new Error(`It did not come about within ${withinMs} ms.`)
    await new Promise((resume) => setTimeout(resume, 25))
  }
}
