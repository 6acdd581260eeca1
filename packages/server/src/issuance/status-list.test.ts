import { issuanceApi } from '@meshe/domain/issuance'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestNode } from '../testing/test-node.ts'
import { verifyDocument } from '../verification/verification-service.ts'
import { createIssuingNode, type IssuingNode, params, reasonsOf, refusalOf, start } from './issuance-fixtures.ts'

const unknownId = '0198c0de-0000-7000-8000-00000000000f'
let issuing: IssuingNode
let node: TestNode
beforeAll(async () => {
  issuing = await createIssuingNode()
  node = issuing.node
})
afterAll(() => node.close())

describe('a status list', () => {
  it('never gives two encodings the same place, and draws places at random', async () => {
    const rows = Array.from({ length: 150 }, () => issuing.somebody())
    const batch = await node.ask(issuanceApi.createAwardBatch, issuing.batchOf(rows))
    const entries = await node.context.db<{ listId: string; index: number }[]>`
      select list_id as "listId", index from status_entry join award using (institution_id, award_id) where batch_id = ${batch.id}`
    expect(new Set(entries.map(({ listId, index }) => `${listId} ${index}`)).size).toBe(450)
    // 450 draws over sixteen equal parts: chi-square with 15 degrees of freedom stays under 45 but once in ten thousand runs.
    const parts = Array.from(
      { length: 16 },
      (_, part) => entries.filter(({ index }) => Math.floor(index / 8192) === part).length,
    )
    const expected = 450 / 16
    expect(parts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(45)
  })

  it('is signed once for each change and served so that any copy is as good', async () => {
    const { awardId } = await issuing.awardOne()
    const [badge] = await issuing.documentsOf(awardId)
    const { statusListCredential } = JSON.parse(badge?.document ?? '{}').credentialStatus as {
      statusListCredential: string
    }
    const list = statusListCredential.split('/').at(-1) ?? ''
    const show = () => node.call(issuanceApi.showStatusList, { params: { ...params, list } })
    const first = await show()
    expect(first.headers.get('content-type')).toBe('application/vc')
    expect(first.headers.get('cache-control')).toBe('public, max-age=15')
    const text = await first.text()
    expect(JSON.parse(text)).toMatchObject({
      id: statusListCredential,
      issuer: issuing.northshore.did,
      validUntil: '2027-01-18T10:00:00.000Z',
      credentialSubject: { statusPurpose: 'revocation', ttl: 30_000 },
    })
    expect(await (await show()).text()).toBe(text)
    await node.ask(issuanceApi.revokeAward, {
      params: { ...params, award: awardId },
      as: issuing.officer,
      body: { reason: 'Wrong.' },
    })
    const changed = await (await show()).text()
    expect(changed).not.toBe(text)
    expect(
      (await verifyDocument(node.context, changed)).checks.find(({ check }) => check === 'unchanged')?.result,
    ).toBe('passed')
    node.setNow(new Date(start.getTime() + 25 * 3600_000))
    expect(JSON.parse(await (await show()).text())).toMatchObject({ validUntil: '2027-01-19T11:00:00.000Z' })
    node.setNow(start)
    await node.institution('montana', 'SI')
    for (const there of [
      { ...params, list: unknownId },
      { institution: 'montana', list },
    ]) {
      const answer = await node.call(issuanceApi.showStatusList, { params: there })
      expect(await refusalOf(answer)).toEqual([404, 'issuance.status-list-not-found'])
    }
  })

  it('is followed by another when nine tenths are used', async () => {
    const { db } = node.context
    await db`update status_list set used = floor(length * 0.9)::int - 3 where closed_at is null`
    const { awardId: first } = await issuing.awardOne()
    const { awardId: second } = await issuing.awardOne()
    const lists = await db<{ awardId: string; listId: string }[]>`
      select award_id as "awardId", list_id as "listId" from status_entry where award_id in ${db([first, second])}`
    expect(new Set(lists.map(({ listId }) => listId)).size).toBe(2)
    expect(reasonsOf(await issuing.reportsOf(second), 'in-force')).toEqual(Array(3).fill('status.in-force'))
    const open =
      await db`select 1 from status_list where closed_at is null and institution_id = ${issuing.northshore.institutionId}`
    expect(open).toHaveLength(1)
  })

  it('loses no change when many are withdrawn at the same time', async () => {
    const batch = await node.ask(
      issuanceApi.createAwardBatch,
      issuing.batchOf(Array.from({ length: 20 }, () => issuing.somebody())),
    )
    await issuing.signAll()
    const { awards } = await node.ask(issuanceApi.showAwardBatch, {
      params: { ...params, batch: batch.id },
      as: issuing.officer,
    })
    await Promise.all(
      awards.map(({ id }) =>
        node.ask(issuanceApi.revokeAward, {
          params: { ...params, award: id },
          as: issuing.officer,
          body: { reason: 'All of it.' },
        }),
      ),
    )
    for (const { id } of awards)
      expect((await issuing.reportsOf(id)).map(({ verdict }) => verdict)).toEqual(Array(3).fill('withdrawn'))
  })
})
