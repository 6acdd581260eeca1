import { catalogueApi } from '@meshe/domain/catalogue'
import type { CatalogueChange } from '@meshe/domain/federation'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Institution } from '../accounts/institution-store.ts'
import { inTransaction } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { completeDescription, publishMicroCredential } from './catalogue-fixtures.ts'
import {
  applyHarvestedChange,
  forgetNode,
  type HarvestedChange,
  listCatalogueChanges,
  lookCatalogueEntryByIri,
  recordCatalogueChange,
} from './catalogue-service.ts'

let node: TestNode
let northshore: Institution
const start = new Date('2027-01-15T10:00:00Z')
const day = 24 * 3600_000

beforeAll(async () => {
  node = await createTestNode({ now: start })
  northshore = await node.institution('northshore')
})
afterAll(() => node.close())

function change(id = uuidv7(start), { document = {} as object | null, publishedAt = start } = {}) {
  const { institutionId, did: institutionDid } = northshore
  return { institutionId, institutionDid, kind: 'pathway', id, document, publishedAt } as const
}

describe('the feed of changes', () => {
  beforeEach(async () => {
    await node.context.db`delete from catalogue_change`
    await node.context.db`update catalogue_feed set last_sequence = 0, forgotten_through = 0`
  })

  it('never shows a change before one with a lower sequence, whoever commits last', async () => {
    const { db } = node.context
    let commitFirst = () => {}
    const gate = new Promise<void>((open) => {
      commitFirst = open
    })
    let hasRecorded = () => {}
    const recorded = new Promise<void>((open) => {
      hasRecorded = open
    })
    const slow = change()
    const quick = change()
    const first = inTransaction(db, async (tx) => {
      await recordCatalogueChange(tx, slow)
      hasRecorded()
      await gate
    })
    await recorded
    let isSecondDone = false
    const second = inTransaction(db, (tx) => recordCatalogueChange(tx, quick)).then(() => {
      isSecondDone = true
    })
    await new Promise((later) => setTimeout(later, 200))
    const meanwhile = await listCatalogueChanges(db, { cursor: 0, limit: 10 })
    expect(meanwhile.changes).toEqual([])
    expect(isSecondDone).toBe(false)
    commitFirst()
    await Promise.all([first, second])
    const after = await listCatalogueChanges(db, { cursor: meanwhile.next, limit: 10 })
    expect(after.changes.map(({ id }) => id)).toEqual([slow.id, quick.id])
  })

  it('misses nothing for a reader who reads while forty writers write', async () => {
    const { db } = node.context
    const changes = Array.from({ length: 40 }, () => change())
    const seen = new Set<string>()
    let cursor = 0
    let isWriting = true
    const reader = (async () => {
      for (let extra = 0; isWriting || extra < 2; extra += isWriting ? 0 : 1) {
        const page = await listCatalogueChanges(db, { cursor, limit: 3 })
        for (const { id } of page.changes) seen.add(id)
        cursor = page.next
        if (!page.isLast) extra = 0
      }
    })()
    await Promise.all(
      changes.map((one) =>
        inTransaction(db, async (tx) => {
          await recordCatalogueChange(tx, one)
          await tx`select pg_sleep(random() * 0.01)`
        }),
      ),
    )
    isWriting = false
    await reader
    for (let page = await listCatalogueChanges(db, { cursor, limit: 3 }); page.changes.length > 0; ) {
      for (const { id } of page.changes) seen.add(id)
      page = await listCatalogueChanges(db, { cursor: page.next, limit: 3 })
    }
    expect(seen).toEqual(new Set(changes.map(({ id }) => id)))
  })

  it('tells only the newest change of a thing', async () => {
    const { db } = node.context
    const { id } = change()
    const other = change()
    await inTransaction(db, (tx) => recordCatalogueChange(tx, change(id, { document: { first: 1 } })))
    await inTransaction(db, (tx) => recordCatalogueChange(tx, other))
    await inTransaction(db, (tx) => recordCatalogueChange(tx, change(id, { document: { second: 2 } })))
    const { changes, isLast, next, newest } = await listCatalogueChanges(db, { cursor: 0, limit: 10 })
    expect(changes.map((one) => [one.id, one.document])).toEqual([
      [other.id, {}],
      [id, { second: 2 }],
    ])
    expect([isLast, next]).toEqual([true, newest])
  })

  it('does not note a change that is rolled back', async () => {
    const { db } = node.context
    const failing = inTransaction(db, async (tx) => {
      await recordCatalogueChange(tx, change())
      throw new Error('rolled back')
    })
    await expect(failing).rejects.toThrow('rolled back')
    expect((await listCatalogueChanges(db, { cursor: 0, limit: 10 })).changes).toEqual([])
  })

  it('refuses a cursor of another catalogue', async () => {
    const { db } = node.context
    await inTransaction(db, (tx) => recordCatalogueChange(tx, change()))
    const reading = listCatalogueChanges(db, { cursor: start.getTime() + 99, limit: 10 })
    await expect(reading).rejects.toMatchObject({ code: 'federation.future-cursor' })
  })

  it('forgets ends of things after thirty days and says so to readers who stayed away', async () => {
    const { db } = node.context
    const gone = change()
    await inTransaction(db, (tx) => recordCatalogueChange(tx, gone))
    const before = await listCatalogueChanges(db, { cursor: 0, limit: 10 })
    await inTransaction(db, (tx) => recordCatalogueChange(tx, change(gone.id, { document: null })))
    const after = await listCatalogueChanges(db, { cursor: before.next, limit: 10 })
    expect(after.changes).toMatchObject([{ id: gone.id, document: null }])
    const later = change(uuidv7(start), { publishedAt: new Date(start.getTime() + 31 * day) })
    await inTransaction(db, (tx) => recordCatalogueChange(tx, later))
    await expect(listCatalogueChanges(db, { cursor: before.next, limit: 10 })).rejects.toMatchObject({
      code: 'federation.outdated-cursor',
    })
    const anew = await listCatalogueChanges(db, { cursor: 0, limit: 10 })
    expect(anew.changes.map(({ id }) => id)).toEqual([later.id])
    expect((await listCatalogueChanges(db, { cursor: anew.next, limit: 10 })).changes).toEqual([])
    expect((await listCatalogueChanges(db, { cursor: after.next, limit: 10 })).changes).toHaveLength(1)
  })

  it('does not use a sequence twice after a restore, because sequences follow the clock', async () => {
    const { db } = node.context
    await inTransaction(db, (tx) => recordCatalogueChange(tx, change()))
    const { newest } = await listCatalogueChanges(db, { cursor: 0, limit: 10 })
    await db`update catalogue_feed set last_sequence = 1`
    const later = change(uuidv7(start), { publishedAt: new Date(start.getTime() + 1) })
    await inTransaction(db, (tx) => recordCatalogueChange(tx, later))
    expect((await listCatalogueChanges(db, { cursor: newest, limit: 10 })).changes).toHaveLength(1)
  })

  it('tells what is published and taken out', async () => {
    const { db } = node.context
    const { id, iri } = await publishMicroCredential(node, northshore)
    const [told] = (await listCatalogueChanges(db, { cursor: 0, limit: 10 })).changes
    expect(told).toMatchObject({ kind: 'micro-credential', id, institution: northshore.did })
    expect(told?.document).toEqual({ iri, version: 1, description: completeDescription() })
    const editor = await node.signIn('editor@northshore.example', northshore, ['catalogue-editor'])
    await node.ask(catalogueApi.retireMicroCredential, {
      params: { institution: 'northshore', microCredential: id },
      as: editor,
    })
    const { changes } = await listCatalogueChanges(db, { cursor: told?.sequence ?? 0, limit: 10 })
    expect(changes).toMatchObject([{ id, document: null }])
  })
})

