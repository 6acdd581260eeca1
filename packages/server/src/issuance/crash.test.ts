/** The node is killed again and again while it awards: nothing is lost, nothing is done twice, nothing stands half done. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomInt } from 'node:crypto'
import { once } from 'node:events'
import { issuanceApi } from '@meshe/domain/issuance'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Institution } from '../accounts/institution-store.ts'
import { publishMicroCredential } from '../catalogue/catalogue-fixtures.ts'
import { type Caller, createTestNode, type TestNode } from '../testing/test-node.ts'
import { verifyDocument } from '../verification/verification-service.ts'

const script = new URL('../testing/start-node.ts', import.meta.url).pathname
const batches = 3
const rowsPerBatch = 100
const kills = 6

/** Looks at the database and asks; it listens to nobody and signs nothing. */
let node: TestNode
let northshore: Institution
let officer: Caller
let microCredentialId: string
let child: ChildProcess | null = null

beforeAll(async () => {
  node = await createTestNode({ now: new Date() })
  northshore = await node.institution('northshore')
  officer = await node.signIn('officer@northshore.example', northshore, ['issuing-officer'])
  microCredentialId = (await publishMicroCredential(node, northshore)).id
})
afterAll(async () => {
  child?.kill('SIGKILL')
  await node.close()
})

async function startChild(): Promise<void> {
  const started = spawn(process.execPath, [script, JSON.stringify(node.context.config)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child = started
  await once(started.stdout, 'data')
}

async function killChild(): Promise<void> {
  const ending = child
  if (!ending) return
  const ended = once(ending, 'exit')
  ending.kill('SIGKILL')
  await ended
  expect(ending.signalCode).toBe('SIGKILL')
}

/** Sends one list under its own key; false where the node died before it answered. */
async function sendBatch(batch: number): Promise<boolean> {
  const rows = Array.from({ length: rowsPerBatch }, (_, at) => ({
    givenName: 'Maja',
    familyName: `Demo ${batch}-${at}`,
    email: `crash-${batch}-${at}@learner.example`,
  }))
  const path = issuanceApi.createAwardBatch.path.replace('{institution}', 'northshore')
  try {
    const answer = await fetch(`${node.context.config.origin}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': `crash-batch-${batch}`,
        cookie: officer.cookie,
      },
      body: JSON.stringify({ microCredentialId, list: { rows } }),
    })
    expect(answer.status).toBe(202)
    return (await answer.json()) !== null
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return false
    throw error
  }
}

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms))

describe('a node that is killed while it awards', () => {
  it(`awards ${batches * rowsPerBatch} people exactly once over ${kills} kills`, { timeout: 180_000 }, async () => {
    const { db } = node.context
    const acknowledged = new Set<number>()
    let interrupted = 0
    for (let kill = 0; kill < kills; kill += 1) {
      await startChild()
      const waiting = Array.from({ length: batches }, (_, batch) => batch).filter((batch) => !acknowledged.has(batch))
      const next = waiting[0]
      const sent = next === undefined ? Promise.resolve(false) : sendBatch(next)
      await pause(randomInt(20, 700))
      await killChild()
      if (next !== undefined && (await sent)) acknowledged.add(next)
      const [left] = await db<{ pending: number }[]>`select count(*)::int as pending from award where state = 'pending'`
      if (left && left.pending > 0) interrupted += 1
    }
    // The kills did meet the node at work.
    expect(interrupted).toBeGreaterThan(0)

    await startChild()
    for (let batch = 0; batch < batches; batch += 1) expect(await sendBatch(batch)).toBe(true)
    await expect
      .poll(
        async () =>
          (await db`select 1 from award where state = 'pending'`).length +
          (await db`select 1 from mail where sent_at is null`).length,
        {
          timeout: 60_000,
          interval: 200,
        },
      )
      .toBe(0)
    await killChild()

    const expected = batches * rowsPerBatch
    const awards = await db<{ awardId: string; state: string; email: string }[]>`
      select award_id as "awardId", state, email from award join learner using (institution_id, learner_id)`
    expect(awards.map(({ state }) => state)).toEqual(Array(expected).fill('issued'))
    expect(new Set(awards.map(({ email }) => email)).size).toBe(expected)
    expect(await db`select 1 from award_batch`).toHaveLength(batches)
    expect(await db`select 1 from award_row where award_id is not null`).toHaveLength(expected)

    const entries = await db<{ place: string }[]>`select list_id || ' ' || index as place from status_entry`
    expect(entries).toHaveLength(3 * expected)
    expect(new Set(entries.map(({ place }) => place)).size).toBe(3 * expected)
    const issuedEvents = await db`select 1 from audit_event where action = 'award.issued'`
    expect(issuedEvents).toHaveLength(expected)

    const mails = await db<{ recipient: string; body: string; attempts: number }[]>`
      select recipient, body, attempts from mail where cause like 'claim:%'`
    expect(mails.map(({ attempts }) => attempts)).toEqual(Array(expected).fill(1))
    expect(new Set(mails.map(({ recipient }) => recipient)).size).toBe(expected)
    const claims = await db<{ hash: string; email: string }[]>`
      select encode(token_hash, 'hex') as hash, email from claim join award using (institution_id, award_id)
      join learner using (institution_id, learner_id)`
    const emailOfHash = new Map(claims.map(({ hash, email }) => [hash, email]))
    expect(claims).toHaveLength(expected)
    for (const { recipient, body } of mails) {
      const token = /\/c\/([\w-]+)/.exec(body)?.[1] ?? ''
      expect(emailOfHash.get(createHash('sha256').update(token).digest('hex'))).toBe(recipient)
    }

    const documents = await db<{ id: string; document: string; index: number }[]>`
      select credential_id as id, document, index from credential join status_entry using (institution_id, award_id, format)`
    expect(documents).toHaveLength(3 * expected)
    expect(new Set(documents.map(({ id }) => id)).size).toBe(3 * expected)
    for (const { document, index } of documents) {
      const { checks } = await verifyDocument(node.context, document)
      expect(checks.find(({ check }) => check === 'unchanged')?.result).toBe('passed')
      expect(checks.find(({ check }) => check === 'in-force')?.reason).toBe('status.in-force')
      expect(statusIndexOf(document)).toBe(index)
    }
  })
})

function statusIndexOf(document: string): number {
  if (document.startsWith('{')) return Number(JSON.parse(document).credentialStatus.statusListIndex)
  return JSON.parse(Buffer.from(document.split('.')[1] ?? '', 'base64url').toString()).status.status_list.idx
}
