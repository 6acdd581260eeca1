/** Free ports for the three nodes, side by side. */
import { createServer } from 'node:net'

function isPortFree(port: number): Promise<boolean> {
  return new Promise((answered) => {
    const probe = createServer()
    probe.once('error', () => answered(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => answered(true)))
  })
}

/** The ports of a block that another program has taken. */
export async function takenPorts(first: number): Promise<number[]> {
  const block = [first, first + 1, first + 2]
  const free = await Promise.all(block.map(isPortFree))
  return block.filter((_, index) => !free[index])
}

/** The first block of three free ports at or after `first`, in steps of ten; null where a hundred blocks are taken. */
export async function findFreeBlock(first: number): Promise<number | null> {
  for (let port = first; port + 2 < 65_536 && port < first + 1000; port += 10) {
    if ((await takenPorts(port)).length === 0) return port
  }
  return null
}
