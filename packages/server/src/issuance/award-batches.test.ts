import { issuanceApi } from '@meshe/domain/issuance'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestNode } from '../testing/test-node.ts'
import { createIssuingNode, type IssuingNode, params, reasonsOf, refusalOf } from './issuance-fixtures.ts'

const unknownId = '0198c0de-0000-7000-8000-00000000000f'
let issuing: IssuingNode
let node: TestNode
beforeAll(async () => {
  issuing = await createIssuingNode()
  node = issuing.node
})
afterAll(() => node.close())

describe('awarding to a list', () => {
  it('issues three sealed documents that verify, and mails one link each in the language of the learner', async () => {
    const csv =
      '\uFEFFVorname;Nachname;E-Mail;Geburtsdatum;Sprache\r\nMaría;Núñez;Maria@Learner.example;1990-02-03;es\r\nŁukasz;Groß;lukasz@learner.example;;de\r\n'
    const body = { microCredentialId: issuing.microCredentialId, list: { csv } }
    const checked = await node.ask(issuanceApi.checkAwardList, { params, as: issuing.officer, body })
    expect([checked.ready, checked.withProblems]).toEqual([2, 0])
    const batch = await node.ask(issuanceApi.createAwardBatch, { params, as: issuing.officer, body })
    expect(batch).toMatchObject({ total: 2, pending: 2, issued: 0, keptForLater: 0, claimed: 0 })
    await issuing.signAll()
    const shown = await node.ask(issuanceApi.showAwardBatch, {
      params: { ...params, batch: batch.id },
      as: issuing.officer,
    })
    expect(shown).toMatchObject({ total: 2, pending: 0, issued: 2, createdBy: 'officer@northshore.example' })
    expect(shown.awards.map(({ state, learner }) => [state, learner.familyName, learner.email])).toEqual([
      ['issued', 'Núñez', 'maria@learner.example'],
      ['issued', 'Groß', 'lukasz@learner.example'],
    ])
    for (const { id, learner, losses } of shown.awards) {
      const reports = await issuing.reportsOf(id)
      expect(reports.map(({ format }) => format)).toEqual([
        'open-badges-3.0',
        'european-digital-credential',
        'sd-jwt-vc',
      ])
      expect(reports.flatMap(({ checks }) => checks.filter(({ result }) => result === 'failed'))).toEqual([])
      expect(reasonsOf(reports, 'in-force')).toEqual(Array(3).fill('status.in-force'))
      for (const { content } of reports) expect(content?.holderName).toBe(`${learner.givenName} ${learner.familyName}`)
      expect(Object.keys(losses)).toEqual(['open-badges-3.0', 'european-digital-credential', 'sd-jwt-vc'])
    }
    const [mail, ...more] = await issuing.mailsTo('maria@learner.example')
    expect(more).toEqual([])
    expect(mail?.subject).toContain('Tu certificado')
    expect(mail?.text).toMatch(/\/c\/[\w-]{43}\n/)
    expect(mail?.text).toContain('14 de julio de 2027')
  })

  it('refuses a list with problems as a whole, unless rows may be kept for later', async () => {
    const rows = [issuing.somebody(), issuing.somebody({ email: 'no address' }), issuing.somebody({ givenName: '' })]
    const refused = await node.call(issuanceApi.createAwardBatch, issuing.batchOf(rows))
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ type: 'urn:meshe:error:issuance.rows-invalid', count: 2 })
    const batch = await node.ask(issuanceApi.createAwardBatch, issuing.batchOf(rows, { keepRowsWithProblems: true }))
    expect(batch).toMatchObject({ total: 3, pending: 1, keptForLater: 2 })
    const shown = await node.ask(issuanceApi.showAwardBatch, {
      params: { ...params, batch: batch.id },
      as: issuing.officer,
    })
    expect(shown.rows.map(({ raw }) => raw)).toEqual(rows)
    expect(shown.rows.map(({ isReady, problems }) => [isReady, problems.map(({ problem }) => problem)])).toEqual([
      [true, []],
      [false, ['email-malformed']],
      [false, ['given-name-missing']],
    ])
  })

  it('keeps a row that PostgreSQL could hardly hold', async () => {
    const row = issuing.somebody({ familyName: 'De\u0000mo', remark: '\u0000' })
    const batch = await node.ask(issuanceApi.createAwardBatch, issuing.batchOf([row], { keepRowsWithProblems: true }))
    const shown = await node.ask(issuanceApi.showAwardBatch, {
      params: { ...params, batch: batch.id },
      as: issuing.officer,
    })
    expect(shown.rows[0]?.raw).toEqual(row)
    const mended = { givenName: 'Maja', familyName: 'De\u0000mo', email: 'nul@learner.example' }
    const mend = { params: { ...params, batch: batch.id, row: 2 }, as: issuing.officer, body: mended }
    expect(await refusalOf(await node.call(issuanceApi.awardKeptRow, mend))).toEqual([422, 'issuance.rows-invalid'])
  })

  it('awards a kept row once it is mended, and once only', async () => {
    const kept = issuing.somebody({ email: 'typo' })
    const batch = await node.ask(issuanceApi.createAwardBatch, issuing.batchOf([kept], { keepRowsWithProblems: true }))
    const at = { ...params, batch: batch.id, row: 2 }
    const mended = { givenName: 'Maja', familyName: 'Demo', email: 'mended@learner.example' }
    const after = await node.ask(issuanceApi.awardKeptRow, { params: at, as: issuing.officer, body: mended })
    expect(after).toMatchObject({ total: 1, pending: 1, keptForLater: 0 })
    expect(await node.ask(issuanceApi.awardKeptRow, { params: at, as: issuing.officer, body: mended })).toEqual(after)
    const other = await node.call(issuanceApi.awardKeptRow, {
      params: at,
      as: issuing.officer,
      body: { ...mended, grade: '9' },
    })
    expect(await refusalOf(other)).toEqual([409, 'issuance.row-already-awarded'])
    const nowhere = await node.call(issuanceApi.awardKeptRow, {
      params: { ...at, row: 3 },
      as: issuing.officer,
      body: mended,
    })
    expect(await refusalOf(nowhere)).toEqual([404, 'issuance.row-not-found'])
    const noBatch = await node.call(issuanceApi.awardKeptRow, {
      params: { ...at, batch: unknownId },
      as: issuing.officer,
      body: mended,
    })
    expect(await refusalOf(noBatch)).toEqual([404, 'issuance.batch-not-found'])
  })

  it('does not award the same thing to the same person twice, but again after it was withdrawn', async () => {
    const { awardId, email } = await issuing.awardOne()
    const again = issuing.batchOf([issuing.somebody({ email: email.toUpperCase() })], { keepRowsWithProblems: true })
    const batch = await node.ask(issuanceApi.createAwardBatch, again)
    const shown = await node.ask(issuanceApi.showAwardBatch, {
      params: { ...params, batch: batch.id },
      as: issuing.officer,
    })
    expect(shown.rows[0]?.problems).toEqual([{ column: 'email', problem: 'already-awarded' }])
    await node.ask(issuanceApi.revokeAward, {
      params: { ...params, award: awardId },
      as: issuing.officer,
      body: { reason: 'Wrong name.' },
    })
    const body = { givenName: 'Maja', familyName: 'Right', email }
    const mended = await node.ask(issuanceApi.awardKeptRow, {
      params: { ...params, batch: batch.id, row: 2 },
      as: issuing.officer,
      body,
    })
    expect(mended).toMatchObject({ pending: 1, keptForLater: 0 })
  })

  it('answers twenty calls with one key alike and awards once; another list under the key is refused', async () => {
    const request = { ...issuing.batchOf([issuing.somebody(), issuing.somebody()]), idempotencyKey: 'same-key-for-all' }
    const answers = await Promise.all(Array.from({ length: 20 }, () => node.ask(issuanceApi.createAwardBatch, request)))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    const other = { ...issuing.batchOf([issuing.somebody()]), idempotencyKey: 'same-key-for-all' }
    expect(await refusalOf(await node.call(issuanceApi.createAwardBatch, other))).toEqual([
      409,
      'idempotency.key-reused',
    ])
  })

  it('awards once when the same list comes in under many keys at the same time', async () => {
    const rows = [issuing.somebody(), issuing.somebody(), issuing.somebody()]
    const request = issuing.batchOf(rows, { keepRowsWithProblems: true })
    const answers = await Promise.all(Array.from({ length: 8 }, () => node.ask(issuanceApi.createAwardBatch, request)))
    expect(answers.map(({ pending }) => pending).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 3])
  })

  it.each([
    [
      'without a key',
      () => ({ ...issuing.batchOf([issuing.somebody()]), headers: { 'idempotency-key': '-' } }),
      400,
      'idempotency.key-required',
    ],
    ['with an unknown member', () => issuing.batchOf([issuing.somebody()], { sign: false }), 400, 'request.invalid'],
    ['with no rows', () => issuing.batchOf([]), 400, 'request.invalid'],
    [
      'that would end before it starts',
      () => issuing.batchOf([issuing.somebody()], { awardedOn: '2027-01-10', validUntil: '2027-01-09' }),
      400,
      'credential.valid-until-before-valid-from',
    ],
    [
      'for a day that is none',
      () => issuing.batchOf([issuing.somebody()], { awardedOn: '2027-02-30' }),
      400,
      'request.invalid',
    ],
    [
      'for something that is not published',
      () => issuing.batchOf([issuing.somebody()], { microCredentialId: unknownId }),
      409,
      'issuance.not-published',
    ],
    [
      'as a broken file',
      () => issuing.batchOf([], { list: { csv: 'Email,Email\na,b' } }),
      422,
      'issuance.csv-malformed',
    ],
    ['as an empty file', () => issuing.batchOf([], { list: { csv: 'Email\n' } }), 422, 'issuance.no-rows'],
    [
      'as a file of 5001 rows',
      () => issuing.batchOf([], { list: { csv: `Email\n${'a@b.example\n'.repeat(5001)}` } }),
      422,
      'issuance.too-many-rows',
    ],
  ])('refuses a list %s', async (_, request, status, code) => {
    expect(await refusalOf(await node.call(issuanceApi.createAwardBatch, request()))).toEqual([status, code])
  })

  it('checks a list without storing anything', async () => {
    const before = await node.ask(issuanceApi.listAwardBatches, { params, as: issuing.officer })
    const rows = [issuing.somebody(), issuing.somebody({ email: '' })]
    const checked = await node.ask(issuanceApi.checkAwardList, {
      params,
      as: issuing.officer,
      body: { microCredentialId: issuing.microCredentialId, list: { rows } },
    })
    expect([checked.ready, checked.withProblems]).toEqual([1, 1])
    expect(await node.ask(issuanceApi.listAwardBatches, { params, as: issuing.officer })).toEqual(before)
  })
})
