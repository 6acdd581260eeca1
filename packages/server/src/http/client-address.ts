/** From where a request comes: the address that the last proxy of ours saw. What a client says before that is not believed. */
import { isIPv4, isIPv6 } from 'node:net'
import type { Context } from 'hono'

interface NodeBindings {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } }
}

/** @param trustedProxies how many proxies of ours stand before the node, each adding one entry to X-Forwarded-For */
export function clientAddressOf(c: Context, trustedProxies: number): string {
  const remote = (c.env as NodeBindings | undefined)?.incoming?.socket?.remoteAddress ?? ''
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim())
  const seen = trustedProxies === 0 ? [] : forwarded.slice(-trustedProxies)
  return seen[0] || remote
}

/** The network that one customer of a provider has: an IPv4 address, or the first 64 bits of an IPv6 address. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').split('%')[0] ?? ''
  if (isIPv4(plain)) return plain
  if (!isIPv6(plain)) return 'unknown'
  const [head = '', tail] = plain.split('::')
  const before = groupsOf(head)
  const missing = tail === undefined ? 0 : 8 - before.length - groupsOf(tail).length
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...groupsOf(tail ?? '')]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

/** An IPv4 address at the end stands for two groups. */
function groupsOf(part: string): string[] {
  return part === '' ? [] : part.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]))
}
