import { type CatalogueSearch, catalogueApi, type PublishableDescription } from '@meshe/domain/catalogue'
import type { PathwayDescription } from '@meshe/domain/stacking'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { inTransaction } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { completeDescription } from './catalogue-fixtures.ts'
import { applyHarvestedChange } from './catalogue-service.ts'

type Query = z.input<typeof CatalogueSearch>

let node: TestNode
const now = new Date('2027-01-15T10:00:00Z')
const pathwayId = uuidv7(now)
const far = 'https://far.example'

/** A published thing of another node, as its feed tells it. */
async function harvest(slug: string, country: string, description: PublishableDescription): Promise<string> {
  const id = uuidv7(now)
  const did = `did:web:far.example:institutions:${slug}`
  const institution = { did, slug, name: { en: `${slug} University (demo)` }, country, homepage: null }
  const outcome = await inTransaction(node.context.db, (tx) =>
    applyHarvestedChange(tx, {
      nodeDid: 'did:web:far.example',
      nodeOrigin: far,
      institutions: [institution],
      seenAt: now,
      change: {
        sequence: 1,
        kind: 'micro-credential',
        id,
        institution: did,
        publishedAt: now.toISOString(),
        document: { iri: `${far}/institutions/${slug}/micro-credentials/${id}`, version: 1, description },
      },
    }),
  )
  expect(outcome).toBe('applied')
  return id
}

beforeAll(async () => {
  node = await createTestNode({ now })
  const nurses = await harvest(
    'northshore',
    'IE',
    completeDescription({ offering: { startsOn: '2027-03-01', weeks: 8, hoursPerWeek: 6, priceEuro: 0 } }),
  )
  await harvest(
    'montana',
    'SI',
    completeDescription({
      title: { sl: 'Umetna inteligenca za začetnike', en: 'Artificial intelligence for beginners' },
      description: { en: 'What a machine learns.' },
      field: '0613',
      languages: ['sl', 'en-GB'],
      level: { eqf: 5 },
      modes: ['blended'],
      offering: { startsOn: '2027-02-01', weeks: 4, hoursPerWeek: 10, priceEuro: 120 },
    }),
  )
  await harvest(
    'sudwald',
    'DE',
    completeDescription({
      title: { de: 'Straßenbäume gießen' },
      description: { de: 'Bäume in der Stadt.' },
      learningOutcomes: [{ title: { de: 'Bäume pflegen' } }],
      field: '0821',
      languages: ['de'],
      level: { eqf: 7 },
      modes: ['on-site'],
      offering: { startsOn: '2026-10-01', weeks: 12 },
    }),
  )
  await harvest(
    'montana',
    'SI',
    completeDescription({ title: { en: 'Bees' }, description: { en: 'Bees.' }, languages: ['sl'], field: '0811' }),
  )
  const iri = `${far}/institutions/northshore/micro-credentials/${nurses}`
  const component = { id: 'data', title: { en: 'Data' }, ects: 5, accepts: [iri], acceptsRecognition: true }
  const description: PathwayDescription = {
    title: { en: 'Certificate in care informatics' },
    description: { en: 'Small steps.' },
    ects: 5,
    eqf: 6,
    awardMicroCredentialId: uuidv7(now),
    groups: [{ id: 'core', title: { en: 'Core' }, rule: { kind: 'all' }, components: [component] }],
    rules: {},
  }
  const did = 'did:web:far.example:institutions:montana'
  await inTransaction(node.context.db, (tx) =>
    applyHarvestedChange(tx, {
      nodeDid: 'did:web:far.example',
      nodeOrigin: far,
      institutions: [
        { did, slug: 'montana', name: { en: 'montana University (demo)' }, country: 'SI', homepage: null },
      ],
      seenAt: now,
      change: {
        sequence: 9,
        kind: 'pathway',
        id: pathwayId,
        institution: did,
        publishedAt: now.toISOString(),
        document: { description },
      },
    }),
  )
})
afterAll(() => node.close())

async function titles(query: Query): Promise<string[]> {
  const { entries } = await node.ask(catalogueApi.searchCatalogue, { query })
  return entries.map(({ description: { title } }) => title['en'] ?? title['de'] ?? '')
}

const nurses = 'Data literacy for nurses'
const machines = 'Artificial intelligence for beginners'
const trees = 'Straßenbäume gießen'

