/**
 * Runs a reader over many changed inputs: nothing but a `MesheError` may come out of it. `MESHE_FUZZ_RUNS` says how many (10,000 in the
 * ordinary check, 1,000,000 by `npm run fuzz`), `MESHE_FUZZ_SEED` repeats a run.
 *
 * @module
 */
import { MesheError } from '@meshe/credentials'
import { type Chance, createChance } from './mutate.ts'

export const fuzzRuns = Number(process.env['MESHE_FUZZ_RUNS'] ?? 10_000)
const fuzzSeed = Number(process.env['MESHE_FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 32))
console.log(`fuzz: MESHE_FUZZ_SEED=${fuzzSeed} MESHE_FUZZ_RUNS=${fuzzRuns}`)

/** For the longest of them, on a loaded machine. */
export const fuzzTimeoutMs = 120_000 + fuzzRuns * 20

export interface FuzzCounts {
  accepted: number
  refused: number
}

/**
 * `read` gets each input once; it throws `MesheError` for a refusal, and anything else is a bug.
 *
 * @throws Error with the input that broke it, ready to become a test
 */
export async function fuzz<T>(
  make: (chance: Chance) => T,
  read: (input: T) => unknown,
  runs = fuzzRuns,
): Promise<FuzzCounts> {
  const counts = { accepted: 0, refused: 0 }
  const chance = createChance(fuzzSeed)
  const stackDepth = Error.stackTraceLimit
  // most inputs are refused by a thrown error, whose stack costs more than the reading
  Error.stackTraceLimit = 0
  for (let run = 0; run < runs; run += 1) {
    const input = make(chance)
    try {
      const answer = read(input)
      if (answer instanceof Promise) await answer
      counts.accepted += 1
    } catch (error) {
      if (!(error instanceof MesheError)) {
        Error.stackTraceLimit = stackDepth
        const shown = input instanceof Uint8Array ? Buffer.from(input).toString('base64') : JSON.stringify(input)
        throw new Error(`Run ${run} of seed ${fuzzSeed} broke the reader with ${shown}`, {
          cause: await failureOf(() => read(input)),
        })
      }
      counts.refused += 1
    }
  }
  Error.stackTraceLimit = stackDepth
  return counts
}

/** The same failure again, this time with its stack. */
async function failureOf(work: () => unknown): Promise<unknown> {
  try {
    await work()
    return null
  } catch (error) {
    return error
  }
}
