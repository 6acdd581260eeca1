import type { VerificationReport } from '@meshe/credentials/verification'
import { accountsApi } from '@meshe/domain/accounts'
import { type AwardBatchView, issuanceApi, type RawAwardRow } from '@meshe/domain/issuance'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Institution } from '../accounts/institution-store.ts'
import { completeDescription, publishMicroCredential } from '../catalogue/catalogue-fixtures.ts'
import { inTransaction } from '../db/db.ts'
import { sendDueMails } from '../mail/mail-sender.ts'
import { type Caller, createTestNode, type TestNode } from '../testing/test-node.ts'
import { verifyDocument } from '../verification/verification-service.ts'
import { listDocuments } from './credential-store.ts'
import {
  awardToLearner,
  findOrCreateLearner,
  listAwardsOfInstitutionLearners,
  lookAwardByCredentialId,
} from './issuance-service.ts'
import { signAwards } from './sign-awards.ts'

const start = new Date('2027-01-15T10:00:00Z')
const unknownId = '0198c0de-0000-7000-8000-00000000000f'
const params = { institution: 'northshore' }
let node: TestNode
let northshore: Institution
let officer: Caller
let microCredentialId: string
let people = 0

beforeAll(async () => {
  node = await createTestNode({ now: start })
  northshore = await node.institution('northshore')
  officer = await node.signIn('officer@northshore.example', northshore, ['issuing-officer'])
  microCredentialId = (await publishMicroCredential(node, northshore)).id
})
afterAll(() => node.close())

function somebody(changes: RawAwardRow = {}): RawAwardRow {
  people += 1
  return { givenName: 'Maja', familyName: `Demo ${people}`, email: `person-${people}@learner.example`, ...changes }
}

type BatchBody = Parameters<typeof node.call<typeof issuanceApi.createAwardBatch>>[1]

function batchOf(rows: readonly RawAwardRow[], more: object = {}): NonNullable<BatchBody> {
  return { params, as: officer, body: { microCredentialId, list: { rows: [...rows] }, ...more } }
}

async function signAll(): Promise<void> {
  while ((await signAwards(node.context)) > 0) {}
}

async function awardOne(changes: RawAwardRow = {}): Promise<{ awardId: string; batch: AwardBatchView; email: string }> {
  const row = somebody(changes)
  const batch = await node.ask(issuanceApi.createAwardBatch, batchOf([row]))
  await signAll()
  const shown = await node.ask(issuanceApi.showAwardBatch, { params: { ...params, batch: batch.id }, as: officer })
  return { awardId: shown.awards[0]?.id ?? '', batch: shown, email: String(row['email']) }
}

async function reportsOf(awardId: string): Promise<VerificationReport[]> {
  const { institutionId } = northshore
  const documents = await listDocuments(node.context.db, { institutionId, awardId })
  return Promise.all(documents.map(({ document }) => verifyDocument(node.context, document)))
}

function reasonsOf(reports: readonly VerificationReport[], check: 'in-force' | 'unchanged'): (string | undefined)[] {
  return reports.map(({ checks }) => checks.find((candidate) => candidate.check === check)?.reason)
}

async function mailsTo(email: string) {
  while ((await sendDueMails(node.context.db, null, node.context.clock)) > 0) {}
  return (await node.ask(accountsApi.listSinkMails, { query: { to: email } })).mails
}

async function refusalOf(answer: Response): Promise<[number, string]> {
  const { type } = (await answer.json()) as { type: string }
  return [answer.status, type.replace('urn:meshe:error:', '')]
}

