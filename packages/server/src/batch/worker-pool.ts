/** All cores for work that needs nothing but them: signing and checking in batches. */
import { availableParallelism } from 'node:os'
import { MesheError } from '@meshe/credentials'
import { Piscina } from 'piscina'
import type { Answer } from './worker-answer.ts'

export interface WorkerPool<Task, Result> {
  /** @throws MesheError as the work does */
  run(task: Task): Promise<Result>
  /** Ends the threads; what runs is given up. */
  close(): Promise<void>
}

/** Below this number of documents a thread takes longer to start than it saves. */
export const worthThreads = 300

/**
 * @param file a module with an `answer`, made by `answering`; tasks and results are copied to and fro.
 * @param threads one less than there are cores for a process that has other things to do.
 */
export function createWorkerPool<Task, Result>(file: URL, threads = availableParallelism()): WorkerPool<Task, Result> {
  const pool = new Piscina({ filename: file.href, maxThreads: Math.max(1, threads), minThreads: 0, idleTimeout: 1000 })
  return {
    async run(task) {
      const answer = (await pool.run(task, { name: 'answer' })) as Answer<Result>
      if ('result' in answer) return answer.result
      throw new MesheError(answer.code, answer.message, answer.facts)
    },
    close: () => pool.destroy(),
  }
}

/** Items in about as many parts of the same size as there are threads, and none larger than `largest`. */
export function inParts<Item>(items: readonly Item[], largest: number, threads = availableParallelism()): Item[][] {
  const size = Math.max(1, Math.min(largest, Math.ceil(items.length / threads)))
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
}
