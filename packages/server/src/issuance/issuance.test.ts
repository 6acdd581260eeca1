import { issuanceApi } from '@meshe/domain/issuance'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completeDescription, publishMicroCredential } from '../catalogue/catalogue-fixtures.ts'
import { inTransaction } from '../db/db.ts'
import type { TestNode } from '../testing/test-node.ts'
import { createIssuingNode, type IssuingNode, params, reasonsOf, refusalOf, start } from './issuance-fixtures.ts'
import {
  awardToLearner,
  findOrCreateLearner,
  listAwardsOfInstitutionLearners,
  lookAwardByCredentialId,
} from './issuance-service.ts'

const unknownId = '0198c0de-0000-7000-8000-00000000000f'
let issuing: IssuingNode
let node: TestNode
beforeAll(async () => {
  issuing = await createIssuingNode()
  node = issuing.node
})
afterAll(() => node.close())

describe('an award', () => {
  it('is found by name, address and state, and nobody else finds it', async () => {
    await issuing.awardOne()
    const { awardId, email } = await issuing.awardOne({ familyName: '100%_Demo' })
    const search = (query: object, as = issuing.officer) => node.ask(issuanceApi.listAwards, { params, query, as })
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
    const shown = await node.ask(issuanceApi.showAward, { params: { ...params, award: awardId }, as: issuing.officer })
    expect(shown).toMatchObject({ state: 'issued', mail: 'waiting', revocation: null, delayedBy: null })
  })

  it('is withdrawn in every encoding at once, with a reason that the learner reads', async () => {
    const { awardId, email } = await issuing.awardOne()
    const bystander = await issuing.awardOne()
    const at = { params: { ...params, award: awardId }, as: issuing.officer }
    const revoked = await node.ask(issuanceApi.revokeAward, { ...at, body: { reason: 'The marks were mixed up.' } })
    expect(revoked).toMatchObject({
      state: 'revoked',
      revocation: {
        at: start.toISOString(),
        reason: 'The marks were mixed up.',
        by: 'officer@northshore.example',
      },
    })
    expect((await issuing.reportsOf(awardId)).map(({ verdict }) => verdict)).toEqual(Array(3).fill('withdrawn'))
    expect(reasonsOf(await issuing.reportsOf(bystander.awardId), 'in-force')).toEqual(Array(3).fill('status.in-force'))
    const mails = await issuing.mailsTo(email)
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
    const at = { params: { ...params, award: unknownId }, as: issuing.officer }
    const answer = await node.call(issuanceApi.revokeAward, { ...at, body: body as { reason: string } })
    expect(await refusalOf(answer)).toEqual([400, 'request.invalid'])
  })

  it('that is withdrawn before it is signed is never signed, and nobody is written to', async () => {
    const row = issuing.somebody()
    const batch = await node.ask(issuanceApi.createAwardBatch, issuing.batchOf([row]))
    const shown = await node.ask(issuanceApi.showAwardBatch, {
      params: { ...params, batch: batch.id },
      as: issuing.officer,
    })
    const award = shown.awards[0]?.id ?? ''
    await node.ask(issuanceApi.revokeAward, {
      params: { ...params, award },
      as: issuing.officer,
      body: { reason: 'Too early.' },
    })
    await issuing.signAll()
    expect(await issuing.reportsOf(award)).toEqual([])
    expect(await issuing.mailsTo(String(row['email']))).toEqual([])
  })

  it('is reminded of with a link that works, once for each key', async () => {
    const { awardId, email } = await issuing.awardOne()
    const remind = { params: { ...params, award: awardId }, as: issuing.officer, idempotencyKey: 'remind-once' }
    await node.ask(issuanceApi.remindLearner, remind)
    await node.ask(issuanceApi.remindLearner, remind)
    const links = (await issuing.mailsTo(email)).map(({ text }) => /\/c\/([\w-]+)/.exec(text)?.[1])
    expect(new Set(links).size).toBe(2)
    expect(
      (await node.ask(issuanceApi.showAward, { params: { ...params, award: awardId }, as: issuing.officer })).mail,
    ).toBe('sent')
    const nobody = await node.call(issuanceApi.remindLearner, {
      params: { ...params, award: unknownId },
      as: issuing.officer,
    })
    expect(await refusalOf(nobody)).toEqual([404, 'issuance.award-not-found'])
  })

  it('is given by other slices once for each cause, with the parts that made it up', async () => {
    const { context } = node
    const certificate = await publishMicroCredential(
      node,
      issuing.northshore,
      completeDescription({ title: { en: 'Certificate (demo)' } }),
    )
    const parts = [{ id: 'urn:uuid:part', title: { en: 'Part' }, awardingBody: 'Montana University (demo)', ects: 3 }]
    const { institutionId } = issuing.northshore
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
    await issuing.signAll()
    const [badge] = await issuing.documentsOf(awardId)
    const reports = await issuing.reportsOf(awardId)
    expect(reports.map(({ content }) => content?.parts.map(({ ects }) => ects))).toEqual([[3], [3], [3]])
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
