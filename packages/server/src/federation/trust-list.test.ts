import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { addProof, verifyProof } from '@meshe/credentials/data-integrity'
import { resolveDidKey } from '@meshe/credentials/did'
import type { JsonObject } from '@meshe/credentials/json'
import { federationApi, type NodeDescription, TrustList } from '@meshe/domain/federation'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestKey, nodeCryptography, type TestKey } from '../../../../conformance/node-cryptography.ts'
import { findNodeIdentity } from '../accounts/institutions.ts'
import { createFederation, type FederationMember, type TestFederation } from '../testing/test-federation.ts'
import { envelopeOf, post } from '../testing/test-messages.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { createCurrentDidResolver } from './did-service.ts'
import { addNetworkMember, renewTrustList } from './network-office.ts'
import { refreshTrustList } from './refresh-trust-list.ts'
import { acceptTrustList } from './trust-list.ts'
import {
  findNodeOfInstitution,
  listTrustedInstitutions,
  lookTrustListFacts,
  lookUpIssuer,
  mayNodeSpeakFor,
} from './trust-service.ts'

const now = new Date('2027-01-15T10:00:00Z')
const day = 24 * 3600_000
const later = (ms: number) => new Date(now.getTime() + ms)

describe('the list of a network', () => {
  let federation: TestFederation<'northshore' | 'montana'>
  let northshore: FederationMember
  let montana: FederationMember
  beforeAll(async () => {
    federation = await createFederation(['northshore', 'montana'], { now })
    ;({ northshore, montana } = federation.members)
  })
  afterAll(() => federation.close())

  it('names the universities and their nodes, on every node alike', async () => {
    for (const { node } of [northshore, montana]) {
      const { db } = node.context
      const listed = await listTrustedInstitutions(db)
      expect(listed.map(({ slug, status, nodeOrigin }) => [slug, status, nodeOrigin])).toEqual([
        ['montana', 'member', montana.node.context.config.origin],
        ['northshore', 'member', northshore.node.context.config.origin],
      ])
      expect(await lookTrustListFacts(db)).toMatchObject({ name: 'Network office (demo)', validUntil: later(7 * day) })
    }
  })

  it('is signed by the office for seven days, and passed on by every node as it was signed', async () => {
    const { didKey } = await findNodeIdentity(federation.office.context)
    const own = await federation.office.ask(federationApi.showTrustList)
    const passedOn = await northshore.node.ask(federationApi.showTrustList)
    expect(passedOn).toEqual(own)
    const list = TrustList.parse(own)
    expect([list.issuer, list.validUntil]).toEqual([didKey, later(7 * day).toISOString()])
    const resolveDid = async (did: string) => resolveDidKey(did)
    const report = await verifyProof(own, { resolveDid, cryptography: nodeCryptography, now })
    expect([report.result, report.controller]).toEqual(['passed', didKey])
    const answer = await northshore.node.call(federationApi.showTrustList, {
      headers: { 'if-none-match': `"${list.sequence}"` },
    })
    expect(answer.status).toBe(304)
  })

  it('says which node speaks for whom', async () => {
    const { db } = northshore.node.context
    const [own, other] = [northshore, montana].map((member) => member.institution.did) as [string, string]
    const [ownNode, otherNode] = await Promise.all(
      [northshore, montana].map(async ({ node }) => (await findNodeIdentity(node.context)).did),
    )
    expect(await mayNodeSpeakFor(db, ownNode ?? '', own)).toBe(true)
    expect(await mayNodeSpeakFor(db, otherNode ?? '', other)).toBe(true)
    expect(await mayNodeSpeakFor(db, ownNode ?? '', other)).toBe(false)
    expect(await mayNodeSpeakFor(db, otherNode ?? '', own)).toBe(false)
    expect(await mayNodeSpeakFor(db, otherNode ?? '', 'did:web:unknown.example')).toBe(false)
    expect(await findNodeOfInstitution(db, other)).toEqual({
      did: otherNode,
      origin: montana.node.context.config.origin,
    })
    expect(await findNodeOfInstitution(db, 'did:web:unknown.example')).toBeNull()
  })

  it('answers a verification about an issuer', async () => {
    const ask = lookUpIssuer(northshore.node.context)
    expect(await ask(montana.institution.did)).toMatchObject({
      listed: true,
      name: 'Montana University (demo)',
      country: 'SI',
      listName: 'Network office (demo)',
      practice: false,
    })
    expect(await ask('did:web:mill.example')).toMatchObject({ listed: false, listName: 'Network office (demo)' })
    northshore.node.setNow(later(7 * day + 1000))
    expect(await ask(montana.institution.did)).toMatchObject({ listed: 'unknown', reason: 'list-expired' })
    northshore.node.setNow(now)
  })

  it('is signed anew when half of its life is over', async () => {
    const { context } = federation.office
    expect(await renewTrustList(context)).toBe(0)
    federation.setNow(later(3.4 * day))
    expect(await renewTrustList(context)).toBe(0)
    federation.setNow(later(3.6 * day))
    const before = (await lookTrustListFacts(context.db))?.sequence ?? 0
    await Promise.all([renewTrustList(context), new Promise((resume) => setTimeout(resume, 700))])
    const after = await lookTrustListFacts(context.db)
    expect(after?.sequence).toBeGreaterThan(before)
    expect(after?.validUntil).toEqual(later(10.6 * day))
    federation.setNow(now)
  })

  it('no longer lets a suspended university speak, nor be believed', async () => {
    const { institutionId } = await federation.office.institution('second-office')
    const resolveDid = createCurrentDidResolver(federation.office.context)
    const change = (status: 'suspended' | 'practice' | 'member') =>
      addNetworkMember(federation.office.context, resolveDid, {
        origin: northshore.node.context.config.origin,
        status,
        institutionId,
        accountId: null,
      })
    montana.node.messageHandlers.replace('recognition.notice', async () => {})
    const send = async () => (await post(northshore, montana, { envelope: await envelopeOf(northshore, montana) })).code
    expect(await send()).toBe('accepted')
    await change('suspended')
    await federation.refreshTrust()
    expect(await send()).toBe('federation.peer-unknown')
    const ask = lookUpIssuer(montana.node.context)
    expect(await ask(northshore.institution.did)).toMatchObject({ listed: false })
    await change('practice')
    await federation.refreshTrust()
    expect(await send()).toBe('accepted')
    expect(await ask(northshore.institution.did)).toMatchObject({ listed: true, practice: true })
    await change('member')
  })

  it('lets no message in when it has expired', async () => {
    federation.setNow(later(30 * day))
    const { db } = montana.node.context
    await db`update trust_list set valid_until = ${later(29 * day)}`
    const answer = await post(northshore, montana, { envelope: await envelopeOf(northshore, montana) })
    expect(answer.code).toBe('federation.peer-unknown')
    federation.setNow(now)
  })
})

