/** `meshe demo`: a small network on this machine, with data, until Ctrl-C; or, with `--once`, its whole story. */
import { parseArgs } from 'node:util'
import { exitCodes, Refusal } from '../exit-codes.ts'
import { runOnce } from './once.ts'
import { runDemo } from './run-demo.ts'

export async function demo(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      once: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      reset: { type: 'boolean', default: false },
      port: { type: 'string' },
      data: { type: 'string' },
    },
  })
  if (values.once) return runOnce({ asJson: values.json })
  const port = values.port === undefined ? null : Number(values.port)
  if (port !== null && !(Number.isInteger(port) && port >= 1024 && port <= 65_000))
    throw new Refusal('usage', `"${values.port}" is not a port from 1024 to 65000.`, exitCodes.usage)
  return runDemo({ port, directory: values.data ?? null, isReset: values.reset, asJson: values.json })
}
