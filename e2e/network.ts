/** The network of the demonstration for a journey: three real nodes with real data in a folder of their own. */
import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ChildNode, startChildNode } from '../packages/cli/src/demo/network/child-node.ts'
import {
  type DemoNetwork,
  eraseDemoNetwork,
  type NodeName,
  startDemoNetwork,
} from '../packages/cli/src/demo/network/demo-network.ts'
import { findFreeBlock } from '../packages/cli/src/demo/network/ports.ts'
import { seedNetwork } from '../packages/cli/src/demo/seed/seed-network.ts'

export interface JourneyNetwork extends DemoNetwork {
  /** Ends a node in order; whoever asks it finds nobody. */
  stopNode(name: NodeName): Promise<void>
  /** Starts it again on its data, where it was stopped. */
  startNode(name: NodeName): Promise<void>
  erase(): Promise<void>
}

export async function startNetwork({
  isSeeded,
  firstPort,
}: {
  readonly isSeeded: boolean
  readonly firstPort: number
}): Promise<JourneyNetwork> {
  if (!existsSync(new URL('../packages/web/dist/index.html', import.meta.url))) {
    throw new Error('The web app is not built. Run "npm run build" first.')
  }
  const directory = await mkdtemp(join(tmpdir(), 'meshe-e2e-'))
  const port = await findFreeBlock(firstPort)
  if (port === null) throw new Error('no three free ports')
  const network = await startDemoNetwork({ directory, port, isFounded: false, say: () => {} })
  if (isSeeded) await seedNetwork(network, { now: new Date(), say: () => {} })
  const running: Record<NodeName, ChildNode> = { office: network.office.child, a: network.a.child, b: network.b.child }
  const stopped = new Set<NodeName>()
  return {
    ...network,
    async stopNode(name) {
      stopped.add(name)
      await running[name].stop()
    },
    async startNode(name) {
      if (stopped.delete(name)) running[name] = await startChildNode(running[name].settings)
    },
    async erase() {
      await Promise.all(Object.values(running).map((child) => child.stop()))
      await eraseDemoNetwork(directory)
    },
  }
}
