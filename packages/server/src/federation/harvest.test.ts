import { addProof } from '@meshe/credentials/data-integrity'
import type { JsonObject } from '@meshe/credentials/json'
import { catalogueApi } from '@meshe/domain/catalogue'
import { CatalogueChanges, federationApi } from '@meshe/domain/federation'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestKey } from '../../../../conformance/node-cryptography.ts'
import { findNodeIdentity } from '../accounts/institutions.ts'
import { completeDescription, publishMicroCredential } from '../catalogue/catalogue-fixtures.ts'
import { lookCatalogueEntryByIri } from '../catalogue/catalogue-service.ts'
import type { OutboundAnswer, OutboundFetch } from '../outbound/outbound-fetch.ts'
import { createFederation, eventually, type FederationMember, type TestFederation } from '../testing/test-federation.ts'
import { createCurrentDidResolver } from './did-service.ts'
import { addNetworkMember } from './network-office.ts'
import { listPeerStates } from './peer-store.ts'

/** Changes what a node answers when its catalogue is read. */
let forge: ((answer: OutboundAnswer, url: string) => OutboundAnswer | Promise<OutboundAnswer>) | null = null
let reads: { readonly url: string; readonly status: number }[] = []
const wrapOutbound =
  (outbound: OutboundFetch): OutboundFetch =>
  async (url, request) => {
    if (!url.includes('/federation/catalogue/changes')) return outbound(url, request)
    const answer = await outbound(url, request)
    reads.push({ url, status: answer.status })
    return forge === null ? answer : forge(answer, url)
  }

let federation: TestFederation<'northshore' | 'montana'>
let northshore: FederationMember
let montana: FederationMember
beforeAll(async () => {
  federation = await createFederation(['northshore', 'montana'], { wrapOutbound })
  ;({ northshore, montana } = federation.members)
})
afterAll(() => federation.close())
afterEach(() => {
  forge = null
})

let titles = 0
async function publish(member = northshore) {
  titles += 1
  const description = completeDescription({ title: { en: `Course ${titles} (demo)` } })
  return publishMicroCredential(member.node, member.institution, description)
}
const seenBy = async (member: FederationMember, iri: string) => lookCatalogueEntryByIri(member.node.context.db, iri)
const stateOf = async (member: FederationMember, of: FederationMember) => {
  const { did } = await findNodeIdentity(of.node.context)
  return (await listPeerStates(member.node.context.db)).find(({ nodeDid }) => nodeDid === did)
}

describe('the catalogue of another node', () => {
  it('is here within three seconds, with the age of what is shown', async () => {
    const { iri } = await publish()
    const entry = await eventually(() => seenBy(montana, iri), { withinMs: 3000 })
    expect(entry.institution).toMatchObject({ slug: 'northshore', nodeOrigin: northshore.node.context.config.origin })
    expect(Date.now() - entry.seenAt.getTime()).toBeLessThan(5000)
    const found = await montana.node.ask(catalogueApi.showCatalogueEntry, { params: { entry: entry.id } })
    expect(found.institution).toMatchObject({ slug: 'northshore', here: false })
    const state = await stateOf(montana, northshore)
    expect([state?.failures, state?.lastError]).toEqual([0, null])
    expect(Date.now() - (state?.asOf?.getTime() ?? 0)).toBeLessThan(5000)
  })

  it('loses what was taken out', async () => {
    const { id, iri } = await publish()
    await eventually(() => seenBy(montana, iri))
    const editor = await northshore.node.signIn('editor@northshore.example', northshore.institution, [
      'catalogue-editor',
    ])
    const params = { institution: 'northshore', microCredential: id }
    await northshore.node.ask(catalogueApi.retireMicroCredential, { params, as: editor })
    await eventually(async () => (await seenBy(montana, iri)) === null)
  })

  it('costs almost nothing while nothing changes', async () => {
    await eventually(async () => reads.length > 4 && reads.slice(-4).every(({ status }) => status === 304))
    reads = []
    await eventually(async () => reads.length >= 6)
    expect(new Set(reads.map(({ status }) => status))).toEqual(new Set([304]))
  })

  it('comes in pages when it is long', async () => {
    const page = await northshore.node.ask(federationApi.listCatalogueChanges, { query: { cursor: 0, limit: 1 } })
    const first = CatalogueChanges.parse(page)
    expect([first.changes.length, first.isLast]).toEqual([1, false])
    const second = await northshore.node.ask(federationApi.listCatalogueChanges, {
      query: { cursor: first.next, limit: 1 },
    })
    expect(CatalogueChanges.parse(second).changes[0]?.sequence).toBeGreaterThan(first.next)
  })

  it('is read anew when the other node was set back, and nothing is lost', async () => {
    const { iri } = await publish()
    await eventually(() => seenBy(montana, iri))
    const { did } = await findNodeIdentity(northshore.node.context)
    await montana.node.context.db`
      update federation_peer set cursor = 9000000000000000, etag = null where node_did = ${did}`
    await eventually(async () => {
      const [peer] = await montana.node.context
        .db`select cursor::float8 as cursor from federation_peer where node_did = ${did}`
      return peer?.['cursor'] < 9e15 && peer?.['cursor'] > 0
    })
    expect(await seenBy(montana, iri)).not.toBeNull()
  })
})