describe('a change heard from another node', () => {
  const far = { did: 'did:web:far.example', origin: 'https://far.example' }
  const montana = {
    did: 'did:web:far.example:institutions:montana',
    slug: 'montana',
    name: { en: 'Montana University (demo)' },
    country: 'SI',
    homepage: null,
  }
  let id: string
  let iri: string
  beforeEach(() => {
    id = uuidv7(start)
    iri = `${far.origin}/institutions/montana/micro-credentials/${id}`
  })

  function heard(changes: Partial<CatalogueChange> = {}, more: Partial<HarvestedChange> = {}) {
    const document = { iri, version: 1, description: completeDescription() }
    const harvested: HarvestedChange = {
      nodeDid: far.did,
      nodeOrigin: far.origin,
      institutions: [montana],
      seenAt: start,
      change: {
        sequence: 1,
        kind: 'micro-credential',
        id,
        institution: montana.did,
        publishedAt: start.toISOString(),
        document,
        ...changes,
      },
      ...more,
    }
    return inTransaction(node.context.db, (tx) => applyHarvestedChange(tx, harvested))
  }

  it('is shown like our own', async () => {
    expect(await heard()).toBe('applied')
    const entry = await node.ask(catalogueApi.showCatalogueEntry, { params: { entry: id } })
    expect(entry).toMatchObject({ iri, institution: { here: false, node: far.origin, slug: 'montana' } })
  })

  it('is applied again without harm, and a newer version replaces it', async () => {
    await heard()
    await heard()
    const description = completeDescription({ title: { en: 'Renamed' } })
    expect(await heard({ document: { iri, version: 2, description } })).toBe('applied')
    const entry = await lookCatalogueEntryByIri(node.context.db, iri)
    expect(entry).toMatchObject({ version: 2, description: { title: { en: 'Renamed' } } })
  })

  it('is taken out by its end', async () => {
    await heard()
    expect(await heard({ document: null })).toBe('applied')
    expect(await lookCatalogueEntryByIri(node.context.db, iri)).toBeNull()
  })

  it('loses only what a newer protocol added to it', async () => {
    const description = { ...completeDescription(), carbonFootprint: 3, level: { eqf: 6, local: 'x' } }
    expect(await heard({ document: { iri, version: 1, description, extra: true } })).toBe('applied')
    const entry = await lookCatalogueEntryByIri(node.context.db, iri)
    expect(entry?.description).toEqual(completeDescription())
  })

  it.each([
    ['a version beyond every table', { version: 2_147_483_648 }],
    [
      'a begin in a year before the first',
      { description: completeDescription({ offering: { startsOn: '0000-01-01' } }) },
    ],
  ])('is refused for %s, and those beside it are not', async (_, changes) => {
    const document = { iri, version: 1, description: completeDescription(), ...changes }
    expect(await heard({ document })).toBe('refused:malformed')
  })

  it.each([
    [
      'a university that is not the node’s',
      { institution: 'did:web:other.example:institutions:x' },
      'institution-not-of-this-node',
    ],
    [
      'an incomplete description',
      { document: { iri: 'https://a.example/b', version: 1, description: {} } },
      'malformed',
    ],
    ['text in place of a version', { document: { iri: 'https://a.example/b', version: '1' } }, 'malformed'],
    ['a pathway without groups', { kind: 'pathway', document: { description: {} } }, 'malformed'],
  ] as const)('is refused for %s', async (_, changes, reason) => {
    expect(await heard(changes as Partial<CatalogueChange>)).toBe(`refused:${reason}`)
    expect(await lookCatalogueEntryByIri(node.context.db, iri)).toBeNull()
  })

  it.each([
    ['another host', () => `https://evil.example/institutions/montana/micro-credentials/${id}`],
    ['another university', () => `${far.origin}/institutions/other/micro-credentials/${id}`],
    ['another id', () => `${far.origin}/institutions/montana/micro-credentials/${uuidv7(start)}`],
    ['a query', () => `${far.origin}/institutions/montana?x=/micro-credentials/${id}`],
    ['a user', () => `https://me@far.example/institutions/montana/micro-credentials/${id}`],
  ])('is refused where it describes the address of %s', async (_, address) => {
    const document = { iri: address(), version: 1, description: completeDescription() }
    expect(await heard({ document })).toBe('refused:address-of-another')
  })

  it('cannot take over or take out an entry of another university', async () => {
    const own = await publishMicroCredential(node, northshore)
    iri = `${far.origin}/institutions/montana/micro-credentials/${own.id}`
    const document = { iri, version: 1, description: completeDescription({ title: { en: 'Taken over' } }) }
    expect(await heard({ id: own.id, document })).toBe('refused:id-of-another')
    await heard({ id: own.id, document: null })
    const entry = await node.ask(catalogueApi.showCatalogueEntry, { params: { entry: own.id } })
    expect(entry.description.title['en']).toBe('Data literacy for nurses')
  })

  it('is forgotten with all others of its node, and nothing else is', async () => {
    await heard()
    const own = await publishMicroCredential(node, northshore)
    await inTransaction(node.context.db, (tx) => forgetNode(tx, far.did))
    expect(await lookCatalogueEntryByIri(node.context.db, iri)).toBeNull()
    expect(await lookCatalogueEntryByIri(node.context.db, own.iri)).not.toBeNull()
  })
})