describe('searching the catalogue', () => {
  it('shows what begins soonest first, then what has no date, then what has begun', async () => {
    expect(await titles({})).toEqual([machines, nurses, 'Bees', trees])
  })

  it.each<[string, Query, string[]]>([
    ['a word of the title', { q: 'literacy' }, [nurses]],
    ['the beginning of a word', { q: 'litera nur' }, [nurses]],
    ['another language, without its accents', { q: 'zacetnike' }, [machines]],
    ['another language, with its accents', { q: 'Začetnike' }, [machines]],
    ['a sharp s written as two', { q: 'STRASSENBAUME' }, [trees]],
    ['an outcome', { q: 'pflegen' }, [trees]],
    ['the university', { q: 'northshore' }, [nurses]],
    ['the field', { q: 'health welfare literacy' }, [nurses]],
    ['the country', { q: 'germany' }, [trees]],
    ['the language of teaching, whatever its region', { language: 'en' }, [machines, nurses]],
    ['a broad field', { field: '08' }, ['Bees', trees]],
    ['a detailed field', { field: '0821' }, [trees]],
    ['the country code', { country: 'SI' }, [machines, 'Bees']],
    ['the short name of the university', { institution: 'montana' }, [machines, 'Bees']],
    ['the level', { eqf: 5 }, [machines]],
    ['hours a week', { maxHoursPerWeek: 6 }, [nurses]],
    ['weeks', { maxWeeks: 8 }, [machines, nurses]],
    ['what is free', { free: 'true' }, [nurses]],
    ['the form of participation', { mode: 'blended' }, [machines]],
    ['the pathway towards which it counts', { pathway: pathwayId }, [nurses]],
    ['several filters at once', { country: 'SI', language: 'sl', eqf: 5 }, [machines]],
    ['nothing that is there', { q: 'quantum' }, []],
    ['words of which one is missing', { q: 'data quantum' }, []],
    ['nothing but marks', { q: '!!! &|:*' }, [machines, nurses, 'Bees', trees]],
    ['marks that mean something to the database', { q: "nurses' & :*A | (<->)\\" }, [nurses]],
  ])('finds by %s', async (_, query, expected) => {
    expect(await titles(query)).toEqual(expected)
  })

  it('sorts by title, without accents and case', async () => {
    expect(await titles({ sort: 'title' })).toEqual([machines, 'Bees', nurses, trees])
  })

  it('puts a word of the title before a word of the description where relevance is asked', async () => {
    expect((await titles({ q: 'b', sort: 'relevance' }))[0]).toBe('Bees')
  })

  it('says for each filter how many there would be without it', async () => {
    const query = { country: 'SI', language: 'en', maxWeeks: 2 } as const
    const { total, without } = await node.ask(catalogueApi.searchCatalogue, { query })
    expect(total).toBe(0)
    expect(without).toEqual({ country: 0, language: 0, maxWeeks: 1 })
    for (const [name, count] of Object.entries(without)) {
      const { [name as keyof typeof query]: _left, ...rest } = query
      expect((await node.ask(catalogueApi.searchCatalogue, { query: rest })).total).toBe(count)
    }
  })

  it('counts each facet under the other filters', async () => {
    const { facets, total } = await node.ask(catalogueApi.searchCatalogue, { query: { country: 'SI' } })
    expect(total).toBe(2)
    expect(facets.countries).toEqual([
      { value: 'SI', count: 2 },
      { value: 'DE', count: 1 },
      { value: 'IE', count: 1 },
    ])
    expect(facets.languages).toEqual([
      { value: 'sl', count: 2 },
      { value: 'en', count: 1 },
    ])
    expect(facets.fields).toEqual([
      { value: '06', count: 1 },
      { value: '08', count: 1 },
    ])
    expect(facets.eqf.map(({ value }) => value)).toEqual(['5', '6'])
  })

  it('pages without losing or repeating one', async () => {
    const pages = await Promise.all([0, 1, 2, 3, 4].map((offset) => titles({ offset, limit: 1 })))
    expect(pages.flat()).toEqual([machines, nurses, 'Bees', trees])
  })

  it('says where an entry counts and which node speaks for it', async () => {
    const { entries } = await node.ask(catalogueApi.searchCatalogue, { query: { q: 'nurses' } })
    expect(entries[0]?.countsTowards).toMatchObject([
      { pathwayId, ects: 5, basis: 'agreement', institution: { slug: 'montana' } },
    ])
    expect(entries[0]?.institution).toMatchObject({ node: far, here: false, country: 'IE' })
  })

  it.each([
    ['a field of letters', { field: 'x' }],
    ['a level of nine', { eqf: '9' }],
    ['a page of a thousand', { limit: '1000' }],
    ['a negative offset', { offset: '-1' }],
    ['an unknown filter', { colour: 'green' }],
    ['an unknown order', { sort: 'price' }],
  ])('refuses %s', async (_, query) => {
    const answer = await node.call(catalogueApi.searchCatalogue, { query: query as never })
    expect(answer.status).toBe(400)
  })
})
