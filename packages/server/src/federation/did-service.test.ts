import { MesheError } from '@meshe/credentials'
import { createDidDocument, type DidDocument, didKeyOf } from '@meshe/credentials/did'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AppContext } from '../http/context.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { createCurrentDidResolver, createNodeDidResolver, type ResolveDid, withEarlierKeys } from './did-service.ts'
import { listDidReadings } from './did-store.ts'

const start = new Date('2027-01-15T10:00:00Z')
const hour = 3600_000
const day = 24 * hour
const did = 'did:web:elsewhere.example'
const keyOf = (fragment: string, filling: number) => ({ fragment, publicKey: new Uint8Array(32).fill(filling) })
const documentOf = (...keys: readonly ReturnType<typeof keyOf>[]) => createDidDocument({ id: did, keys })
const first = documentOf(keyOf('key-1', 1))
const second = documentOf(keyOf('key-2', 2))

let node: TestNode
let context: AppContext
let now = start
let asked: string[] = []
let answer: () => { readonly status: number; readonly body: string } = () => ({ status: 200, body: '{}' })
let resolve: ResolveDid
const serve = (document: unknown, status = 200) => {
  answer = () => ({ status, body: typeof document === 'string' ? document : JSON.stringify(document) })
}
const fail = (code: 'outbound.failed' | 'outbound.refused') => {
  answer = () => {
    throw new MesheError(code, 'No.')
  }
}

beforeAll(async () => {
  node = await createTestNode({ now: start })
})
afterAll(() => node.close())
beforeEach(async () => {
  await node.context.db`delete from did_document`
  now = start
  asked = []
  context = {
    ...node.context,
    clock: () => now,
    outbound: async (url) => {
      asked.push(url)
      return { headers: {}, ...answer() }
    },
  }
  resolve = createCurrentDidResolver(context)
})
const pass = (ms: number) => {
  now = new Date(now.getTime() + ms)
}
const codeOf = (resolving: Promise<unknown>) =>
  resolving.then(
    () => 'found',
    (error) => error.code,
  )
const keysOf = (document: DidDocument) => (document.assertionMethod ?? []).map(String).map((id) => id.split('#')[1])

describe('a DID', () => {
  it('of this node and of its universities needs nobody', async () => {
    const { did: own } = await node.institution('northshore')
    expect((await resolve(own)).document.id).toBe(own)
    const nodeDid = own.split(':').slice(0, 3).join(':')
    expect((await resolve(nodeDid)).document.id).toBe(nodeDid)
    expect(asked).toEqual([])
  })

  it('of a university that this node does not have is not looked for elsewhere', async () => {
    const { did: own } = await node.institution('montana')
    expect(await codeOf(resolve(own.replace('montana', 'atlantis')))).toBe('did.not-found')
    expect(asked).toEqual([])
  })

  it('that is a key needs nobody', async () => {
    const didKey = didKeyOf(new Uint8Array(32).fill(3))
    expect((await resolve(didKey)).document.id).toBe(didKey)
    expect(asked).toEqual([])
  })

  it.each([
    ['did:ion:abc', 'did.unsupported-method'],
    ['did:web:127.0.0.1', 'did.malformed'],
    ['did:web:', 'did.malformed'],
    ['did:key:zzz', 'key.unsupported'],
    ['', 'did.unsupported-method'],
    ['https://elsewhere.example', 'did.unsupported-method'],
  ])('%s is refused', async (malformed, code) => {
    expect(await codeOf(resolve(malformed))).toBe(code)
    expect(asked).toEqual([])
  })
})

