/** Runs the steps of the story one after the other; a step that fails stops only those that need what it would have found. */

export interface StepResult {
  readonly id: string
  readonly ok: boolean
  readonly ms: number
  /** What was seen; or, where it did not hold, what was seen instead. */
  readonly seen: string
}

/** What a step found, for those after it. */
export interface Outcome<Found> {
  /** @throws NotReached where the step did not hold */
  found(): Found
}

class NotReached extends Error {
  override readonly name = 'NotReached'
}

export interface StoryTeller {
  readonly steps: readonly StepResult[]
  /** Runs a step, which answers what was seen and what later steps build on. */
  step<Found = undefined>(
    id: string,
    run: () => Promise<readonly [seen: string, found?: Found]>,
  ): Promise<Outcome<Found>>
}

export function createStoryTeller(tell: (step: StepResult) => void): StoryTeller {
  const steps: StepResult[] = []
  return {
    steps,
    async step<Found>(id: string, run: () => Promise<readonly [string, Found?]>) {
      const begun = performance.now()
      const note = (ok: boolean, seen: string) => {
        const step = { id, ok, ms: Math.round(performance.now() - begun), seen }
        steps.push(step)
        tell(step)
      }
      try {
        const [seen, found] = await run()
        note(true, seen)
        return { found: () => found as Found }
      } catch (error) {
        note(false, describe(error))
        return {
          found: () => {
            throw new NotReached(`needs "${id}", which did not hold`)
          },
        }
      }
    },
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** @throws Error with the sentence where something is not as the story says */
export function expectThat(isSo: boolean, sentence: string): void {
  if (!isSo) throw new Error(sentence)
}
