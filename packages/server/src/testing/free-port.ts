import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * A port that nobody uses, drawn from those that the system gives to nobody by itself: between finding a port and listening on it, an
 * outgoing connection of another test could take one of the others.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((found) => {
    const probe = createServer()
    probe.once('error', () => found(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => found(true)))
  })
}
