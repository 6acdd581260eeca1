/** Whether the process lives, whether it can do its work, and figures for monitoring. */
import type { Hono } from 'hono'
import type { AppContext } from './context.ts'

export function mountHealth(hono: Hono, { db, metrics, log }: AppContext): void {
  hono.get('/healthz', (c) => c.json({ status: 'alive' }))
  hono.get('/readyz', async (c) => {
    try {
      await db`select 1`
      return c.json({ status: 'ready', checks: { database: 'passed' } })
    } catch {
      log.error({}, 'the database does not answer')
      return c.json({ status: 'not-ready', checks: { database: 'failed' } }, 503)
    }
  })
  hono.get('/metrics', async (c) =>
    c.body(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType }),
  )
}
