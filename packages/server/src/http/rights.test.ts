/** Every operation of the contract against every kind of caller, and against every kind of bad body. */
import { api } from '@meshe/domain'
import { type Endpoint, roles } from '@meshe/domain/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Institution } from '../accounts/institution-store.ts'
import { missingOperations } from '../app.ts'
import { sampleOf } from '../testing/sample-of.ts'
import { type Caller, createTestNode, type TestNode } from '../testing/test-node.ts'

const endpoints = Object.values(api).flatMap((slice) => Object.values(slice) as Endpoint[])
const memberEndpoints = endpoints.filter((endpoint) => endpoint.access.kind === 'member')
const someId = '0198c0de-0000-7000-8000-00000000000f'

/** Parameters that parse: the first refusal must be about the caller, not about the address. */
function params(endpoint: Endpoint, institution: string): Record<string, string> {
  return Object.fromEntries(
    Object.keys(endpoint.params.shape).map((name) => {
      if (name === 'institution') return [name, institution]
      if (name === 'token') return [name, 'A'.repeat(43)]
      if (name === 'issuer') return [name, 'eddsa-rdfc-2022']
      if (name === 'format') return [name, 'open-badges-3.0']
      return [name, name === 'row' ? '2' : someId]
    }),
  )
}

let node: TestNode
let northshore: Institution
let montana: Institution
const staff = new Map<string, Caller>()
let stranger: Caller
let foreignStaff: Caller

beforeAll(async () => {
  node = await createTestNode({ hasPracticeIssuers: true })
  northshore = await node.institution('northshore')
  montana = await node.institution('montana', 'SI')
  for (const role of roles) staff.set(role, await node.signIn(`${role}@northshore.example`, northshore, [role]))
  stranger = await node.signIn('learner@example.org')
  foreignStaff = await node.signIn('everything@montana.example', montana, roles)
})
afterAll(() => node.close())

/** Somebody who may call it. */
function caller(endpoint: Endpoint): Caller | undefined {
  if (endpoint.access.kind === 'member') return staff.get(endpoint.access.roles[0] ?? '')
  return endpoint.access.kind === 'account' ? stranger : undefined
}

async function codeOf(answer: Response): Promise<string> {
  const body = (await answer.json()) as { type?: string }
  return body.type?.replace('urn:meshe:error:', '') ?? ''
}

describe('the contract', () => {
  it('is on the air as a whole', () => {
    expect(missingOperations(node.mounted)).toEqual([])
  })

  it('names each operation once', () => {
    const ids = endpoints.map((endpoint) => endpoint.id)
    expect(new Set(ids).size).toBe(ids.length)
    const places = endpoints.map((endpoint) => `${endpoint.method} ${endpoint.path}`)
    expect(new Set(places).size).toBe(places.length)
  })
})

describe('an operation that is not public', () => {
  it.each(
    endpoints.filter(({ access }) => access.kind !== 'public').map((endpoint) => [endpoint.id, endpoint] as const),
  )('%s refuses a caller who is not signed in', async (_, endpoint) => {
    const answer = await node.call(endpoint, {
      params: params(endpoint, 'northshore'),
      body: endpoint.method === 'GET' ? undefined : {},
    })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })
})

describe('an operation of staff', () => {
  it.each(memberEndpoints.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s refuses every other role',
    async (_, endpoint) => {
      const allowed: readonly string[] = endpoint.access.kind === 'member' ? endpoint.access.roles : []
      for (const role of roles.filter((candidate) => !allowed.includes(candidate))) {
        const answer = await node.call(endpoint, {
          params: params(endpoint, 'northshore'),
          as: staff.get(role) as Caller,
        })
        expect([role, answer.status, await codeOf(answer)]).toEqual([role, 403, 'permission.denied'])
      }
    },
  )

  it.each(memberEndpoints.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s tells staff of another institution and strangers the same as if it did not exist',
    async (_, endpoint) => {
      for (const as of [foreignStaff, stranger]) {
        const answer = await node.call(endpoint, { params: params(endpoint, 'northshore'), as })
        expect([answer.status, await codeOf(answer)]).toEqual([404, 'institution.not-found'])
      }
      const nowhere = await node.call(endpoint, { params: params(endpoint, 'nowhere'), as: foreignStaff })
      expect([nowhere.status, await codeOf(nowhere)]).toEqual([404, 'institution.not-found'])
    },
  )
})

