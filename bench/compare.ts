/** What a row of a benchmark compares, and how one side of it is measured: by CPU time, since wall time moves with the neighbours. */

export interface Comparison {
  readonly name: string
  readonly ours: () => Promise<unknown>
  readonly reference: () => Promise<unknown>
}

export type SideName = 'ours' | 'reference'

export interface Measured {
  /** Operations. */
  readonly n: number
  /** CPU time of the process. */
  readonly seconds: number
}

/** The clock is asked between groups of operations that last about a millisecond, so that asking costs fast ones nothing. */
export async function measure(work: () => Promise<unknown>, turnMs: number): Promise<Measured> {
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
