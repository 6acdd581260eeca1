/** Checks that anybody may ask for without saying who: one count for all of their doors. */
import type { Context } from 'hono'
import type { AppContext } from '../http/context.ts'
import { limitRateOfAddress } from '../http/rate-limit.ts'

/** @throws MesheError `request.rate-limited` */
export function limitVerifications(context: AppContext, c: Context): Promise<void> {
  const { verificationsPerMinute } = context.config.limits
  return limitRateOfAddress(context, c, { what: 'verify', perMinute: verificationsPerMinute })
}
