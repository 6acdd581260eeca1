/** The network of the demonstration: an office and two nodes, each with its own keys, database and address. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { federationApi } from '@meshe/domain/federation'
import { eraseEmbeddedPostgres, type Founding } from '@meshe/server'
import { institutions, office } from '../data/institutions.ts'
import { ada, type DemoInstitution } from '../data/people.ts'
import { type ChildNode, foundOn, type NodeSettings, originOf, startChildNode } from './child-node.ts'
import { createNodeClient, eventually, type NodeClient } from './node-client.ts'

export const nodeNames = ['office', 'a', 'b'] as const
export type NodeName = (typeof nodeNames)[number]

interface DemoNode {
  readonly child: ChildNode
  readonly client: NodeClient
}

export interface DemoNetwork extends Readonly<Record<NodeName, DemoNode>> {
  /** Ends all three nodes and their databases; the data stays. */
  stop(): Promise<void>
}

export interface DemoNetworkOptions {
  readonly directory: string
  /** Port of the office; the two nodes have the next ones. */
  readonly port: number
  /** Whether universities and staff are there from before. */
  readonly isFounded: boolean
  readonly say: (text: string) => void
}

/** Starts the three nodes, makes them members of the network and waits until each knows the list. */
export async function startDemoNetwork(options: DemoNetworkOptions): Promise<DemoNetwork> {
  const { directory, port, isFounded, say } = options
  const trustedOrigins = [port, port + 1, port + 2].map(originOf)
  const started: ChildNode[] = []
  const settings = (name: NodeName, network: NodeSettings['network']): NodeSettings => ({
    name: titles[name],
    kind: name === 'office' ? 'network-office' : 'university',
    port: port + nodeNames.indexOf(name),
    dataDirectory: join(directory, name),
    trustedOrigins,
    network,
  })
  const launch = async (name: NodeName, network: NodeSettings['network']): Promise<DemoNode> => {
    if (!isFounded) await foundOn(settings(name, network), foundingOf(name))
    const child = await startChildNode(settings(name, network))
    started.push(child)
    return { child, client: createNodeClient(child.origin) }
  }
  try {
    say('Starting the network office …')
    const officeNode = await launch('office', null)
    const network = { origin: officeNode.child.origin, anchor: await readAnchor(officeNode.client) }
    say('Starting the nodes of the universities …')
    const both = await Promise.allSettled([launch('a', network), launch('b', network)])
    const [a, b] = both.map((result) => {
      if (result.status === 'rejected') throw result.reason
      return result.value
    }) as [DemoNode, DemoNode]
    say('Making the universities members of the network …')
    await joinNetwork(officeNode.client, [a.client, b.client])
    return { office: officeNode, a, b, stop: () => stopAll(started) }
  } catch (error) {
    await stopAll(started)
    throw error
  }
}

/** Removes everything that the nodes keep, wherever their databases are. */
export async function eraseDemoNetwork(directory: string): Promise<void> {
  for (const name of nodeNames) await eraseEmbeddedPostgres(join(directory, name))
  await rm(directory, { recursive: true, force: true })
}

async function stopAll(children: readonly ChildNode[]): Promise<void> {
  await Promise.all(children.map((child) => child.stop()))
}

const titles: Readonly<Record<NodeName, string>> = {
  office: 'MESHE Network Office (demo)',
  a: 'Northshore (demo)',
  b: 'Montana (demo)',
}

export function foundingOf(name: NodeName): Founding {
  const here: readonly DemoInstitution[] =
    name === 'office' ? [office] : institutions.filter((institution) => institution.node === name)
  return {
    institutions: here.map(({ slug, name: legalName, country, staff }) => ({
      slug,
      name: { ...legalName },
      country,
      homepage: `https://${slug}.example`,
      email: `office@${slug}.example`,
      legalIdentifier: `VAT${country}-DEMO-${slug.toUpperCase()}`,
      staff: staff.map(({ email, name: person, language, roles }) => ({
        email,
        name: person,
        language,
        roles: [...roles],
      })),
    })),
  }
}

/** The did:key of the office: the multikey that its DID document shows. */
async function readAnchor(client: NodeClient): Promise<string> {
  const document = (await client.ask(federationApi.showNodeDidDocument)) as {
    verificationMethod?: readonly { publicKeyMultibase?: string }[]
  }
  const multikey = document.verificationMethod?.[0]?.publicKeyMultibase
  if (multikey === undefined) throw new Error('the DID document of the network office names no key')
  return `did:key:${multikey}`
}

async function joinNetwork(officeClient: NodeClient, members: readonly NodeClient[]): Promise<void> {
  const listed = await listedDids(officeClient)
  const missing = institutions.filter((institution) => !listed.some((did) => did.endsWith(`:${institution.slug}`)))
  if (missing.length > 0) {
    const as = await officeClient.signIn(ada.email)
    for (const { origin } of members) {
      await officeClient.ask(federationApi.addNetworkMember, {
        params: { institution: office.slug },
        body: { origin },
        as,
      })
    }
  }
  for (const client of members) {
    await eventually(
      async () => (await listedDids(client)).length >= institutions.length,
      `the list of the network at ${client.origin}`,
    )
  }
}

/** DIDs on the list that a node passes on; none where it has not seen one yet. */
async function listedDids(client: NodeClient): Promise<string[]> {
  const { status, body } = await client.call(federationApi.showTrustList)
  if (status !== 200) return []
  return (body as { entries?: readonly { did: string }[] }).entries?.map(({ did }) => did) ?? []
}
