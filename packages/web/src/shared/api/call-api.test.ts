import { accountsApi } from '@meshe/domain/accounts'
import { catalogueApi } from '@meshe/domain/catalogue'
import { holdingApi } from '@meshe/domain/holding'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { answer, fakeNode, refuse } from '../../testing/fake-node.ts'
import { dataLiteracy, nobody } from '../../testing/fixtures.ts'
import { addressOf, callApi } from './call-api.ts'
import { ProblemError } from './problem-error.ts'

afterEach(() => vi.unstubAllGlobals())

const codeOf = (error: unknown) => (error instanceof ProblemError ? error.code : String(error))

describe('a call of the contract', () => {
  it('fills parameters and query into the address and leaves out what is empty', () => {
    expect(addressOf(catalogueApi.searchCatalogue, { query: { q: 'a b&c', sort: 'title' } })).toBe(
      '/api/v1/catalogue?q=a+b%26c&sort=title',
    )
    expect(addressOf(holdingApi.showClaim, { params: { token: '../x' } })).toBe('/api/v1/claims/..%2Fx')
  })

  it('gives the parsed answer', async () => {
    fakeNode(answer(accountsApi.showSession, nobody))
    expect(await callApi(accountsApi.showSession)).toEqual(nobody)
  })

  it('sends an Idempotency-Key only where the operation wants one', async () => {
    const seen = fakeNode(
      answer(accountsApi.requestSignInLink, { sent: true }),
      refuse(catalogueApi.createMicroCredential, { code: 'session.required', status: 401 }),
    )
    await callApi(accountsApi.requestSignInLink, { body: { email: 'a@example.org' } })
    await callApi(catalogueApi.createMicroCredential, {
      params: { institution: 'northshore' },
      body: { description: {} },
      idempotencyKey: 'key-of-this-action',
    }).catch(() => null)
    expect(seen.map(({ headers }) => headers.get('idempotency-key'))).toEqual([null, 'key-of-this-action'])
  })

  it('turns a problem document into its code', async () => {
    fakeNode(refuse(accountsApi.showSession, { code: 'request.rate-limited', status: 429, reference: 'K7-204' }))
    const error = await callApi(accountsApi.showSession).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'request.rate-limited', status: 429, reference: 'K7-204' })
  })

  it('does not believe an answer that is not the promised one', async () => {
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ ...dataLiteracy, version: 'one' })))
    const params = { entry: dataLiteracy.id }
    expect(codeOf(await callApi(catalogueApi.showCatalogueEntry, { params }).catch((e: unknown) => e))).toBe(
      'web.unexpected-answer',
    )
  })

  it('does not take a web page of a proxy for a refusal of the node', async () => {
    vi.stubGlobal('fetch', async () => new Response('<html>Bad gateway</html>', { status: 502 }))
    expect(codeOf(await callApi(accountsApi.showSession).catch((e: unknown) => e))).toBe('web.unexpected-answer')
  })

  it('says that nobody answered', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('network')
    })
    expect(codeOf(await callApi(accountsApi.showSession).catch((e: unknown) => e))).toBe('web.no-answer')
  })
})
