/**
 * Throws a million changed inputs at every reader (the ordinary check throws 10,000). The seed is printed; with it a run can be repeated.
 *
 *   npm run fuzz                                  about an hour
 *   npm run fuzz -- --runs 50000 --seed 123       fewer, or the same ones again
 */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '1000000' }, seed: { type: 'string' } } })
const env = { ...process.env, MESHE_FUZZ_RUNS: values.runs, ...(values.seed && { MESHE_FUZZ_SEED: values.seed }) }
const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'conformance', 'conformance/fuzz']
process.exit(spawnSync(process.execPath, args, { stdio: 'inherit', env }).status ?? 1)
