/** Runs two ways of doing the same thing in turns and compares them per second of CPU time. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { BenchmarkRow } from './run.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

export interface Comparison {
  readonly name: string
  readonly ours: () => Promise<unknown>
  readonly reference: () => Promise<unknown>
  /** Turns of each side; every turn lasts about `turnMs` of CPU time. */
  readonly turns?: number
  readonly turnMs?: number
}

export async function compare({ name, ours, reference, turns = 6, turnMs = 400 }: Comparison): Promise<BenchmarkRow> {
  // what an engine learns about code in its first moments is not what is measured
  for (const side of [ours, reference]) await measure(side, turnMs)
  const sum = { ours: { n: 0, seconds: 0 }, reference: { n: 0, seconds: 0 } }
  for (let turn = 0; turn < turns; turn += 1) {
    for (const side of turn % 2 === 0 ? (['ours', 'reference'] as const) : (['reference', 'ours'] as const)) {
      const measured = await measure(side === 'ours' ? ours : reference, turnMs)
      sum[side].n += measured.n
      sum[side].seconds += measured.seconds
    }
  }
  const oursRate = sum.ours.n / sum.ours.seconds
  const referenceRate = sum.reference.n / sum.reference.seconds
  return {
    name,
    ours: oursRate,
    reference: referenceRate,
    ratio: oursRate / referenceRate,
    unit: 'per cpu-s',
    n: sum.ours.n,
  }
}

/** The clock is asked between groups of operations that last about a millisecond, so that asking costs fast ones nothing. */
async function measure(work: () => Promise<unknown>, turnMs: number): Promise<{ n: number; seconds: number }> {
  // each side pays for its own garbage, not for what the other one left
  collectGarbage()
  const before = process.cpuUsage()
  let n = 0
  let seconds = 0
  while (seconds * 1000 < turnMs) {
    const group = n === 0 ? 1 : Math.max(1, Math.min(n, Math.round((n / seconds) * 0.001)))
    for (let index = 0; index < group; index += 1) await work()
    n += group
    const { user, system } = process.cpuUsage(before)
    seconds = (user + system) / 1e6
  }
  return { n, seconds }
}
