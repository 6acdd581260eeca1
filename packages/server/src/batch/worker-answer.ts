/** What comes back from a worker thread: errors do not survive the way with their code. */
import { type ErrorCode, type ErrorFacts, MesheError } from '@meshe/credentials'

export type Answer<Result> =
  | { readonly result: Result }
  | { readonly code: ErrorCode; readonly message: string; readonly facts: ErrorFacts }

/** The `answer` of a module for `createWorkerPool`. */
export function answering<Task, Result>(
  work: (task: Task) => Promise<Result>,
): (task: Task) => Promise<Answer<Result>> {
  return async (task) => {
    try {
      return { result: await work(task) }
    } catch (error) {
      if (!(error instanceof MesheError)) throw error
      return { code: error.code, message: error.message, facts: error.facts }
    }
  }
}
