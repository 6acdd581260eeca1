/** `meshe start`: one node, until Ctrl-C. */
import { parseArgs } from 'node:util'
import { configFromEnvironment, createNode } from '@meshe/server'
import { exitCodes } from './exit-codes.ts'

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
  const config = configFromEnvironment({
    ...process.env,
    ...(values.port && { MESHE_PORT: values.port }),
    ...(values.data && { MESHE_DATA: values.data }),
    ...(values.name && { MESHE_NAME: values.name }),
  })
  const node = await createNode(config)
  await node.start()
  console.log(
    values.json
      ? JSON.stringify({ ok: true, origin: config.origin })
      : `${config.name} listens at ${config.origin}. Ctrl-C ends it and keeps the data in ${config.dataDirectory}.`,
  )
  await new Promise<void>((ended) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => ended())
  })
  await node.stop()
  return exitCodes.done
}
