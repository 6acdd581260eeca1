import { randomUUID } from 'node:crypto'
import { MesheError } from '@meshe/credentials'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutboundFetch } from '../outbound/outbound-fetch.ts'
import { createFederation, eventually, type TestFederation } from '../testing/test-federation.ts'
import { sendNotice } from '../testing/test-messages.ts'

let now = new Date('2027-01-15T10:00:00Z')
let posts = 0
const effects: string[] = []

let seed = 20_270_115
function draw(): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}

/** Loses a fifth of the requests and a seventh of the answers, and doubles a tenth. */
const wrapOutbound =
  (outbound: OutboundFetch): OutboundFetch =>
  async (url, request) => {
    if (request?.method !== 'POST') return outbound(url, request)
    posts += 1
    const fate = draw()
    if (fate < 0.2) throw new MesheError('outbound.failed', 'The request was lost.')
    const answer = await outbound(url, request)
    if (fate < 0.35) throw new MesheError('outbound.failed', 'The answer was lost.')
    if (fate < 0.45) await outbound(url, request)
    return answer
  }

let federation: TestFederation<'northshore' | 'montana'>
beforeAll(async () => {
  federation = await createFederation(['northshore', 'montana'], { now, wrapOutbound })
  federation.members.montana.node.messageHandlers.replace('recognition.notice', async (_tx, { body }) => {
    effects.push(body.credentialId)
  })
})
afterAll(() => federation.close())

/** Lets time pass up to the next attempt, once nothing is under way. @returns whether all is delivered or given up */
async function passToNextAttempt(): Promise<boolean> {
  const { db } = federation.members.northshore.node.context
  const [head] = await db<{ next: Date | null }[]>`
    select min(next_attempt_at) as next from (
      select distinct on (to_node, conversation) next_attempt_at from federation_outbox
      where state = 'waiting' order by to_node, conversation, sequence) heads`
  const next = head?.next ?? null
  if (next === null) return true
  if (next > now) {
    now = new Date(next.getTime() + 1000)
    federation.setNow(now)
  }
  return false
}

describe('five hundred messages over a network that loses every third', () => {
  it('have five hundred effects, in the order of each conversation', async () => {
    const { northshore, montana } = federation.members
    const conversations = Array.from({ length: 50 }, () => randomUUID())
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(
        conversations.map((conversation) =>
          sendNotice(northshore, montana, { conversation, credentialId: `urn:${conversation}:${round}` }),
        ),
      )
    }
    await eventually(passToNextAttempt, { withinMs: 110_000 })
    const states = await northshore.node.context.db<{ state: string; count: number }[]>`
      select state, count(*)::int as count from federation_outbox group by state`
    expect([...states]).toEqual([{ state: 'delivered', count: 500 }])
    expect(effects).toHaveLength(500)
    expect(new Set(effects).size).toBe(500)
    for (const conversation of conversations) {
      const own = effects.filter((effect) => effect.startsWith(`urn:${conversation}`))
      expect(own).toEqual(Array.from({ length: 10 }, (_, round) => `urn:${conversation}:${round}`))
    }
    const [inbox] = await montana.node.context.db`select count(*)::int as count from federation_inbox`
    expect(inbox?.['count']).toBe(500)
    expect(posts / 500).toBeLessThan(3)
  }, 120_000)
})
