/**
 * Every page for the right person, on the seeded demonstration: 1280 pixels light and dark in English, and with text of twice
 * the size; 320 pixels dark in Spanish and light in German.
 */
import { catalogueApi } from '@meshe/domain/catalogue'
import { holdingApi } from '@meshe/domain/holding'
import { issuanceApi } from '@meshe/domain/issuance'
import { recognitionApi } from '@meshe/domain/recognition'
import { stackingApi } from '@meshe/domain/stacking'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findClaim } from '../packages/cli/src/demo/journeys/awarding.ts'
import type { NodeClient, Person } from '../packages/cli/src/demo/network/node-client.ts'
import { createVisitor, launchBrowser, passGates, type Visitor } from './browser.ts'
import { expectNoLoss, expectReadableColours } from './fit.ts'
import { type JourneyNetwork, startNetwork } from './network.ts'

let network: JourneyNetwork
let browser: Browser
let largeTextBrowser: Browser
let a: NodeClient
let b: NodeClient
const paths: Record<string, string[]> = {}
const people = new Map<string, Person>()

beforeAll(async () => {
  network = await startNetwork({ isSeeded: true, firstPort: 4600 })
  a = network.a.client
  b = network.b.client
  browser = await launchBrowser()
  largeTextBrowser = await launchBrowser({ textPixels: 32 })
  const signIn = async (client: NodeClient, email: string) => people.set(email, await client.signIn(email))
  for (const email of [
    'maria@example.org',
    'ines@northshore.example',
    'tomas@northshore.example',
    'aoife@northshore.example',
    'niamh@northshore.example',
  ])
    await signIn(a, email)
  for (const email of ['luka@montana.example', 'petra@montana.example']) await signIn(b, email)
  await collectPaths()
})
afterAll(async () => {
  await browser?.close()
  await largeTextBrowser?.close()
  await network?.erase()
})

/** Addresses of things that the seed has made. */
async function collectPaths(): Promise<void> {
  const as = people.get('maria@example.org') as Person
  const { entries } = await a.ask(catalogueApi.searchCatalogue, { query: { limit: 1 } })
  const { pathways } = await a.ask(stackingApi.listPathways)
  const { credentials } = await a.ask(holdingApi.listHeldCredentials, { as })
  const { requests } = await a.ask(recognitionApi.listRecognitionRequests, { as })
  const aoife = people.get('aoife@northshore.example') as Person
  const northshore = { institution: 'northshore' }
  const montana = { institution: 'montana' }
  const { batches } = await a.ask(issuanceApi.listAwardBatches, { params: northshore, as: aoife })
  const { awards } = await a.ask(issuanceApi.listAwards, { params: northshore, query: { state: 'revoked' }, as: aoife })
  const { microCredentials } = await a.ask(catalogueApi.listMicroCredentials, {
    params: northshore,
    as: people.get('ines@northshore.example') as Person,
  })
  const { cases } = await b.ask(recognitionApi.listCases, {
    params: montana,
    as: people.get('luka@montana.example') as Person,
  })
  const { pathways: own } = await b.ask(stackingApi.listDeskPathways, {
    params: montana,
    as: people.get('petra@montana.example') as Person,
  })
  const { token } = await findClaim(a, 'saoirse@example.org', 'Data Literacy for Care Work')
  paths['short'] = [`/c/${token}`, `/c/${'a'.repeat(43)}`, '/mail', '/developers/api']
  paths['public'] = [
    '',
    '/start',
    '/find',
    '/find?q=nothing-of-this-kind',
    `/find/${entries[0]?.id}`,
    '/paths',
    `/paths/${pathways[0]?.id}`,
    '/universities',
    '/verify',
    '/sign-in',
    '/help',
    '/words',
    '/accessibility',
    '/privacy',
    '/no-such-page',
  ]
  paths['maria@example.org'] = [
    '/me',
    '/me/credentials',
    `/me/credentials/${credentials[0]?.id}`,
    '/me/add',
    '/me/stack',
    `/me/stack/${pathways.find(({ description }) => description.title['en'] === 'Data for Health')?.id}`,
    '/me/recognition',
    '/me/recognition/new',
    `/me/recognition/${requests[0]?.id}`,
    '/me/settings',
  ]
  paths['ines@northshore.example'] = [
    '',
    '/offers',
    '/offers/new',
    ...['draft', 'published'].map((state) => `/offers/${microCredentials.find((one) => one.state === state)?.id}`),
  ].map((path) => `/u/northshore${path}`)
  paths['tomas@northshore.example'] = [
    '',
    `/offers/${microCredentials.find(({ state }) => state === 'in-review')?.id}`,
  ].map((path) => `/u/northshore${path}`)
  paths['aoife@northshore.example'] = [
    '',
    '/issue',
    '/issue/new',
    `/issue/${batches[0]?.id}`,
    '/issued',
    `/issued/${awards[0]?.id}`,
  ].map((path) => `/u/northshore${path}`)
  paths['niamh@northshore.example'] = ['', '/people', '/messages', '/log'].map((path) => `/u/northshore${path}`)
  paths['luka@montana.example'] = [
    '',
    '/recognition',
    ...['assessing', 'submitted', 'appealed', 'review-required', 'decided'].map(
      (state) => `/recognition/${(cases.find((one) => one.state === state) ?? cases[0])?.id}`,
    ),
  ].map((path) => `/u/montana${path}`)
  paths['petra@montana.example'] = ['', '/paths', '/paths/new', `/paths/${own[0]?.id}`].map(
    (path) => `/u/montana${path}`,
  )
}