describe('awarding to a list', () => {
  it('issues two sealed documents that verify, and mails one link each in the language of the learner', async () => {
    const csv =
      '\uFEFFVorname;Nachname;E-Mail;Geburtsdatum;Sprache\r\nMaría;Núñez;Maria@Learner.example;1990-02-03;es\r\nŁukasz;Groß;lukasz@learner.example;;de\r\n'
    const body = { microCredentialId, list: { csv } }
    const checked = await node.ask(issuanceApi.checkAwardList, { params, as: officer, body })
    expect([checked.ready, checked.withProblems]).toEqual([2, 0])
    const batch = await node.ask(issuanceApi.createAwardBatch, { params, as: officer, body })
    expect(batch).toMatchObject({ total: 2, pending: 2, issued: 0, keptForLater: 0, claimed: 0 })
    await signAll()
    const shown = await node.ask(issuanceApi.showAwardBatch, { params: { ...params, batch: batch.id }, as: officer })
    expect(shown).toMatchObject({ total: 2, pending: 0, issued: 2, createdBy: 'officer@northshore.example' })
    expect(shown.awards.map(({ state, learner }) => [state, learner.familyName, learner.email])).toEqual([
      ['issued', 'Núñez', 'maria@learner.example'],
      ['issued', 'Groß', 'lukasz@learner.example'],
    ])
    for (const { id, learner, losses } of shown.awards) {
      const reports = await reportsOf(id)
      expect(reports.map(({ format }) => format)).toEqual(['open-badges-3.0', 'european-digital-credential'])
      expect(reports.flatMap(({ checks }) => checks.filter(({ result }) => result === 'failed'))).toEqual([])
      expect(reasonsOf(reports, 'in-force')).toEqual(['status.in-force', 'status.in-force'])
      for (const { content } of reports) expect(content?.holderName).toBe(`${learner.givenName} ${learner.familyName}`)
      expect(Object.keys(losses)).toEqual(['open-badges-3.0', 'european-digital-credential'])
    }
    const [mail, ...more] = await mailsTo('maria@learner.example')
    expect(more).toEqual([])
    expect(mail?.subject).toContain('Tu certificado')
    expect(mail?.text).toMatch(/\/c\/[\w-]{43}\n/)
    expect(mail?.text).toContain('14 de julio de 2027')
  })

  it('refuses a list with problems as a whole, unless rows may be kept for later', async () => {
    const rows = [somebody(), somebody({ email: 'no address' }), somebody({ givenName: '' })]
    const refused = await node.call(issuanceApi.createAwardBatch, batchOf(rows))
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ type: 'urn:meshe:error:issuance.rows-invalid', count: 2 })
    const batch = await node.ask(issuanceApi.createAwardBatch, batchOf(rows, { keepRowsWithProblems: true }))
    expect(batch).toMatchObject({ total: 3, pending: 1, keptForLater: 2 })
    const shown = await node.ask(issuanceApi.showAwardBatch, { params: { ...params, batch: batch.id }, as: officer })
    expect(shown.rows.map(({ raw }) => raw)).toEqual(rows)
    expect(shown.rows.map(({ isReady, problems }) => [isReady, problems.map(({ problem }) => problem)])).toEqual([
      [true, []],
      [false, ['email-malformed']],
      [false, ['given-name-missing']],
    ])
  })

  it('keeps a row that PostgreSQL could hardly hold', async () => {
    const row = somebody({ familyName: 'De\u0000mo', remark: '\u0000' })
    const batch = await node.ask(issuanceApi.createAwardBatch, batchOf([row], { keepRowsWithProblems: true }))
    const shown = await node.ask(issuanceApi.showAwardBatch, { params: { ...params, batch: batch.id }, as: officer })
    expect(shown.rows[0]?.raw).toEqual(row)
    const mended = { givenName: 'Maja', familyName: 'De\u0000mo', email: 'nul@learner.example' }
    const mend = { params: { ...params, batch: batch.id, row: 2 }, as: officer, body: mended }
    expect(await refusalOf(await node.call(issuanceApi.awardKeptRow, mend))).toEqual([422, 'issuance.rows-invalid'])
  })

  it('awards a kept row once it is mended, and once only', async () => {
    const kept = somebody({ email: 'typo' })
    const batch = await node.ask(issuanceApi.createAwardBatch, batchOf([kept], { keepRowsWithProblems: true }))
    const at = { ...params, batch: batch.id, row: 2 }
    const mended = { givenName: 'Maja', familyName: 'Demo', email: `mended-${people}@learner.example` }
    const after = await node.ask(issuanceApi.awardKeptRow, { params: at, as: officer, body: mended })
    expect(after).toMatchObject({ total: 1, pending: 1, keptForLater: 0 })
    expect(await node.ask(issuanceApi.awardKeptRow, { params: at, as: officer, body: mended })).toEqual(after)
    const other = await node.call(issuanceApi.awardKeptRow, {
      params: at,
      as: officer,
      body: { ...mended, grade: '9' },
    })
    expect(await refusalOf(other)).toEqual([409, 'issuance.row-already-awarded'])
    const nowhere = await node.call(issuanceApi.awardKeptRow, { params: { ...at, row: 3 }, as: officer, body: mended })
    expect(await refusalOf(nowhere)).toEqual([404, 'issuance.row-not-found'])
    const noBatch = await node.call(issuanceApi.awardKeptRow, {
      params: { ...at, batch: unknownId },
      as: officer,
      body: mended,
    })
    expect(await refusalOf(noBatch)).toEqual([404, 'issuance.batch-not-found'])
  })

  it('does not award the same thing to the same person twice, but again after it was withdrawn', async () => {
    const { awardId, email } = await awardOne()
    const again = batchOf([somebody({ email: email.toUpperCase() })], { keepRowsWithProblems: true })
    const batch = await node.ask(issuanceApi.createAwardBatch, again)
    const shown = await node.ask(issuanceApi.showAwardBatch, { params: { ...params, batch: batch.id }, as: officer })
    expect(shown.rows[0]?.problems).toEqual([{ column: 'email', problem: 'already-awarded' }])
    await node.ask(issuanceApi.revokeAward, {
      params: { ...params, award: awardId },
      as: officer,
      body: { reason: 'Wrong name.' },
    })
    const body = { givenName: 'Maja', familyName: 'Right', email }
    const mended = await node.ask(issuanceApi.awardKeptRow, {
      params: { ...params, batch: batch.id, row: 2 },
      as: officer,
      body,
    })
    expect(mended).toMatchObject({ pending: 1, keptForLater: 0 })
  })

  it('answers twenty calls with one key alike and awards once; another list under the key is refused', async () => {
    const request = { ...batchOf([somebody(), somebody()]), idempotencyKey: 'same-key-for-all' }
    const answers = await Promise.all(Array.from({ length: 20 }, () => node.ask(issuanceApi.createAwardBatch, request)))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    const other = { ...batchOf([somebody()]), idempotencyKey: 'same-key-for-all' }
    expect(await refusalOf(await node.call(issuanceApi.createAwardBatch, other))).toEqual([
      409,
      'idempotency.key-reused',
    ])
  })

  it('awards once when the same list comes in under many keys at the same time', async () => {
    const rows = [somebody(), somebody(), somebody()]
    const request = batchOf(rows, { keepRowsWithProblems: true })
    const answers = await Promise.all(Array.from({ length: 8 }, () => node.ask(issuanceApi.createAwardBatch, request)))
    expect(answers.map(({ pending }) => pending).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 3])
  })

  it.each([
    [
      'without a key',
      () => ({ ...batchOf([somebody()]), headers: { 'idempotency-key': '-' } }),
      400,
      'idempotency.key-required',
    ],
    ['with an unknown member', () => batchOf([somebody()], { sign: false }), 400, 'request.invalid'],
    ['with no rows', () => batchOf([]), 400, 'request.invalid'],
    [
      'that would end before it starts',
      () => batchOf([somebody()], { awardedOn: '2027-01-10', validUntil: '2027-01-09' }),
      400,
      'credential.valid-until-before-valid-from',
    ],
    ['for a day that is none', () => batchOf([somebody()], { awardedOn: '2027-02-30' }), 400, 'request.invalid'],
    [
      'for something that is not published',
      () => batchOf([somebody()], { microCredentialId: unknownId }),
      409,
      'issuance.not-published',
    ],
    ['as a broken file', () => batchOf([], { list: { csv: 'Email,Email\na,b' } }), 422, 'issuance.csv-malformed'],
    ['as an empty file', () => batchOf([], { list: { csv: 'Email\n' } }), 422, 'issuance.no-rows'],
    [
      'as a file of 5001 rows',
      () => batchOf([], { list: { csv: `Email\n${'a@b.example\n'.repeat(5001)}` } }),
      422,
      'issuance.too-many-rows',
    ],
  ])('refuses a list %s', async (_, request, status, code) => {
    expect(await refusalOf(await node.call(issuanceApi.createAwardBatch, request()))).toEqual([status, code])
  })

  it('checks a list without storing anything', async () => {
    const before = await node.ask(issuanceApi.listAwardBatches, { params, as: officer })
    const rows = [somebody(), somebody({ email: '' })]
    const checked = await node.ask(issuanceApi.checkAwardList, {
      params,
      as: officer,
      body: { microCredentialId, list: { rows } },
    })
    expect([checked.ready, checked.withProblems]).toEqual([1, 1])
    expect(await node.ask(issuanceApi.listAwardBatches, { params, as: officer })).toEqual(before)
  })
})