describe('a page is refused', () => {
  const rewrite = async (answer: OutboundAnswer, change: (page: JsonObject) => JsonObject | Promise<JsonObject>) => {
    if (answer.status !== 200) return answer
    return { ...answer, body: JSON.stringify(await change(JSON.parse(answer.body))) }
  }
  const sealed = async (page: JsonObject, by: FederationMember) => {
    const { context } = by.node
    const { signer } = await findNodeIdentity(context)
    const { proof: _, ...document } = page
    const { cryptography } = context
    return addProof(document, { signer, cryptosuite: 'eddsa-jcs-2022', created: context.clock(), cryptography })
  }

  it.each<readonly [string, (page: JsonObject) => JsonObject | Promise<JsonObject>]>([
    ['without a signature', ({ proof: _, ...page }) => page],
    ['that was changed after it was signed', (page) => ({ ...page, next: 1 })],
    ['signed by another member', (page) => sealed(page, montana)],
    [
      'signed by another member in its own name',
      async (page) => sealed({ ...page, node: (await findNodeIdentity(montana.node.context)).did }, montana),
    ],
    [
      'signed by nobody we know',
      async (page) => {
        const { signer } = createTestKey()
        const { proof: _, ...document } = page
        const { cryptography } = montana.node.context
        return addProof(document, { signer, cryptosuite: 'eddsa-jcs-2022', created: new Date(), cryptography })
      },
    ],
    ['that is no page', (page) => sealed({ node: page['node']! }, northshore)],
    ['that leads in a circle', (page) => sealed({ ...page, next: 0, isLast: false }, northshore)],
  ])('%s, and the next good one is taken', async (_, change) => {
    await eventually(async () => (await stateOf(montana, northshore))?.failures === 0)
    forge = (answer, url) => (url.startsWith(northshore.node.context.config.origin) ? rewrite(answer, change) : answer)
    const { iri } = await publish()
    const failed = await eventually(async () => {
      const state = await stateOf(montana, northshore)
      return (state?.failures ?? 0) > 0 ? state : null
    })
    expect(failed.lastError).toBe('federation.catalogue-invalid')
    expect(await seenBy(montana, iri)).toBeNull()
    forge = null
    await eventually(() => seenBy(montana, iri))
  })

  it('less and less often asked for while the node fails', async () => {
    await eventually(async () => (await stateOf(montana, northshore))?.failures === 0)
    forge = (answer, url) =>
      url.startsWith(northshore.node.context.config.origin) ? { ...answer, status: 500, body: '' } : answer
    await eventually(async () => ((await stateOf(montana, northshore))?.failures ?? 0) >= 4)
    const state = await stateOf(montana, northshore)
    expect(state?.lastError).toBe('node.unreachable')
    reads = []
    await new Promise((resume) => setTimeout(resume, 500))
    const asked = reads.filter(({ url }) => url.startsWith(northshore.node.context.config.origin))
    expect(asked.length).toBeLessThanOrEqual(2)
    forge = null
    await eventually(async () => (await stateOf(montana, northshore))?.failures === 0)
  })

  it('only in the part that speaks for a university of another node', async () => {
    const { iri } = await publish()
    await eventually(() => seenBy(montana, iri))
    const stolen = `${montana.institution.did}`
    forge = (answer, url) =>
      url.startsWith(northshore.node.context.config.origin)
        ? rewrite(answer, (page) => {
            const changes = (page['changes'] as JsonObject[]).map((change) => ({ ...change, institution: stolen }))
            return sealed({ ...page, changes }, northshore)
          })
        : answer
    const { iri: foreign } = await publish()
    await eventually(async () => {
      const { did } = await findNodeIdentity(northshore.node.context)
      const [peer] = await montana.node.context
        .db`select cursor::float8 as cursor from federation_peer where node_did = ${did}`
      const newest = await northshore.node.ask(federationApi.listCatalogueChanges, { query: {} })
      return peer?.['cursor'] === CatalogueChanges.parse(newest).next
    })
    expect(await seenBy(montana, foreign)).toBeNull()
    expect(await seenBy(montana, iri)).not.toBeNull()
  })
})

