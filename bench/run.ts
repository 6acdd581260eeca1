/**
 * The one door to benchmarks: `npm run bench -- NAME [--json]`. A benchmark compares ours with a reference in the same run,
 * alternating, and counts CPU time of this process, since wall time moves with the neighbours.
 */
import { readdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'

export interface BenchmarkRow {
  readonly name: string
  /** Operations of ours in one unit. */
  readonly ours: number
  readonly reference: number
  /** ours / reference: above 1 is better than the reference. */
  readonly ratio: number
  readonly unit: string
  /** Operations measured. */
  readonly n: number
}

interface Benchmark {
  readonly run: () => Promise<readonly BenchmarkRow[]>
}

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, help: { type: 'boolean' } },
  allowPositionals: true,
})
const names = (await readdir(new URL('.', import.meta.url)))
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''))
  .sort()
const [name] = positionals

if (values.help || !name || !names.includes(name)) {
  console.error(`Usage: npm run bench -- NAME [--json]\nBenchmarks: ${names.join(', ')}`)
  process.exit(values.help ? 0 : 2)
}

const benchmark = (await import(`./${name}.bench.ts`)) as Benchmark
const rows = await benchmark.run()
for (const row of rows) console.log(values.json ? JSON.stringify(row) : format(row))

function format({ name: row, ours, reference, ratio, unit, n }: BenchmarkRow): string {
  return `${row.padEnd(24)} ${ours.toFixed(0).padStart(8)} ${unit}   reference ${reference.toFixed(0).padStart(8)}   ratio ${ratio.toFixed(2)}   n=${n}`
}
