/** One statement fails while an award is made, on each table in turn: nothing of the award stands, and the next attempt makes it once. */
import { issuanceApi } from '@meshe/domain/issuance'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishMicroCredential } from '../catalogue/catalogue-fixtures.ts'
import { type Caller, createTestNode, type TestNode } from '../testing/test-node.ts'
import { signAwards } from './sign-awards.ts'

const start = new Date('2027-01-15T10:00:00Z')
const params = { institution: 'northshore' }
let node: TestNode
let officer: Caller
let microCredentialId: string

beforeAll(async () => {
  node = await createTestNode({ now: start })
  const northshore = await node.institution('northshore')
  officer = await node.signIn('officer@northshore.example', northshore, ['issuing-officer'])
  microCredentialId = (await publishMicroCredential(node, northshore)).id
})
afterAll(() => node.close())

function createBatch(size: number, idempotencyKey: string) {
  const rows = Array.from({ length: size }, (_, at) => ({
    givenName: 'Maja',
    familyName: 'Demo',
    email: `fault-${idempotencyKey}-${at}@learner.example`,
  }))
  const body = { microCredentialId, list: { rows } }
  return node.call(issuanceApi.createAwardBatch, { params, as: officer, idempotencyKey, body })
}

/** Lets the next statement of this kind on a table fail, and only that one. */
async function breakOnce(table: string, event: 'insert' | 'update'): Promise<void> {
  const { db } = node.context
  await db.unsafe(`
    create sequence if not exists broken; alter sequence broken restart;
    create or replace function break_once() returns trigger language plpgsql as $$
    begin
      if nextval('broken') = 1 then raise exception 'broken for the test'; end if;
      return null;
    end $$;
    create trigger break_once after ${event} on ${table} for each statement execute function break_once();`)
}

async function mend(table: string): Promise<void> {
  await node.context.db.unsafe(`drop trigger break_once on ${table}`)
}

async function counts(): Promise<Record<string, number>> {
  const [row] = await node.context.db<Record<string, number>[]>`
    select (select count(*) from award)::int as awards, (select count(*) from award where state = 'issued')::int as issued,
      (select count(*) from credential)::int as documents, (select count(*) from claim)::int as claims,
      (select count(*) from mail where cause like 'claim:%')::int as mails, (select count(*) from status_entry)::int as entries,
      (select count(*) from award_row)::int as rows, (select count(*) from audit_event where action like 'award.%')::int as events`
  return row ?? {}
}

describe('while an award is signed', () => {
  it.each([
    ['credential', 'insert'],
    ['claim', 'insert'],
    ['mail', 'insert'],
    ['audit_event', 'insert'],
    ['award', 'update'],
  ] as const)(
    'a failing %s %s leaves it pending as a whole, holds up no other, and it is made once afterwards',
    async (table, event) => {
      await createBatch(3, `sign-${table}`)
      const before = await counts()
      await breakOnce(table, event)
      expect(await signAwards(node.context)).toBe(2)
      await mend(table)
      const between = await counts()
      for (const part of ['issued', 'claims', 'mails', 'events']) expect(between[part]).toBe((before[part] ?? 0) + 2)
      expect(between['documents']).toBe((before['documents'] ?? 0) + 6)
      expect(await signAwards(node.context)).toBe(0)
      const { awards } = await node.ask(issuanceApi.listAwards, { params, as: officer, query: { state: 'pending' } })
      expect(awards.map(({ delayedBy }) => delayedBy)).toEqual(['internal'])
      node.setNow(new Date(node.context.clock().getTime() + 31_000))
      expect(await signAwards(node.context)).toBe(1)
      const after = await counts()
      for (const part of ['issued', 'claims', 'mails', 'events']) expect(after[part]).toBe((before[part] ?? 0) + 3)
      expect(after['documents']).toBe((before['documents'] ?? 0) + 9)
    },
  )
})

describe('while a list is taken in', () => {
  it.each([
    ['learner', 'insert'],
    ['award', 'insert'],
    ['status_entry', 'insert'],
    ['status_list', 'update'],
    ['award_batch', 'insert'],
    ['award_row', 'insert'],
    ['audit_event', 'insert'],
    ['idempotency', 'update'],
  ] as const)(
    'a failing %s %s leaves nothing of it, and the same call again takes it in once',
    async (table, event) => {
      const before = await counts()
      await breakOnce(table, event)
      expect((await createBatch(3, `take-${table}-${event}`)).status).toBe(500)
      await mend(table)
      expect(await counts()).toEqual(before)
      const answers = [await createBatch(3, `take-${table}-${event}`), await createBatch(3, `take-${table}-${event}`)]
      expect(answers.map(({ status }) => status)).toEqual([202, 202])
      const after = await counts()
      expect([after['awards'], after['entries'], after['rows']]).toEqual([
        (before['awards'] ?? 0) + 3,
        (before['entries'] ?? 0) + 9,
        (before['rows'] ?? 0) + 3,
      ])
      while ((await signAwards(node.context)) > 0) {}
    },
  )
})
