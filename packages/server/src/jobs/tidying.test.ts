import { accountsApi } from '@meshe/domain/accounts'
import { catalogueApi } from '@meshe/domain/catalogue'
import { verificationApi } from '@meshe/domain/verification'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { forgetWhatIsOver } from './start-jobs.ts'

const start = new Date('2027-01-15T10:00:00Z')
const dayMs = 24 * 3600_000
let node: TestNode
beforeAll(async () => {
  node = await createTestNode({ now: start, limits: { verificationsPerMinute: 9, trustedProxies: 0 } })
  const northshore = await node.institution('northshore')
  const as = await node.signIn('editor@northshore.example', northshore, ['catalogue-editor'])
  await node.ask(catalogueApi.createMicroCredential, {
    params: { institution: 'northshore' },
    as,
    body: { description: {} },
  })
  await node.ask(accountsApi.requestSignInLink, { body: { email: 'maria@example.org' } })
  await node.ask(verificationApi.verify, { body: { document: '{}' } })
})
afterAll(() => node.close())

async function leftAfter(ms: number): Promise<Record<string, number>> {
  node.setNow(new Date(start.getTime() + ms))
  await forgetWhatIsOver(node.context)
  const [row] = await node.context.db<Record<string, number>[]>`
    select (select count(*) from sign_in_link)::int as links, (select count(*) from session)::int as sessions,
      (select count(*) from idempotency)::int as answers, (select count(*) from rate_window)::int as windows`
  return row ?? {}
}

describe('what has had its time is forgotten', () => {
  it.each([
    ['nothing at once', 0, { links: 1, sessions: 1, answers: 1, windows: 2 }],
    ['the address that checked, after its minute', 61_000, { links: 1, sessions: 1, answers: 1, windows: 1 }],
    ['a link, after its quarter of an hour', 16 * 60_000, { links: 0, sessions: 1, answers: 1, windows: 1 }],
    ['who asked for links, after a day', dayMs + 60_000, { links: 0, sessions: 1, answers: 1, windows: 0 }],
    ['answers to repeated calls, after a month', 31 * dayMs, { links: 0, sessions: 1, answers: 0, windows: 0 }],
    ['a session, with its end', 401 * dayMs, { links: 0, sessions: 0, answers: 0, windows: 0 }],
  ])('%s', async (_, ms, left) => {
    expect(await leftAfter(ms)).toEqual(left)
  })
})
