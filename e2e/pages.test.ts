/** Every page for the right person, on the seeded demonstration: narrow and wide, light and dark, and in three languages. */
import { catalogueApi } from '@meshe/domain/catalogue'
import { holdingApi } from '@meshe/domain/holding'
import { issuanceApi } from '@meshe/domain/issuance'
import { recognitionApi } from '@meshe/domain/recognition'
import { stackingApi } from '@meshe/domain/stacking'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import type { NodeClient, Person } from '../packages/cli/src/demo/network/node-client.ts'
import { createVisitor, launchBrowser, passGates, type Visitor } from './browser.ts'
import { type JourneyNetwork, startNetwork } from './network.ts'

let network: JourneyNetwork
let browser: Browser
let a: NodeClient
let b: NodeClient
const paths: Record<string, string[]> = {}
const people = new Map<string, Person>()

beforeAll(async () => {
  network = await startNetwork({ isSeeded: true, firstPort: 4600 })
  a = network.a.client
  b = network.b.client
  browser = await launchBrowser()
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

async function visit(
  visitor: Visitor,
  { origin, path, name }: { readonly origin: string; readonly path: string; readonly name: string },
): Promise<void> {
  visitor.complaints.length = 0
  await visitor.page.goto(`${origin}${path}`)
  await passGates(visitor, `${name}${path.replaceAll(/[^a-z]+/gi, '-').slice(0, 60)}`)
}

async function become(visitor: Visitor, origin: string, email: string): Promise<void> {
  const [name = '', value = ''] = (people.get(email)?.cookie ?? '').split('=')
  await visitor.context.addCookies([{ name, value, url: origin }])
}

const staff = [
  'ines@northshore.example',
  'tomas@northshore.example',
  'aoife@northshore.example',
  'niamh@northshore.example',
  'luka@montana.example',
  'petra@montana.example',
]

describe.each([
  { width: 320, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
] as const)('at $width pixels, $colorScheme', ({ width, colorScheme }) => {
  const name = `${width}-${colorScheme}`

  it.skipIf(width === 1280)('every public page passes the gates', async () => {
    const visitor = await createVisitor(browser, { width, colorScheme })
    for (const path of paths['public'] ?? []) await visit(visitor, { origin: a.origin, path: `/en${path}`, name })
    await visit(visitor, { origin: a.origin, path: '/mail', name })
    await visit(visitor, { origin: a.origin, path: '/developers/api', name })
    await visitor.context.close()
  })

  it('every page of a learner passes the gates', async () => {
    const visitor = await createVisitor(browser, { width, colorScheme })
    await become(visitor, a.origin, 'maria@example.org')
    for (const path of paths['maria@example.org'] ?? []) await visit(visitor, { origin: a.origin, path, name })
    await visitor.context.close()
  })

  it.each(staff)('every desk page of %s passes the gates', async (email) => {
    const visitor = await createVisitor(browser, { width, colorScheme })
    const { origin } = email.endsWith('@montana.example') ? b : a
    await become(visitor, origin, email)
    for (const path of paths[email] ?? [])
      await visit(visitor, { origin, path, name: `${name}-${email.split('@')[0]}` })
    await visitor.context.close()
  })
})

describe('in another language', () => {
  it('public pages pass the gates in German', async () => {
    const visitor = await createVisitor(browser, { width: 1280, language: 'de' })
    for (const path of paths['public'] ?? []) {
      await visit(visitor, { origin: a.origin, path: `/de${path}`, name: 'de' })
    }
    await visitor.context.close()
  })

  it('a learner’s pages pass the gates in Spanish', async () => {
    const visitor = await createVisitor(browser, { width: 390, language: 'es' })
    await become(visitor, a.origin, 'maria@example.org')
    for (const path of paths['maria@example.org'] ?? []) await visit(visitor, { origin: a.origin, path, name: 'es' })
    await visitor.context.close()
  })
})
