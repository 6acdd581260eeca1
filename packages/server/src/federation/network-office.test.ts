import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { federationApi, type NodeDescription, TrustList } from '@meshe/domain/federation'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findInstitutionBySlug } from '../accounts/institution-store.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

describe('the network office', () => {
  let office: TestNode
  let liar: Server
  let origin: string
  let description: (genuine: NodeDescription) => unknown = (genuine) => genuine
  let documents: (did: string) => unknown = () => null
  beforeAll(async () => {
    liar = createServer((request, response) => {
      const did = `did:web:localhost%3A${(liar.address() as AddressInfo).port}`
      const institution = {
        did: `${did}:institutions:a`,
        slug: 'a',
        name: { en: 'A (demo)' },
        country: 'IE',
        homepage: null,
      }
      const genuine: NodeDescription = {
        did,
        name: 'Node (demo)',
        kind: 'university',
        origin,
        protocolVersions: [1],
        institutions: [institution],
      }
      const method = (id: string) => ({ id, assertionMethod: [`${id}#key-1`] })
      const isInstitution = request.url === '/institutions/a/did.json'
      const asked = isInstitution ? institution.did : did
      const document = documents(asked) ?? method(asked)
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(request.url === '/.well-known/meshe-node' ? description(genuine) : document))
    })
    await new Promise<void>((listening) => liar.listen(0, '127.0.0.1', listening))
    origin = `http://localhost:${(liar.address() as AddressInfo).port}`
    office = await createTestNode({ kind: 'network-office', trustedOrigins: [origin, 'http://localhost:1'] })
    await office.institution('office')
  })
  afterAll(async () => {
    liar.close()
    await office.close()
  })
  beforeEach(() => {
    description = (genuine) => genuine
    documents = () => null
  })

  const params = { institution: 'office' }
  async function administrator() {
    const institution = await findInstitutionBySlug(office.context.db, 'office')
    return office.signIn('admin@network.example', institution, ['administrator'])
  }

  it('takes in the universities of a node that proves what it says', async () => {
    const as = await administrator()
    const { entries } = await office.ask(federationApi.addNetworkMember, { params, as, body: { origin } })
    expect(entries.map(({ slug, status, node }) => [slug, status, node.origin])).toEqual([['a', 'member', origin]])
    const list = TrustList.parse(await office.ask(federationApi.showTrustList))
    expect(list.entries).toEqual(entries)
    const again = await office.ask(federationApi.addNetworkMember, { params, as, body: { origin, status: 'practice' } })
    expect(again.entries[0]?.status).toBe('practice')
    expect(TrustList.parse(await office.ask(federationApi.showTrustList)).sequence).toBe(list.sequence + 1)
  })

  it('suspends what a node does not describe any more', async () => {
    const as = await administrator()
    const second = (genuine: NodeDescription) => ({
      ...genuine.institutions[0],
      slug: 'b',
      did: `${genuine.did}:institutions:b`,
    })
    documents = (did) => ({ id: did, assertionMethod: ['#key-1'] })
    description = (genuine) => ({ ...genuine, institutions: [...genuine.institutions, second(genuine)] })
    // The second university has no document of its own at this address.
    const refused = await office.call(federationApi.addNetworkMember, { params, as, body: { origin } })
    expect(refused.status).toBe(422)
    description = (genuine) => ({ ...genuine, institutions: [] })
    const { entries } = await office.ask(federationApi.addNetworkMember, { params, as, body: { origin } })
    expect(entries.map(({ slug, status }) => [slug, status])).toEqual([['a', 'suspended']])
  })

  it.each<readonly [string, (genuine: NodeDescription) => unknown, string]>([
    ['of another origin', (genuine) => ({ ...genuine, origin: 'https://other.example' }), 'origin'],
    ['with the DID of another', (genuine) => ({ ...genuine, did: 'did:web:other.example' }), 'did'],
    ['of a protocol we do not speak', (genuine) => ({ ...genuine, protocolVersions: [9] }), 'protocol-version'],
    [
      'with a university of another node',
      (genuine) => ({
        ...genuine,
        institutions: [{ ...genuine.institutions[0], did: 'did:web:other.example:institutions:a' }],
      }),
      'institution-elsewhere',
    ],
    [
      'with a university of a node whose name begins alike',
      (genuine) => ({
        ...genuine,
        institutions: [{ ...genuine.institutions[0], did: `${genuine.did}9:institutions:a` }],
      }),
      'institution-elsewhere',
    ],
    [
      'with a university twice',
      (genuine) => ({ ...genuine, institutions: [genuine.institutions[0], genuine.institutions[0]] }),
      'institution-twice',
    ],
    ...(
      [
        ['short name that is no part of an address', { slug: 'North Shore' }],
        ['short name that climbs', { slug: '../desk' }],
        ['country in words', { country: 'Ireland' }],
        ['homepage that is a script', { homepage: 'javascript:alert(1)' }],
        ['name in no language', { name: {} }],
      ] as const
    ).map(
      ([what, change]) =>
        [
          `with a ${what}`,
          (genuine: NodeDescription) => ({ ...genuine, institutions: [{ ...genuine.institutions[0], ...change }] }),
          'malformed',
        ] as const,
    ),
    ['that is no description', () => ({ hello: 'world' }), 'malformed'],
    ['that is nothing', () => null, 'malformed'],
  ])('refuses a description %s', async (_, change, reason) => {
    description = change
    const answer = await office.call(federationApi.addNetworkMember, {
      params,
      as: await administrator(),
      body: { origin },
    })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ type: 'urn:meshe:error:federation.member-invalid', reason })
  })

  it.each<readonly [string, (did: string) => unknown, string]>([
    [
      'has the document of another',
      () => ({ id: 'did:web:other.example', assertionMethod: ['#key-1'] }),
      'did-document',
    ],
    ['has no key', (did) => ({ id: did }), 'no-key'],
  ])('refuses a node that %s', async (_, change, reason) => {
    documents = change
    const answer = await office.call(federationApi.addNetworkMember, {
      params,
      as: await administrator(),
      body: { origin },
    })
    expect(await answer.json()).toMatchObject({ type: 'urn:meshe:error:federation.member-invalid', reason })
  })

  it('says where there is no node, and asks no private address', async () => {
    const as = await administrator()
    for (const address of ['http://localhost:1', 'http://127.0.0.1:9', 'https://169.254.169.254']) {
      const answer = await office.call(federationApi.addNetworkMember, { params, as, body: { origin: address } })
      expect([answer.status, ((await answer.json()) as { type: string }).type]).toEqual([
        502,
        'urn:meshe:error:node.unreachable',
      ])
    }
  })

  it('listens to its administrators only', async () => {
    await administrator()
    const institution = await office.institution('guest')
    const guest = await office.signIn('admin@guest.example', institution, ['administrator'])
    expect((await office.call(federationApi.addNetworkMember, { params, body: { origin } })).status).toBe(401)
    expect((await office.call(federationApi.addNetworkMember, { params, as: guest, body: { origin } })).status).toBe(
      404,
    )
    const editor = await office.signIn('editor@guest.example', institution, ['catalogue-editor'])
    const atGuest = { params: { institution: 'guest' }, as: editor, body: { origin } }
    expect((await office.call(federationApi.addNetworkMember, atGuest)).status).toBe(403)
    const malformed = { params, as: await administrator(), body: { origin: 'ftp://a' } }
    expect((await office.call(federationApi.addNetworkMember, malformed)).status).toBe(400)
  })

  it('is not played by a university', async () => {
    const node = await createTestNode({ trustedOrigins: [origin] })
    const institution = await node.institution('northshore')
    const as = await node.signIn('admin@northshore.example', institution, ['administrator'])
    const answer = await node.call(federationApi.addNetworkMember, {
      params: { institution: 'northshore' },
      as,
      body: { origin },
    })
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ type: 'urn:meshe:error:federation.not-the-network-office' })
    await node.close()
  })
})
