import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { sendDueMails } from './mail-sender.ts'
import { queueMail } from './mail-store.ts'

const start = new Date('2027-01-15T10:00:00Z')
let node: TestNode
beforeAll(async () => {
  node = await createTestNode({ now: start })
})
afterAll(() => node.close())
beforeEach(async () => {
  await node.context.db`delete from mail`
  for (const name of ['ana', 'bea', 'cai']) {
    const mail = { to: `${name}@learner.example`, subject: 'Hello', body: 'A link', cause: `test:${name}` }
    await queueMail(node.context.db, mail, start)
  }
})

const sent = async () =>
  (
    await node.context.db<{ to: string }[]>`select recipient as "to" from mail where sent_at is not null order by 1`
  ).map(({ to }) => to.split('@')[0])

describe('mails that are due', () => {
  it('are each on record as sent before the next one leaves, so that a crash sends none of them again', async () => {
    const seen: unknown[] = []
    const tried = await sendDueMails(
      node.context.db,
      async () => {
        seen.push((await sent()).length)
      },
      node.context.clock,
    )
    expect([tried, seen]).toEqual([3, [0, 1, 2]])
  })

  it('leave once where two processes send', async () => {
    const left: string[] = []
    const send = async ({ to }: { readonly to: string }) => {
      await new Promise((resume) => setTimeout(resume, 20))
      left.push(to)
    }
    const { db, clock } = node.context
    await Promise.all([sendDueMails(db, send, clock), sendDueMails(db, send, clock)])
    expect(left.sort()).toEqual(['ana@learner.example', 'bea@learner.example', 'cai@learner.example'])
  })

  it('do not wait for one that fails, and it is tried again later', async () => {
    const send = async ({ to }: { readonly to: string }) => {
      if (to.startsWith('bea')) throw Object.assign(new Error('busy'), { code: 'ECONNECTION' })
    }
    await sendDueMails(node.context.db, send, node.context.clock)
    expect(await sent()).toEqual(['ana', 'cai'])
    const [row] = await node.context.db`select attempts, last_error as error from mail where sent_at is null`
    expect(row).toMatchObject({ attempts: 1, error: 'ECONNECTION' })
    expect(await sendDueMails(node.context.db, send, node.context.clock)).toBe(0)
  })

  it('are given up where the address does not exist', async () => {
    const send = async () => {
      throw Object.assign(new Error('no such address'), { responseCode: 550 })
    }
    await sendDueMails(node.context.db, send, node.context.clock)
    const [row] = await node.context.db`select count(*)::int as refused from mail where refused_at is not null`
    expect(row).toMatchObject({ refused: 3 })
  })
})