describe('an award', () => {
  it('is found by name, address and state, and nobody else finds it', async () => {
    const { awardId, email } = await awardOne({ familyName: '100%_Demo' })
    const search = (query: object, as = officer) => node.ask(issuanceApi.listAwards, { params, query, as })
    expect((await search({ q: '100%_d' })).awards.map(({ id }) => id)).toEqual([awardId])
    expect((await search({ q: email.slice(0, 12) })).total).toBeGreaterThan(0)
    expect((await search({ q: '%' })).awards.map(({ id }) => id)).toEqual([awardId])
    expect((await search({ q: email, state: 'kept' })).total).toBe(0)
    expect((await search({ q: email, state: 'issued' })).total).toBe(1)
    expect((await search({ q: '\0' })).total).toBeGreaterThan(1)
    const montana = await node.institution('montana', 'SI')
    const foreign = await node.signIn('officer@montana.example', montana, ['issuing-officer'])
    const there = { institution: 'montana', award: awardId }
    expect(await refusalOf(await node.call(issuanceApi.showAward, { params: there, as: foreign }))).toEqual([
      404,
      'issuance.award-not-found',
    ])
    const revoke = await node.call(issuanceApi.revokeAward, {
      params: there,
      as: foreign,
      body: { reason: 'Not ours.' },
    })
    expect(await refusalOf(revoke)).toEqual([404, 'issuance.award-not-found'])
    const shown = await node.ask(issuanceApi.showAward, { params: { ...params, award: awardId }, as: officer })
    expect(shown).toMatchObject({ state: 'issued', mail: 'waiting', revocation: null, delayedBy: null })
  })

  it('is withdrawn in both encodings at once, with a reason that the learner reads', async () => {
    const { awardId, email } = await awardOne()
    const bystander = await awardOne()
    const at = { params: { ...params, award: awardId }, as: officer }
    const revoked = await node.ask(issuanceApi.revokeAward, { ...at, body: { reason: 'The marks were mixed up.' } })
    expect(revoked).toMatchObject({
      state: 'revoked',
      revocation: { at: start.toISOString(), reason: 'The marks were mixed up.', by: 'officer@northshore.example' },
    })
    expect((await reportsOf(awardId)).map(({ verdict }) => verdict)).toEqual(['withdrawn', 'withdrawn'])
    expect(reasonsOf(await reportsOf(bystander.awardId), 'in-force')).toEqual(['status.in-force', 'status.in-force'])
    const mails = await mailsTo(email)
    expect(mails.filter(({ text }) => text.includes('The marks were mixed up.'))).toHaveLength(1)
    const again = await node.call(issuanceApi.revokeAward, { ...at, body: { reason: 'Once more.' } })
    expect(await refusalOf(again)).toEqual([409, 'issuance.already-revoked'])
    const reminder = await node.call(issuanceApi.remindLearner, at)
    expect(await refusalOf(reminder)).toEqual([409, 'issuance.already-revoked'])
    const events = await node.context.db<{ action: string }[]>`
      select action from audit_event where subject_id = ${awardId} order by action`
    expect(events.map(({ action }) => action)).toEqual(['award.issued', 'award.revoked'])
  })

  it.each([
    ['no reason', {}],
    ['a blank reason', { reason: '   ' }],
    ['a reason of one letter', { reason: 'x' }],
    ['a reason that no text can hold', { reason: 'abc\u0000' }],
    ['more than a reason', { reason: 'Wrong name.', silently: true }],
  ])('is not withdrawn for %s', async (_, body) => {
    const at = { params: { ...params, award: unknownId }, as: officer }
    const answer = await node.call(issuanceApi.revokeAward, { ...at, body: body as { reason: string } })
    expect(await refusalOf(answer)).toEqual([400, 'request.invalid'])
  })

  it('that is withdrawn before it is signed is never signed, and nobody is written to', async () => {
    const row = somebody()
    const batch = await node.ask(issuanceApi.createAwardBatch, batchOf([row]))
    const shown = await node.ask(issuanceApi.showAwardBatch, { params: { ...params, batch: batch.id }, as: officer })
    const award = shown.awards[0]?.id ?? ''
    await node.ask(issuanceApi.revokeAward, {
      params: { ...params, award },
      as: officer,
      body: { reason: 'Too early.' },
    })
    await signAll()
    expect(await reportsOf(award)).toEqual([])
    expect(await mailsTo(String(row['email']))).toEqual([])
  })

  it('is reminded of with a link that works, once for each key', async () => {
    const { awardId, email } = await awardOne()
    const remind = { params: { ...params, award: awardId }, as: officer, idempotencyKey: 'remind-once' }
    await node.ask(issuanceApi.remindLearner, remind)
    await node.ask(issuanceApi.remindLearner, remind)
    const links = (await mailsTo(email)).map(({ text }) => /\/c\/([\w-]+)/.exec(text)?.[1])
    expect(new Set(links).size).toBe(2)
    expect((await node.ask(issuanceApi.showAward, { params: { ...params, award: awardId }, as: officer })).mail).toBe(
      'sent',
    )
    const nobody = await node.call(issuanceApi.remindLearner, { params: { ...params, award: unknownId }, as: officer })
    expect(await refusalOf(nobody)).toEqual([404, 'issuance.award-not-found'])
  })

  it('is given by other slices once for each cause, with the parts that made it up', async () => {
    const { context } = node
    const certificate = await publishMicroCredential(
      node,
      northshore,
      completeDescription({ title: { en: 'Certificate (demo)' } }),
    )
    const parts = [{ id: 'urn:uuid:part', title: { en: 'Part' }, awardingBody: 'Montana University (demo)', ects: 3 }]
    const { institutionId } = northshore
    const person = { email: 'Stack@learner.example', givenName: 'Stela', familyName: 'Demo', now: start }
    const give = (cause: string) =>
      inTransaction(context.db, async (tx) => {
        const learnerId = await findOrCreateLearner(tx, institutionId, person)
        const order = { institutionId, learnerId, microCredentialId: certificate.id, cause, parts, by: null }
        return { learnerId, awardId: await awardToLearner(tx, context, order) }
      })
    const { learnerId, awardId } = await give('pathway:one')
    expect(await give('pathway:one')).toEqual({ learnerId, awardId })
    await expect(give('pathway:two')).rejects.toMatchObject({ code: 'issuance.already-awarded' })
    await signAll()
    const [badge] = await listDocuments(context.db, { institutionId, awardId })
    const reports = await reportsOf(awardId)
    expect(reports.map(({ content }) => content?.parts.map(({ ects }) => ects))).toEqual([[3], [3]])
    const found = await lookAwardByCredentialId(context.db, badge?.credentialId ?? '')
    expect(found).toMatchObject({
      awardId,
      learnerId,
      state: 'issued',
      microCredential: { title: { en: 'Certificate (demo)' } },
    })
    expect(await lookAwardByCredentialId(context.db, 'urn:uuid:nobody')).toBeNull()
    const listed = await listAwardsOfInstitutionLearners(context.db, institutionId, { learnerId })
    expect(listed.map((award) => award.awardId)).toEqual([awardId])
  })
})

