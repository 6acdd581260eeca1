/** Limits that hold over all processes of a node, counted in the database. */
import { createHash } from 'node:crypto'
import { MesheError } from '@meshe/credentials'
import type { Context } from 'hono'
import type { Db } from '../db/db.ts'
import { clientAddressOf, networkOf } from './client-address.ts'
import type { AppContext } from './context.ts'

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

/**
 * Counts one use by whoever asks without saying who, in windows of a minute. Only a hash of the network address is kept, and
 * not for longer than the tidying takes to come by.
 *
 * @param limit 0 is without end
 * @throws MesheError `request.rate-limited`
 */
export async function limitRateOfAddress(
  { db, clock, config }: Pick<AppContext, 'db' | 'clock' | 'config'>,
  c: Context,
  { what, perMinute }: { readonly what: string; readonly perMinute: number },
): Promise<void> {
  if (perMinute === 0) return
  const network = networkOf(clientAddressOf(c, config.limits.trustedProxies))
  const hash = createHash('sha256').update(`${config.origin} ${network}`).digest('base64url')
  await limitRate(db, { bucket: `${what}:${hash}`, max: perMinute, windowMs: 60_000 }, clock())
}

const longestWindowMs = 24 * 3600_000

export async function forgetRateWindows(db: Db, now: Date): Promise<void> {
  await db`delete from rate_window where window_start < ${new Date(now.getTime() - longestWindowMs)}`
  // Those of addresses count minutes only.
  await db`delete from rate_window where bucket like 'verify:%' and window_start < ${new Date(now.getTime() - 60_000)}`
}
