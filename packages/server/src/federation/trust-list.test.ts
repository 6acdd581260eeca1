import { addProof, verifyProof } from '@meshe/credentials/data-integrity'
import { resolveDidKey } from '@meshe/credentials/did'
import type { JsonObject } from '@meshe/credentials/json'
import { federationApi, TrustList } from '@meshe/domain/federation'
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