describe('a status list', () => {
  it('never gives two encodings the same place, and draws places at random', async () => {
    const rows = Array.from({ length: 150 }, () => somebody())
    const batch = await node.ask(issuanceApi.createAwardBatch, batchOf(rows))
    const entries = await node.context.db<{ listId: string; index: number }[]>`
      select list_id as "listId", index from status_entry join award using (institution_id, award_id) where batch_id = ${batch.id}`
    expect(new Set(entries.map(({ listId, index }) => `${listId} ${index}`)).size).toBe(300)
    // 300 draws over sixteen equal parts: chi-square with 15 degrees of freedom stays under 45 but once in ten thousand runs.
    const parts = Array.from(
      { length: 16 },
      (_, part) => entries.filter(({ index }) => Math.floor(index / 8192) === part).length,
    )
    const expected = 300 / 16
    expect(parts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(45)
  })

  it('is signed once for each change and served so that any copy is as good', async () => {
    const { awardId } = await awardOne()
    const { institutionId } = northshore
    const [badge] = await listDocuments(node.context.db, { institutionId, awardId })
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
      issuer: northshore.did,
      validUntil: '2027-01-18T10:00:00.000Z',
      credentialSubject: { statusPurpose: 'revocation', ttl: 30_000 },
    })
    expect(await (await show()).text()).toBe(text)
    await node.ask(issuanceApi.revokeAward, {
      params: { ...params, award: awardId },
      as: officer,
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
    const { awardId: first } = await awardOne()
    const { awardId: second } = await awardOne()
    const lists = await db<{ awardId: string; listId: string }[]>`
      select award_id as "awardId", list_id as "listId" from status_entry where award_id in ${db([first, second])}`
    expect(new Set(lists.map(({ listId }) => listId)).size).toBe(2)
    expect(reasonsOf(await reportsOf(second), 'in-force')).toEqual(['status.in-force', 'status.in-force'])
    const open =
      await db`select 1 from status_list where closed_at is null and institution_id = ${northshore.institutionId}`
    expect(open).toHaveLength(1)
  })

  it('loses no change when many are withdrawn at the same time', async () => {
    const batch = await node.ask(issuanceApi.createAwardBatch, batchOf(Array.from({ length: 20 }, () => somebody())))
    await signAll()
    const { awards } = await node.ask(issuanceApi.showAwardBatch, {
      params: { ...params, batch: batch.id },
      as: officer,
    })
    await Promise.all(
      awards.map(({ id }) =>
        node.ask(issuanceApi.revokeAward, {
          params: { ...params, award: id },
          as: officer,
          body: { reason: 'All of it.' },
        }),
      ),
    )
    for (const { id } of awards)
      expect((await reportsOf(id)).map(({ verdict }) => verdict)).toEqual(['withdrawn', 'withdrawn'])
  })
})

describe('a credential that the caller composed', () => {
  const draft = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential'],
    credentialSubject: { id: 'did:example:learner' },
  }
  const issue = (credential: Record<string, unknown>) =>
    node.call(issuanceApi.issueCredential, { params, as: officer, body: { credential } })

  it('may hold signs that a database finds hard', async () => {
    const name = 'a\u0000b'
    expect((await issue({ ...draft, name })).status).toBe(201)
  })

  it('is signed with the key of the institution, and its record stands', async () => {
    const answer = await node.ask(issuanceApi.issueCredential, { params, as: officer, body: { credential: draft } })
    const report = await verifyDocument(node.context, answer.verifiableCredential)
    expect(reasonsOf([report], 'unchanged')).toEqual(['proof.verified'])
    expect(answer.verifiableCredential['issuer']).toBe(northshore.did)
    const records = await node.context.db`select document from composed_credential where signed_at is not null`
    expect(records.map((record) => JSON.parse(String(record['document'])))).toContainEqual(answer.verifiableCredential)
  })

  it.each([
    ['that has a proof already', { ...draft, proof: {} }, 400, 'credential.proof-present'],
    ['of another issuer', { ...draft, issuer: 'did:web:other.example' }, 400, 'credential.issuer-mismatch'],
    [
      'of another issuer as an object',
      { ...draft, issuer: { id: 'did:web:other.example' } },
      400,
      'credential.issuer-mismatch',
    ],
    ['of an issuer without id', { ...draft, issuer: { name: 'Northshore' } }, 400, 'credential.malformed'],
    [
      'with a word that means nothing',
      { ...draft, credentialSubject: { id: 'did:example:a', shoeSize: 44 } },
      400,
      'credential.undefined-term',
    ],
    [
      'with a context that nobody knows',
      { ...draft, '@context': [...draft['@context'], 'https://evil.example/v1'] },
      400,
      'credential.context-unknown',
    ],
    [
      'that ends before it starts',
      { ...draft, validFrom: '2027-02-01T00:00:00Z', validUntil: '2027-01-01T00:00:00Z' },
      400,
      'credential.valid-until-before-valid-from',
    ],
    ['without a subject', { '@context': draft['@context'], type: draft.type }, 400, 'credential.malformed'],
    ['without the type', { ...draft, type: ['Thing'] }, 400, 'credential.malformed'],
    [
      'without a context',
      { type: draft.type, credentialSubject: draft.credentialSubject },
      400,
      'credential.malformed',
    ],
    ['with a day instead of a moment', { ...draft, validFrom: '2027-01-01' }, 400, 'credential.malformed'],
    [
      'that would be a status list',
      { ...draft, type: ['VerifiableCredential', 'BitstringStatusListCredential'] },
      403,
      'permission.denied',
    ],
    [
      'that would be a decision',
      { ...draft, type: ['VerifiableCredential', 'RecognitionDecisionCredential'] },
      403,
      'permission.denied',
    ],
  ])('is refused %s, and nothing is recorded', async (_, credential, status, code) => {
    const count = async () => (await node.context.db`select 1 from composed_credential`).length
    const before = await count()
    expect(await refusalOf(await issue(credential))).toEqual([status, code])
    expect(await count()).toBe(before)
  })
})

describe('the DID document of an institution', () => {
  it('is public and names the key that signs', async () => {
    const answer = await node.call(issuanceApi.showDidDocument, { params })
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(await answer.json()).toMatchObject({ id: northshore.did, assertionMethod: [`${northshore.did}#key-1`] })
    const nobody = await node.call(issuanceApi.showDidDocument, { params: { institution: 'nowhere' } })
    expect(await refusalOf(nobody)).toEqual([404, 'institution.not-found'])
  })
})
