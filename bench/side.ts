/** One side of a benchmark, in a process of its own: it pays for its own garbage and compiled code, and for nobody else's. */
import { type Comparison, measure, type SideName } from './compare.ts'

interface Benchmark {
  readonly comparisons: () => Promise<readonly Comparison[]>
}

export interface TurnRequest {
  /** Place of the row. */
  readonly row: number
  /** About how much CPU time the turn takes, in milliseconds. */
  readonly turnMs: number
}

const [name = '', side = ''] = process.argv.slice(2)
const { comparisons } = (await import(`./${name}.bench.ts`)) as Benchmark
const rows = await comparisons()

process.on('message', async ({ row, turnMs }: TurnRequest) => {
  process.send?.(await measure(rows[row]![side as SideName], turnMs))
})
process.send?.(rows.map((row) => row.name))