interface Place {
  readonly origin: string
  readonly path: string
  readonly name: string
}

/** Each language sees another part of the matrix, so that every page is seen in both widths, both themes and all languages. */
const looks = [
  { language: 'en', width: 1280, colorScheme: 'light' },
  { language: 'es', width: 320, colorScheme: 'dark' },
  { language: 'de', width: 320, colorScheme: 'light' },
] as const

async function visit({ page, complaints }: Visitor, { origin, path }: Place): Promise<void> {
  complaints.length = 0
  await page.goto(`${origin}${path}`)
}

async function inspect(visitor: Visitor, language: string, name: string): Promise<void> {
  const { page } = visitor
  await passGates(visitor, name)
  expect(await page.locator('html').getAttribute('lang')).toBe(language)
  await expectNoLoss(page, name)
  if (language !== 'en') return
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectReadableColours(page, `${name}-dark`)
  await page.emulateMedia({ colorScheme: 'light' })
}

/** WCAG 2.2, 1.4.4: somebody has set the text of the browser to twice its size. */
async function inspectDoubleText({ page }: Visitor, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.locator('h1').first().waitFor()
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px')
  await expectNoLoss(page, name)
}

/** The same pages in every look, side by side: most of the time of a visit is waiting. */
async function visitInAllLooks(
  placesIn: (language: string) => readonly Place[],
  prepare: (visitor: Visitor) => Promise<void> = async () => {},
): Promise<void> {
  const tour = async (
    visitor: Visitor,
    places: readonly Place[],
    look: (visitor: Visitor, name: string) => Promise<void>,
  ) => {
    await prepare(visitor)
    for (const place of places) {
      await visit(visitor, place)
      await look(visitor, `${place.name}${place.path.replaceAll(/[^a-z]+/gi, '-').slice(0, 60)}`)
    }
    await visitor.context.close()
  }
  const ended = await Promise.allSettled([
    ...looks.map(async (look) =>
      tour(await createVisitor(browser, look), placesIn(look.language), (visitor, name) =>
        inspect(visitor, look.language, `${look.language}-${name}`),
      ),
    ),
    tour(await createVisitor(largeTextBrowser), placesIn('en'), (visitor, name) =>
      inspectDoubleText(visitor, `double-${name}`),
    ),
  ])
  const failed = ended.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
}

async function become(visitor: Visitor, origin: string, email: string): Promise<void> {
  const [name = '', value = ''] = (people.get(email)?.cookie ?? '').split('=')
  await visitor.context.addCookies([{ name, value, url: origin }])
}

it('passes the gates on every public page', async () => {
  await visitInAllLooks((language) =>
    [...(paths['public'] ?? []).map((path) => `/${language}${path}`), ...(paths['short'] ?? [])].map((path) => ({
      origin: a.origin,
      path,
      name: 'public',
    })),
  )
})

it.each([
  'maria@example.org',
  'ines@northshore.example',
  'tomas@northshore.example',
  'aoife@northshore.example',
  'niamh@northshore.example',
  'luka@montana.example',
  'petra@montana.example',
])('passes the gates on every page of %s', async (email) => {
  const { origin } = email.endsWith('@montana.example') ? b : a
  const name = email.split('@')[0] ?? ''
  await visitInAllLooks(
    () => (paths[email] ?? []).map((path) => ({ origin, path, name })),
    (visitor) => become(visitor, origin, email),
  )
})
