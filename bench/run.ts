/**
 * The one door to benchmarks: `npm run bench -- NAME [--json]`. A benchmark compares ours with a reference in the same run, in turns;
 * each side has a process of its own, and what counts is its CPU time.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Measured, SideName } from './compare.ts'
import type { TurnRequest } from './side.ts'

interface BenchmarkRow {
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

const turns = 6
const turnMs = 400

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

const sides = { ours: startSide(name, 'ours'), reference: startSide(name, 'reference') }
const [rows, others] = await Promise.all([namesOf(sides.ours), namesOf(sides.reference)])
if (rows.join() !== others.join()) throw new Error('The two sides have different rows.')
for (const [at, row] of rows.entries()) {
  const measured = await compare(at, row)
  console.log(values.json ? JSON.stringify(measured) : format(measured))
}
for (const side of Object.values(sides)) side.kill()

function startSide(benchmark: string, side: SideName): ChildProcess {
  return fork(fileURLToPath(new URL('side.ts', import.meta.url)), [benchmark, side])
}

async function namesOf(side: ChildProcess): Promise<readonly string[]> {
  return (await answerOf(side)) as readonly string[]
}

/** What a side sends next. @throws when it ends instead */
async function answerOf(side: ChildProcess): Promise<unknown> {
  const ended = new AbortController()
  const exit = once(side, 'exit', { signal: ended.signal }).then(() => {
    throw new Error('One side of the benchmark broke.')
  })
  const answer = once(side, 'message').then(([message]: unknown[]) => message)
  try {
    return await Promise.race([answer, exit])
  } finally {
    exit.catch(() => {})
    ended.abort()
  }
}

/** What an engine learns about code in its first moments is not what is measured: the first turn of each side does not count. */
async function compare(row: number, rowName: string): Promise<BenchmarkRow> {
  const sum = { ours: { n: 0, seconds: 0 }, reference: { n: 0, seconds: 0 } }
  for (let turn = -1; turn < turns; turn += 1) {
    for (const side of turn % 2 === 0 ? (['ours', 'reference'] as const) : (['reference', 'ours'] as const)) {
      const answer = answerOf(sides[side])
      sides[side].send({ row, turnMs } satisfies TurnRequest)
      const { n, seconds } = (await answer) as Measured
      if (turn < 0) continue
      sum[side].n += n
      sum[side].seconds += seconds
    }
  }
  const ours = sum.ours.n / sum.ours.seconds
  const reference = sum.reference.n / sum.reference.seconds
  return { name: rowName, ours, reference, ratio: ours / reference, unit: 'per cpu-s', n: sum.ours.n }
}

function format({ name: row, ours, reference, ratio, unit, n }: BenchmarkRow): string {
  return `${row.padEnd(24)} ${ours.toFixed(0).padStart(8)} ${unit}   reference ${reference.toFixed(0).padStart(8)}   ratio ${ratio.toFixed(2)}   n=${n}`
}
