/** Days and numbers that parse, and that no table of the database holds. */
import { catalogueApi } from '@meshe/domain/catalogue'
import { federationApi } from '@meshe/domain/federation'
import { issuanceApi } from '@meshe/domain/issuance'
import { recognitionApi } from '@meshe/domain/recognition'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completeDescription, publishMicroCredential } from '../catalogue/catalogue-fixtures.ts'
import { createIssuingNode, type IssuingNode, params, refusalOf } from '../issuance/issuance-fixtures.ts'

const invalid = [400, 'request.invalid']
let issuing: IssuingNode
beforeAll(async () => {
  issuing = await createIssuingNode()
})
afterAll(() => issuing.node.close())

describe('a day of a year before the first', () => {
  it.each([
    { awardedOn: '0000-01-01', validUntil: '2030-01-01' },
    { awardedOn: '0000-01-01' },
    { validUntil: '0000-01-01' },
  ])('is no day of an award: %j', async (days) => {
    const call = issuing.batchOf([issuing.somebody()], days)
    expect(await refusalOf(await issuing.node.call(issuanceApi.createAwardBatch, call))).toEqual(invalid)
  })

  it('is no day of birth', async () => {
    const call = issuing.batchOf([issuing.somebody({ dateOfBirth: '0000-12-31' })])
    expect(await refusalOf(await issuing.node.call(issuanceApi.createAwardBatch, call))).toEqual([
      422,
      'issuance.rows-invalid',
    ])
  })

  it('is no begin of a course', async () => {
    const editor = await issuing.node.signIn('ed@northshore.example', issuing.northshore, ['catalogue-editor'])
    const body = { description: completeDescription({ offering: { startsOn: '0000-01-01' } }) }
    const answer = await issuing.node.call(catalogueApi.createMicroCredential, { params, as: editor, body })
    expect(await refusalOf(answer)).toEqual(invalid)
  })

  it('is no end of a page', async () => {
    const administrator = await issuing.node.signIn('admin@northshore.example', issuing.northshore, ['administrator'])
    const query = { before: '0000-01-01T00:00:00Z' }
    const answer = await issuing.node.call(federationApi.listMessages, { params, as: administrator, query })
    expect(await refusalOf(answer)).toEqual(invalid)
  })
})

describe('the first and the last day there are', () => {
  it('can be awarded, sealed and shown', async () => {
    const call = issuing.batchOf([issuing.somebody({ dateOfBirth: '0001-01-01' })], {
      awardedOn: '0001-01-01',
      validUntil: '9999-12-31',
    })
    const batch = await issuing.node.ask(issuanceApi.createAwardBatch, call)
    await issuing.signAll()
    const one = { params: { ...params, batch: batch.id }, as: issuing.officer }
    const { awards } = await issuing.node.ask(issuanceApi.showAwardBatch, one)
    expect(awards.map(({ state, awardedOn }) => [state, awardedOn])).toEqual([['issued', '0001-01-01']])
  })
})

describe('a number beyond every table', () => {
  it.each([2_147_483_648, 9_007_199_254_740_991, -1, 1.5, Number.NaN])('is no row of a list: %s', async (row) => {
    const kept = issuing.batchOf([issuing.somebody({ email: '' })], { keepRowsWithProblems: true })
    const batch = await issuing.node.ask(issuanceApi.createAwardBatch, kept)
    const answer = await issuing.node.call(issuanceApi.awardKeptRow, {
      params: { ...params, batch: batch.id, row },
      as: issuing.officer,
      body: { givenName: 'Maja', familyName: 'Demo', email: 'row@learner.example' },
    })
    expect(await refusalOf(answer)).toEqual(invalid)
  })

  it.each([10_001, 9_007_199_254_740_991, -1])('is no list of decisions: %s', async (list) => {
    const asked = { params: { ...params, list } }
    expect((await issuing.node.call(recognitionApi.showDecisionStatusList, asked)).status).toBe(400)
  })

  it.each([9_007_199_254_740_991, -1, 1.5])('is no cursor: %s', async (cursor) => {
    const answer = await issuing.node.call(federationApi.listCatalogueChanges, { query: { cursor } })
    expect(answer.status).toBe(400)
  })
})

describe('a description with more words than a search can hold', () => {
  it('is published and found by its title', async () => {
    const words = (from: number) =>
      Array.from({ length: 119 }, (_, at) => (from + at).toString(36).padStart(4, 'w')).join(' ')
    const learningOutcomes = Array.from({ length: 40 }, (_, at) => ({
      title: Object.fromEntries(
        Array.from({ length: 30 }, (_none, language) => [
          `q${String.fromCharCode(97 + (language % 26))}${language < 26 ? '' : 'a'}`,
          words((at * 30 + language) * 119),
        ]),
      ),
    }))
    const title = { en: 'Wordiness for beginners' }
    await publishMicroCredential(issuing.node, issuing.northshore, completeDescription({ title, learningOutcomes }))
    const { total } = await issuing.node.ask(catalogueApi.searchCatalogue, { query: { q: 'wordiness' } })
    expect(total).toBe(1)
  })
})
