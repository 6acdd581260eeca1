import { verificationApi } from '@meshe/domain/verification'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const start = new Date('2027-01-15T10:00:10Z')
let node: TestNode
beforeAll(async () => {
  node = await createTestNode({ now: start, limits: { verificationsPerMinute: 3, trustedProxies: 1 } })
})
afterAll(() => node.close())
beforeEach(async () => {
  node.setNow(start)
  await node.context.db`delete from rate_window`
})

function check(from: string): Promise<Response> {
  return node.call(verificationApi.verify, { body: { document: '{}' }, headers: { 'x-forwarded-for': from } })
}

async function statuses(...addresses: string[]): Promise<number[]> {
  const seen: number[] = []
  for (const address of addresses) seen.push((await check(address)).status)
  return seen
}

describe('checking without an account', () => {
  it('is limited for each address, and says when to come again', async () => {
    const many = Array.from({ length: 4 }, () => '203.0.113.9')
    expect(await statuses(...many, '203.0.113.10')).toEqual([200, 200, 200, 429, 200])
    const refused = await check('203.0.113.9')
    expect(refused.headers.get('retry-after')).toBe('50')
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    expect(await refused.json()).toMatchObject({ type: 'urn:meshe:error:request.rate-limited', retryAfterSeconds: 50 })
    node.setNow(new Date(start.getTime() + 50_000))
    expect((await check('203.0.113.9')).status).toBe(200)
  })

  it('counts both ways to check together, and the many addresses of one IPv6 network as one', async () => {
    const vcApi = { body: { verifiableCredential: {} }, headers: { 'x-forwarded-for': '2001:db8::1' } }
    for (let turn = 0; turn < 3; turn += 1) {
      expect((await node.call(verificationApi.verifyCredential, vcApi)).status).toBe(400)
    }
    expect((await node.call(verificationApi.verifyCredential, vcApi)).status).toBe(429)
    expect(await statuses('2001:db8::2', '2001:db8:0:1::2')).toEqual([429, 200])
  })

  it('does not keep the address', async () => {
    await check('203.0.113.9')
    const rows = await node.context.db<{ bucket: string }[]>`select bucket from rate_window`
    expect(rows).toHaveLength(1)
    expect(rows[0]?.bucket).not.toContain('203')
  })

  it('is without end where the operator says so', async () => {
    const open = await createTestNode()
    for (let turn = 0; turn < 4; turn += 1) {
      const answer = await open.call(verificationApi.verify, { body: { document: '{}' } })
      expect(answer.status).toBe(200)
    }
    expect(await open.context.db`select 1 from rate_window`).toHaveLength(0)
    await open.close()
  })
})