const badBodies: readonly (readonly [string, (endpoint: Endpoint) => string, number, string])[] = [
  ['half a document', () => '{"a":', 400, 'json.malformed'],
  ['a doubled member', () => '{"a":1,"a":2}', 400, 'json.duplicate-member'],
  ['a prototype', () => '{"__proto__":{"admin":true}}', 400, 'json.forbidden-member'],
  ['a lone surrogate', () => '{"a":"\\ud800"}', 400, 'json.lone-surrogate'],
  ['too deep a nest', () => '['.repeat(100) + ']'.repeat(100), 400, 'json.too-deep'],
  ['a number that is none', () => '{"a":1e999}', 400, 'json.number-out-of-range'],
  ['a byte order mark', () => '\ufeff{}', 400, 'json.byte-order-mark'],
  ['a list instead of an object', () => '[]', 400, 'request.invalid'],
  ['too much', (endpoint) => `{"a":"${'x'.repeat(endpoint.maxBodyBytes)}"}`, 413, 'request.too-large'],
]

describe('an operation that takes a body', () => {
  const withBody = endpoints.filter((endpoint) => endpoint.body.type !== 'undefined' && endpoint.access.kind !== 'peer')

  it.each(withBody.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s refuses every bad body with its own code',
    async (_, endpoint) => {
      const as = caller(endpoint)
      for (const [name, body, status, code] of badBodies) {
        const answer = await node.call(endpoint, {
          params: params(endpoint, 'northshore'),
          body: body(endpoint) as never,
          ...(as && { as }),
        })
        expect([name, answer.status, await codeOf(answer)]).toEqual([name, status, code])
      }
    },
  )

  it.each(withBody.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s refuses another content type and a foreign origin',
    async (_, endpoint) => {
      const as = caller(endpoint)
      const options = { params: params(endpoint, 'northshore'), body: '{}' as never, ...(as && { as }) }
      const asText = await node.call(endpoint, { ...options, headers: { 'content-type': 'text/plain' } })
      expect([asText.status, await codeOf(asText)]).toEqual([415, 'request.unsupported-media-type'])
      const fromElsewhere = await node.call(endpoint, { ...options, headers: { origin: 'https://elsewhere.example' } })
      expect([fromElsewhere.status, await codeOf(fromElsewhere)]).toEqual([403, 'request.origin-refused'])
    },
  )
})

describe('a character that no text of the database holds', () => {
  const text = 'What somebody\u0000 wrote'
  // Signing out would take the session away that the others need.
  const asked = endpoints.filter(({ id, access }) => access.kind !== 'peer' && id !== 'signOut')

  it.each(asked.map((endpoint) => [endpoint.id, endpoint] as const))('breaks nothing in %s', async (_, endpoint) => {
    const body = endpoint.body.type === 'undefined' ? undefined : sampleOf(endpoint.body, text)
    const names = Object.keys(endpoint.query.shape)
    for (const query of [{}, ...names.map((name) => ({ [name]: text }))]) {
      const as = caller(endpoint)
      const answer = await node.call(endpoint, {
        params: params(endpoint, 'northshore'),
        query,
        ...(body === undefined ? {} : { body: body as never }),
        ...(as && { as }),
      })
      expect([query, answer.status < 500]).toEqual([query, true])
    }
  })

  it('is tried with bodies that are otherwise welcome', () => {
    const bodies = asked.filter(({ body }) => body.type !== 'undefined')
    const refused = bodies.filter(({ body }) => !body.safeParse(sampleOf(body, 'What somebody wrote')).success)
    expect(refused.map(({ id }) => id)).toEqual(['signIn'])
  })
})

describe('an operation that a machine may repeat', () => {
  it.each(endpoints.filter(({ idempotent }) => idempotent).map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s asks for an Idempotency-Key',
    async (_, endpoint) => {
      const as = endpoint.access.kind === 'member' ? staff.get(endpoint.access.roles[0] ?? '') : stranger
      const answer = await node.call(endpoint, {
        params: params(endpoint, 'northshore'),
        headers: { 'idempotency-key': 'short' },
        ...(endpoint.body.type === 'undefined' ? {} : { body: '{}' as never }),
        ...(as && { as }),
      })
      expect(answer.status).toBe(400)
    },
  )
})

describe('an address that nobody has', () => {
  it.each([
    '/api/v1/nothing',
    '/api/v2/catalogue',
    '/federation/nothing',
    '/.well-known/nothing',
    '/institutions/nothing/else',
  ])('%s is a problem document', async (path) => {
    const answer = await node.app.request(`${node.context.config.origin}${path}`)
    expect([answer.status, await codeOf(answer)]).toEqual([404, 'request.not-found'])
  })
})
