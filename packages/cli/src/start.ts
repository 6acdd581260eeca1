/** `meshe start`: one node, until Ctrl-C. */
import { parseArgs } from 'node:util'
import { createNode } from '@meshe/server'
import { exitCodes, Refusal } from './exit-codes.ts'
import { readSettings } from './read-settings.ts'

export async function start(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean' },
      port: { type: 'string' },
      data: { type: 'string' },
      name: { type: 'string' },
    },
  })
  const config = readSettings({ MESHE_PORT: values.port, MESHE_DATA: values.data, MESHE_NAME: values.name })
  const ended = askedToEnd()
  const node = await createNode(config)
  try {
    await node.start()
  } catch (error) {
    await node.stop()
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    const sentence = `Port ${config.port} is taken by another program. Choose one with --port.`
    throw new Refusal('port.taken', sentence, exitCodes.misconfigured)
  }
  console.log(
    values.json
      ? JSON.stringify({ ok: true, origin: config.origin })
      : `${config.name} listens at ${config.origin}. Ctrl-C ends it and keeps the data in ${config.dataDirectory}.`,
  )
  await ended
  await node.stop()
  if (process.connected) process.disconnect()
  return exitCodes.done
}

/** Heard from the beginning, so that a node asked to end while it starts still leaves everything in order. */
function askedToEnd(): Promise<void> {
  return new Promise((ended) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => ended())
    // whoever started this node with a channel to it has gone
    process.once('disconnect', () => ended())
  })
}
