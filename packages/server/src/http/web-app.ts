/** Serves the built web app: files as they are, every other page the one document that starts it. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { MesheError } from '@meshe/credentials'
import type { Hono } from 'hono'

const machinePaths = /^\/(api|credentials|federation|institutions|\.well-known|assets)(\/|$)/

export function mountWebApp(hono: Hono, directory: string | null): void {
  const isBuilt = directory !== null && existsSync(join(directory, 'index.html'))
  if (isBuilt) {
    hono.use('/assets/*', async (c, next) => {
      await next()
      if (c.res.status === 200) c.header('cache-control', 'public, max-age=31536000, immutable')
    })
    const files = serveStatic({ root: directory, index: '', precompressed: true })
    // "/" is the page, not the directory that holds it
    hono.use('*', async (c, next) => (c.req.path === '/' ? next() : files(c, next)))
  }
  hono.get('*', async (c) => {
    if (machinePaths.test(c.req.path)) throw new MesheError('request.not-found', 'There is nothing at this address.')
    if (!isBuilt) return c.text('The web app is not built. Run "npm run build" once, then start the node again.', 503)
    return c.html(await readFile(join(directory, 'index.html'), 'utf8'))
  })
  hono.notFound(() => {
    throw new MesheError('request.not-found', 'There is nothing at this address.')
  })
}
