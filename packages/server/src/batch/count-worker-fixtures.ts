/** A small piece of work for the tests of the pool. */
import { threadId } from 'node:worker_threads'
import { MesheError } from '@meshe/credentials'
import { answering } from './worker-answer.ts'

export interface CountTask {
  readonly upTo: number
}

export const answer = answering(async ({ upTo }: CountTask) => {
  if (Number.isNaN(upTo)) throw new Error('no number')
  if (upTo < 0) throw new MesheError('status.range', 'There is nothing to count.', { index: upTo })
  return { sum: (upTo * (upTo + 1)) / 2, thread: threadId }
})
