/** Starts a node in a process of its own, for tests that kill it: `node start-node.ts '<configuration as JSON>'`. */
import { Config } from '../config/config.ts'
import { createNode } from '../node.ts'

const config = Config.parse(JSON.parse(process.argv[2] ?? '{}'))
const node = await createNode(config)
await node.start()
process.stdout.write('started\n')
