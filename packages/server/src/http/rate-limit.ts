/** Limits that hold over all processes of a node, counted in the database. */
import { MesheError } from '@meshe/credentials'
import type { Db } from '../db/db.ts'

export interface RateLimit {
  /** What is counted, e.g. `sign-in:` and a hash of the address. */
  readonly bucket: string
  readonly max: number
  readonly windowMs: number
}

/** Counts one use. @throws MesheError `request.rate-limited` */
export async function limitRate(db: Db, { bucket, max, windowMs }: RateLimit, now: Date): Promise<void> {
  const start = new Date(Math.floor(now.getTime() / windowMs) * windowMs)
  const [row] = await db<{ count: number }[]>`
    insert into rate_window (bucket, window_start, count) values (${bucket}, ${start}, 1)
    on conflict (bucket, window_start) do update set count = rate_window.count + 1 returning count`
  if ((row?.count ?? 0) > max) {
    throw new MesheError('request.rate-limited', 'That was too often. Please wait a little and try again.', {
      retryAfterSeconds: Math.ceil((start.getTime() + windowMs - now.getTime()) / 1000),
    })
  }
}
