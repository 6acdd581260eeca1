/** Headers that keep a page to itself: no foreign script, no frame, no sniffing, no referrer. */
import type { MiddlewareHandler } from 'hono'

const policy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ')

export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('content-security-policy', policy)
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'no-referrer')
  c.header('cross-origin-opener-policy', 'same-origin')
  c.header('permissions-policy', 'camera=(self), geolocation=(), microphone=()')
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
}