describe('the feed of changes', () => {
  it.each([
    [{ cursor: 9e15 }, 400, 'federation.future-cursor'],
    [{ cursor: -1 }, 400, 'request.invalid'],
    [{ cursor: 1.5 }, 400, 'request.invalid'],
    [{ limit: 0 }, 400, 'request.invalid'],
    [{ limit: 101 }, 400, 'request.invalid'],
    [{ cursor: 'abc' }, 400, 'request.invalid'],
    [{ other: 1 }, 400, 'request.invalid'],
  ])('refuses %o', async (query, status, code) => {
    const answer = await northshore.node.call(federationApi.listCatalogueChanges, { query: query as never })
    expect([answer.status, ((await answer.json()) as { type: string }).type]).toEqual([
      status,
      `urn:meshe:error:${code}`,
    ])
  })
})

describe('a node that leaves the list', () => {
  it('is forgotten, and comes back with all it has', async () => {
    const { iri } = await publish()
    await eventually(() => seenBy(montana, iri))
    const { institutionId } = await federation.office.institution('second-office')
    const resolveDid = createCurrentDidResolver(federation.office.context)
    const { origin } = northshore.node.context.config
    const change = (status: 'suspended' | 'member') =>
      addNetworkMember(federation.office.context, resolveDid, { origin, status, institutionId, accountId: null })
    await change('suspended')
    await eventually(async () => (await seenBy(montana, iri)) === null)
    expect(await stateOf(montana, northshore)).toBeUndefined()
    await change('member')
    await eventually(() => seenBy(montana, iri))
  })

  it('brings the courses of a university that joins it later', async () => {
    const later = await northshore.node.institution('lakeside', 'PT')
    const { iri } = await publishMicroCredential(northshore.node, later)
    await eventually(async () => {
      const { did } = await findNodeIdentity(northshore.node.context)
      const [peer] = await montana.node.context
        .db`select cursor::float8 as cursor from federation_peer where node_did = ${did}`
      const newest = await northshore.node.ask(federationApi.listCatalogueChanges, { query: {} })
      return peer?.['cursor'] === CatalogueChanges.parse(newest).next
    })
    expect(await seenBy(montana, iri)).toBeNull()
    const { institutionId } = await federation.office.institution('third-office')
    await addNetworkMember(federation.office.context, createCurrentDidResolver(federation.office.context), {
      origin: northshore.node.context.config.origin,
      status: 'member',
      institutionId,
      accountId: null,
    })
    await eventually(() => seenBy(montana, iri))
  })
})
