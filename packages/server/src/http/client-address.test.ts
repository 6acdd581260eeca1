import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { clientAddressOf, networkOf } from './client-address.ts'

async function addressOf(forwarded: string | null, trustedProxies: number, remote = '10.0.0.1'): Promise<string> {
  const app = new Hono().get('/', (c) => c.text(clientAddressOf(c, trustedProxies)))
  const headers = forwarded === null ? {} : { 'x-forwarded-for': forwarded }
  const env = { incoming: { socket: { remoteAddress: remote } } }
  return (await app.request('/', { headers }, env)).text()
}

describe('the address of a client', () => {
  it.each([
    ['the connection itself without a proxy', null, 0, '10.0.0.1'],
    ['not what the client says without a proxy', '203.0.113.9', 0, '10.0.0.1'],
    ['what the one proxy saw', '203.0.113.9', 1, '203.0.113.9'],
    ['not what the client told the proxy', '198.51.100.1, 203.0.113.9', 1, '203.0.113.9'],
    ['what the first of two proxies saw', '198.51.100.1, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
    ['the connection where the proxy says nothing', null, 1, '10.0.0.1'],
    ['the connection where the proxy says nothing usable', ' ', 1, '10.0.0.1'],
  ] as const)('is %s', async (_, forwarded, proxies, expected) => {
    expect(await addressOf(forwarded, proxies)).toBe(expected)
  })
})

describe('the network of an address', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::203.0.113.9', '64:ff9b:0:0::/64'],
    ['', 'unknown'],
    ['unknown', 'unknown'],
    ['203.0.113.9:1234', 'unknown'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