describe('a node', () => {
  const anchor = createTestKey()
  const impostor = createTestKey()
  let node: TestNode
  beforeAll(async () => {
    node = await createTestNode({ network: { origin: 'http://localhost:1', anchor: anchor.did } })
  })
  afterAll(() => node.close())
  beforeEach(async () => {
    await node.context.db`delete from trust_list`
    await node.context.db`delete from trusted_institution`
  })

  async function listOf(sequence: number, change: JsonObject = {}, key: TestKey = anchor): Promise<JsonObject> {
    const document = {
      id: 'https://network.example/federation/trust-list',
      name: 'Network (demo)',
      issuer: key.did,
      sequence,
      issuedAt: now.toISOString(),
      validUntil: later(day).toISOString(),
      entries: [],
      ...change,
    }
    const { signer } = key
    return addProof(document, { signer, cryptosuite: 'eddsa-jcs-2022', created: now, cryptography: nodeCryptography })
  }

  async function refusalOf(document: unknown, at: TestNode = node): Promise<string> {
    const text = typeof document === 'string' ? document : JSON.stringify(document)
    return acceptTrustList(at.context, text).then(
      (isNew) => (isNew ? 'new' : 'known'),
      (error) => String(error.facts.reason),
    )
  }

  it('has no opinion about an issuer before it has seen a list, and passes none on', async () => {
    expect(await lookUpIssuer(node.context)('did:web:a.example')).toMatchObject({
      listed: 'unknown',
      reason: 'no-list',
    })
    expect((await node.call(federationApi.showTrustList)).status).toBe(404)
  })

  it('takes a newer list, and refuses to go back to an older one', async () => {
    const [first, second] = [await listOf(5), await listOf(6)]
    expect(await refusalOf(first)).toBe('new')
    expect(await refusalOf(first)).toBe('known')
    expect(await refusalOf(second)).toBe('new')
    expect(await refusalOf(first)).toBe('rollback')
    expect(await refusalOf(await listOf(0))).toBe('rollback')
    expect((await lookTrustListFacts(node.context.db))?.sequence).toBe(6)
  })

  it('refuses two different lists of one number', async () => {
    await refusalOf(await listOf(5))
    expect(await refusalOf(await listOf(5, { name: 'Another (demo)' }))).toBe('sequence-twice')
  })

  it.each<readonly [string, () => Promise<unknown>, string]>([
    ['signed by somebody else', () => listOf(7, {}, impostor), 'anchor'],
    ['signed by somebody else in the name of the anchor', () => listOf(7, { issuer: anchor.did }, impostor), 'issuer'],
    ['without a signature', async () => ({ ...(await listOf(7)), proof: undefined }), 'signature'],
    ['that was changed', async () => ({ ...(await listOf(7)), name: 'Another (demo)' }), 'signature'],
    ['with a sequence that was raised', async () => ({ ...(await listOf(7)), sequence: 8 }), 'signature'],
    [
      'whose life was made longer',
      async () => ({ ...(await listOf(7)), validUntil: later(99 * day).toISOString() }),
      'signature',
    ],
    ['that has expired', () => listOf(7, { validUntil: later(-1000).toISOString() }), 'expired'],
    ['that ends this very moment', () => listOf(7, { validUntil: now.toISOString() }), 'expired'],
    ['without entries', () => listOf(7, { entries: null }), 'malformed'],
    ['that is text', async () => 'nothing', 'malformed'],
    ['that is a list of lists', async () => '[[]]', 'malformed'],
    ['with a member twice', async () => '{"sequence":1,"sequence":2}', 'malformed'],
    ['that is empty', async () => '{}', 'malformed'],
  ])('refuses a list %s', async (_, make, reason) => {
    expect(await refusalOf(await make())).toBe(reason)
    expect(await lookTrustListFacts(node.context.db)).toBeNull()
  })

  it('without a configured anchor pins the one it sees first', async () => {
    const trusting = await createTestNode({ network: { origin: 'http://localhost:1', anchor: null } })
    expect(await refusalOf(await listOf(1), trusting)).toBe('new')
    expect(await refusalOf(await listOf(2, {}, impostor), trusting)).toBe('anchor')
    expect(await refusalOf(await listOf(2), trusting)).toBe('new')
    await trusting.close()
  })

  it('goes on with the list it has when the office does not answer', async () => {
    await refusalOf(await listOf(5))
    await expect(refreshTrustList(node.context)).rejects.toMatchObject({ code: expect.stringMatching(/^outbound\./) })
    expect((await lookTrustListFacts(node.context.db))?.sequence).toBe(5)
  })
})

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
    const institution = await office.institution('office').catch(async () => {
      const { findInstitutionBySlug } = await import('../accounts/institution-store.ts')
      return findInstitutionBySlug(office.context.db, 'office')
    })
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
