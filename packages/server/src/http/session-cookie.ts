/** The cookie that carries a session. Nodes on one machine share a host name, so each node's cookie has a name of its own. */
import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Config } from '../config/config.ts'

export const sessionLifetimeMs = 30 * 24 * 3600_000

export function sessionToken(config: Config, c: Context): string | null {
  return getCookie(c, cookieName(config)) ?? null
}

export function setSessionCookie(config: Config, c: Context, token: string): void {
  setCookie(c, cookieName(config), token, { ...attributes(config), maxAge: sessionLifetimeMs / 1000 })
}

export function clearSessionCookie(config: Config, c: Context): void {
  deleteCookie(c, cookieName(config), attributes(config))
}

function attributes(config: Config) {
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure: config.origin.startsWith('https:') } as const
}

/** With https the `__Host-` prefix keeps other hosts of the domain from setting it. */
export function cookieName(config: Config): string {
  const node = createHash('sha256').update(config.origin).digest('hex').slice(0, 8)
  return config.origin.startsWith('https:') ? `__Host-meshe-${node}` : `meshe-${node}`
}
