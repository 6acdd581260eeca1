/** `meshe demo --once`: the whole story, headless, on nodes of its own that disturb nobody. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exitCodes, Refusal } from '../exit-codes.ts'
import { type DemoNetwork, eraseDemoNetwork, startDemoNetwork } from './network/demo-network.ts'
import { findFreeBlock } from './network/ports.ts'
import { createProgress } from './progress.ts'
import type { StepResult } from './story/story-teller.ts'
import { tellStory } from './story/tell-story.ts'

/** Where a block of ports is looked for: away from those of a demonstration that runs. */
const firstPort = 4400

export async function runOnce({ asJson }: { readonly asJson: boolean }): Promise<number> {
  const progress = createProgress()
  const directory = await mkdtemp(join(tmpdir(), 'meshe-once-'))
  const ended = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort())
  let network: DemoNetwork | null = null
  try {
    const port = await findFreeBlock(firstPort)
    if (port === null) throw new Refusal('demo.ports-taken', 'No three free ports were found.', exitCodes.misconfigured)
    network = await startDemoNetwork({ directory, port, isFounded: false, say: progress.say })
    progress.end()
    const steps = await Promise.race([
      tellStory(network, { now: new Date(), tell: (step) => asJson || console.log(stepLine(step)) }),
      interruption(ended.signal),
    ])
    const ok = steps.every((step) => step.ok)
    if (asJson) console.log(JSON.stringify({ steps, ok }))
    else
      console.log(
        `\n${ok ? 'All of it held' : 'Not all of it held'}: ${steps.filter((step) => step.ok).length} of ${steps.length} steps.`,
      )
    return ok ? exitCodes.done : exitCodes.refused
  } finally {
    progress.end()
    await network?.stop()
    await eraseDemoNetwork(directory)
  }
}

function stepLine({ id, ok, ms, seen }: StepResult): string {
  return `${ok ? '[ok]' : '[!!]'} ${id.padEnd(29)} ${String(ms).padStart(6)} ms  ${seen}`
}

function interruption(signal: AbortSignal): Promise<never> {
  return new Promise((_, failed) => {
    const fail = () => failed(new Refusal('demo.interrupted', 'Ended before the story was over.'))
    if (signal.aborted) fail()
    signal.addEventListener('abort', fail)
  })
}
