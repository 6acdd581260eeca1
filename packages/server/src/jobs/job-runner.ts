/** Work beside the requests: each job runs again and again, never twice at once, and at once when it is woken. */
import type { Logger } from '../log/logger.ts'

export interface JobRunner {
  /** Starts a job; `run` answers how many things it did, and is called again at once while it does any. */
  every(name: string, intervalMs: number, run: () => Promise<number>): void
  /** Runs a job now, or once more after the run that is under way. */
  wake(name: string): void
  /** Lets running jobs end and starts none any more. */
  stop(): Promise<void>
}

interface Job {
  readonly run: () => Promise<number>
  readonly intervalMs: number
  isRunning: boolean
  isWoken: boolean
  timer: NodeJS.Timeout | null
  running: Promise<void>
}

export function createJobRunner(log: Logger): JobRunner {
  const jobs = new Map<string, Job>()
  let isStopped = false

  function plan(name: string, job: Job, delayMs: number): void {
    if (isStopped) return
    if (job.timer) clearTimeout(job.timer)
    job.timer = setTimeout(() => start(name, job), delayMs)
    job.timer.unref()
  }

  function start(name: string, job: Job): void {
    if (job.isRunning || isStopped) return
    job.isRunning = true
    job.isWoken = false
    job.running = job
      .run()
      .catch((error: unknown) => {
        log.error({ job: name, error: describe(error) }, 'a job failed and will be tried again')
        return 0
      })
      .then((done) => {
        job.isRunning = false
        plan(name, job, done > 0 || job.isWoken ? 0 : job.intervalMs)
      })
  }

  return {
    every(name, intervalMs, run) {
      const job: Job = { run, intervalMs, isRunning: false, isWoken: false, timer: null, running: Promise.resolve() }
      jobs.set(name, job)
      plan(name, job, 0)
    },
    wake(name) {
      const job = jobs.get(name)
      if (!job) return
      job.isWoken = true
      if (!job.isRunning) plan(name, job, 0)
    },
    async stop() {
      isStopped = true
      for (const job of jobs.values()) if (job.timer) clearTimeout(job.timer)
      await Promise.all([...jobs.values()].map((job) => job.running))
    },
  }
}

/** Name and place of an error without its message, which may carry a value. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code = 'code' in error ? ` ${String(error.code)}` : ''
  return `${error.name}${code} ${error.stack?.split('\n').slice(1, 4).join(' ').trim() ?? ''}`
}