describe('the document of another host', () => {
  it('is asked for once an hour', async () => {
    serve(first)
    expect(await resolve(did)).toEqual({ document: first, readAt: start })
    pass(hour - 1)
    expect(await resolve(did)).toEqual({ document: first, readAt: start })
    expect(asked).toEqual(['https://elsewhere.example/.well-known/did.json'])
    pass(1)
    expect((await resolve(did)).readAt).toEqual(now)
    expect(asked).toHaveLength(2)
    expect(await listDidReadings(context.db, did)).toHaveLength(1)
  })

  it('is shared by all processes of the node', async () => {
    serve(first)
    await resolve(did)
    await createCurrentDidResolver(context)(did)
    expect(asked).toHaveLength(1)
  })

  it.each<readonly [string, () => void]>([
    ['does not answer', () => fail('outbound.failed')],
    ['is broken', () => serve('oops', 500)],
    ['answers with a web page', () => serve('<html>')],
    ['answers with the document of another', () => serve({ id: 'did:web:other.example' })],
    ['answers with a member twice', () => serve('{"id":"a","id":"b"}')],
  ])('stays in use, with its age, when the host %s', async (_, change) => {
    serve(first)
    await resolve(did)
    pass(30 * day)
    change()
    expect(await resolve(did)).toEqual({ document: first, readAt: start })
    expect(await codeOf(resolve(did, { maxAgeMs: 0, allowsStale: false }))).not.toBe('found')
  })

  it('that fails is left alone for half a minute', async () => {
    serve(first)
    await resolve(did)
    pass(2 * hour)
    fail('outbound.failed')
    await resolve(did)
    await resolve(did)
    expect(asked).toHaveLength(2)
    pass(30_000)
    serve(second)
    expect((await resolve(did)).document).toEqual(second)
  })

  it.each([404, 410])('does not stay in use when the host says that there is none (%s)', async (status) => {
    serve(first)
    await resolve(did)
    pass(2 * hour)
    serve('{}', status)
    expect(await codeOf(resolve(did))).toBe('did.not-found')
  })

  it('does not stay in use when its address is refused', async () => {
    serve(first)
    await resolve(did)
    pass(2 * hour)
    fail('outbound.refused')
    expect(await codeOf(resolve(did))).toBe('outbound.refused')
  })

  it.each([
    ['never answered', () => fail('outbound.failed'), 'outbound.failed'],
    ['answers with an error', () => serve('', 503), 'did.unresolvable'],
    ['answers with a list', () => serve('[]'), 'did.unresolvable'],
    ['answers with too much depth', () => serve('['.repeat(100)), 'did.unresolvable'],
  ] as const)('is not found when the host %s', async (_, change, code) => {
    change()
    expect(await codeOf(resolve(did))).toBe(code)
  })
})

describe('a key that its document no longer names', () => {
  const verifying = (maxAge = 0) => {
    pass(maxAge)
    return createNodeDidResolver(context)(did)
  }

  it('still proves what it signed, when it was shown for a week', async () => {
    serve(first)
    await verifying()
    await verifying(7 * day)
    serve(second)
    expect(keysOf(await verifying(2 * hour))).toEqual(['key-2', 'key-1'])
    expect(keysOf((await resolve(did)).document)).toEqual(['key-2'])
  })

  it('proves nothing when it was shown for a shorter time, as by somebody who held the host for a day', async () => {
    serve(second)
    await verifying()
    serve(first)
    await verifying(2 * hour)
    await verifying(day)
    serve(second)
    expect(keysOf(await verifying(2 * hour))).toEqual(['key-2'])
  })

  it('proves nothing when the document of today says that it was revoked', async () => {
    serve(first)
    await verifying()
    await verifying(8 * day)
    const revoked = createDidDocument({
      id: did,
      keys: [{ ...keyOf('key-1', 1), revokedAt: now }, keyOf('key-2', 2)],
    })
    serve(revoked)
    const document = await verifying(2 * hour)
    expect(document.verificationMethod?.find(({ id }) => id === `${did}#key-1`)?.revoked).toBe(
      revoked.verificationMethod?.[0]?.revoked,
    )
    expect(document.verificationMethod).toHaveLength(2)
  })

  it('does not come back under a name that now has another key', async () => {
    serve(first)
    await verifying()
    await verifying(8 * day)
    const renamed = documentOf(keyOf('key-1', 9))
    serve(renamed)
    expect((await verifying(2 * hour)).verificationMethod).toEqual(renamed.verificationMethod)
  })

  it('is not made an assertion key when it never was one', () => {
    const signingOnly = { ...first, assertionMethod: [] }
    const reading = { document: signingOnly, firstReadAt: start, lastReadAt: new Date(start.getTime() + 30 * day) }
    expect(withEarlierKeys(second, [reading])).toEqual(second)
  })

  it('does not confuse documents with strange members', () => {
    const strange = { id: did, verificationMethod: 'none', assertionMethod: [] } as unknown as DidDocument
    const reading = { document: strange, firstReadAt: start, lastReadAt: new Date(start.getTime() + 30 * day) }
    expect(withEarlierKeys(strange, [reading])).toEqual(strange)
  })
})
