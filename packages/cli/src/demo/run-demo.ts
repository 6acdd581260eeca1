/** `meshe demo`: starts the network, fills it on the first run, says where to click, and waits. */
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { exitCodes, Refusal } from '../exit-codes.ts'
import {
  defaultDirectory,
  lockDirectory,
  lookState,
  requireOwnDirectory,
  saveState,
  seedVersion,
} from './demo-state.ts'
import { guide } from './guide.ts'
import { type DemoNetwork, eraseDemoNetwork, nodeNames, startDemoNetwork } from './network/demo-network.ts'
import { findFreeBlock, takenPorts } from './network/ports.ts'
import { createProgress } from './progress.ts'
import { seedNetwork } from './seed/seed-network.ts'

export interface DemoOptions {
  readonly port: number | null
  readonly directory: string | null
  readonly isReset: boolean
  readonly asJson: boolean
}

const usualPort = 4100

export async function runDemo(options: DemoOptions): Promise<number> {
  const directory = resolve(options.directory ?? defaultDirectory())
  await requireOwnDirectory(directory)
  const unlock = await lockDirectory(directory)
  const progress = createProgress()
  const asked = askedToEnd()
  let network: DemoNetwork | null = null
  try {
    const known = await lookState(directory)
    const isUsable = known?.isComplete === true && known.seedVersion === seedVersion && !options.isReset
    const port = isUsable ? await portOfData(known.port, options.port) : await choosePort(options.port)
    if (!isUsable) {
      if (known && !options.isReset)
        progress.say('The data of the last run are unfinished or of an older kind: beginning anew …')
      await eraseDemoNetwork(directory)
    }
    if (!isUsable) await saveState(directory, { port, seedVersion, isComplete: false })
    network = await startDemoNetwork({ directory, port, isFounded: isUsable, say: progress.say })
    if (!isUsable) {
      const seeded = seedNetwork(network, { now: new Date(), say: progress.say })
      await Promise.race([seeded, asked.then(interrupted), firstEnd(network).then(broken)])
      await saveState(directory, { port, seedVersion, isComplete: true })
    }
    progress.end()
    console.log(options.asJson ? JSON.stringify({ ok: true, ...origins(network) }) : guide(network, directory))
    const failed = await Promise.race([asked.then(() => null), firstEnd(network)])
    if (failed === null) return exitCodes.done
    console.error(`${failed} ended by itself. What it said last stands in ${join(directory, '*', 'node.log')}.`)
    return exitCodes.broken
  } finally {
    if (network) progress.say('Ending the three nodes; the data stay …')
    await network?.stop()
    progress.end()
    await unlock()
  }
}

/** DIDs and credentials of kept data name the port, so they can only be shown there. */
async function portOfData(port: number, wanted: number | null): Promise<number> {
  if (wanted !== null && wanted !== port) {
    const sentence = `These data belong to port ${port}: their credentials name it. Leave --port out, take --reset, or name another folder with --data.`
    throw new Refusal('demo.other-port', sentence, exitCodes.misconfigured)
  }
  const taken = await takenPorts(port)
  if (taken.length === 0) return port
  const sentence = `${takenWords(taken)}, and these data belong to port ${port}. End it, or name another folder with --data.`
  throw new Refusal('demo.ports-taken', sentence, exitCodes.misconfigured)
}

async function choosePort(wanted: number | null): Promise<number> {
  if (wanted !== null) {
    const taken = await takenPorts(wanted)
    if (taken.length === 0) return wanted
    throw new Refusal('demo.ports-taken', `${takenWords(taken)}. Choose others with --port.`, exitCodes.misconfigured)
  }
  const port = await findFreeBlock(usualPort)
  if (port === null) throw new Refusal('demo.ports-taken', 'No three free ports were found.', exitCodes.misconfigured)
  return port
}

function takenWords(ports: readonly number[]): string {
  return `${ports.length === 1 ? 'Port' : 'Ports'} ${ports.join(', ')} ${ports.length === 1 ? 'is' : 'are'} taken by another program`
}

function origins(network: DemoNetwork): Record<string, string> {
  return Object.fromEntries(nodeNames.map((name) => [name, network[name].child.origin]))
}

function askedToEnd(): Promise<void> {
  return new Promise((ended) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ended())
  })
}

function interrupted(): never {
  throw new Refusal('demo.interrupted', 'Ended before the data were complete; the next run begins anew.')
}

function broken(name: string): never {
  throw new Refusal('demo.node-failed', `${name} ended while the data were being written.`, exitCodes.broken)
}

/** Name of the node that ends first although nobody asked it to. */
function firstEnd(network: DemoNetwork): Promise<string> {
  return Promise.race(
    nodeNames.map((name) =>
      once(network[name].child.process, 'exit').then(
        ([code, signal]) => `${network[name].child.name} (${signal ?? code})`,
      ),
    ),
  )
}
