/** One log line and one measurement for each request: operation, status, time; never an address, a body or a person. */
import type { MiddlewareHandler } from 'hono'
import type { AppContext } from './context.ts'

export function observe({ log, metrics }: Pick<AppContext, 'log' | 'metrics'>): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now()
    await next()
    const operation = (c.get('operation' as never) as string | undefined) ?? 'other'
    const seconds = (performance.now() - started) / 1000
    metrics.countRequest(operation, c.res.status, seconds)
    log.debug({ operation, method: c.req.method, status: c.res.status, ms: Math.round(seconds * 1000) }, 'request')
  }
}
