/** What a person sees when something goes wrong: a sentence, a way on, and what was typed. On the seeded demonstration. */

import { accountsApi } from '@meshe/domain/accounts'
import { holdingApi } from '@meshe/domain/holding'
import { issuanceApi } from '@meshe/domain/issuance'
import { recognitionApi } from '@meshe/domain/recognition'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findClaim } from '../packages/cli/src/demo/journeys/awarding.ts'
import { waitForRequest } from '../packages/cli/src/demo/journeys/recognising.ts'
import type { NodeClient, Person } from '../packages/cli/src/demo/network/node-client.ts'
import { createVisitor, launchBrowser, type Visitor } from './browser.ts'
import { expectPlainRefusal, forgetUnreachable, letLinksExpire, letQuestionsWait } from './errors.ts'
import { type JourneyNetwork, startNetwork } from './network.ts'
import { openMail, signIn } from './people.ts'

let network: JourneyNetwork
let browser: Browser
let a: NodeClient
let visitor: Visitor

beforeAll(async () => {
  network = await startNetwork({ isSeeded: true, firstPort: 4800 })
  a = network.a.client
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await network?.erase()
})

// A test that fails while a node is stopped must not take the next ones with it.
afterEach(async () => {
  await network.startNode('a')
  await network.startNode('b')
})

/** Somebody new in front of a browser, signed in by what the mail link gave to a program. */
async function become(email: string): Promise<{ readonly page: Page; readonly as: Person }> {
  await visitor?.context.close()
  visitor = await createVisitor(browser, { width: 390, height: 844 })
  const as = await a.signIn(email)
  const [name = '', value = ''] = as.cookie.split('=')
  await visitor.context.addCookies([{ name, value, url: a.origin }])
  return { page: visitor.page, as }
}

/** Answers all questions of asking a university up to the last page. */
async function fillRequest(
  page: Page,
  { credential, message }: { readonly credential: RegExp; readonly message: string },
) {
  const next = () => page.getByRole('button', { name: 'Go on' }).click()
  await page.goto(`${a.origin}/me/recognition/new`)
  await page.getByRole('radio', { name: credential }).check()
  await next()
  await page.getByRole('radio', { name: /Montana/ }).check()
  await next()
  await page.getByRole('radio', { name: 'No, in general' }).check()
  await next()
  await page.getByRole('radio', { name: /^I need it for work/ }).check()
  await next()
  await page.getByLabel('Your message').fill(message)
}

const requestsOf = async (as: Person) => (await a.ask(recognitionApi.listRecognitionRequests, { as })).requests

describe('while a form is filled in', () => {
  it('keeps what was typed where the node does not answer, and sends it once when it is back', async () => {
    const { page, as } = await become('aicha@example.org')
    const [request] = (await requestsOf(as)).filter(({ state }) => state === 'information-requested')
    await page.goto(`${a.origin}/me/recognition/${request?.id}`)
    const answer = page.getByLabel('Your answer')
    await answer.fill('Confidence intervals were in week four.')
    await network.stopNode('a')
    await page.getByRole('button', { name: 'Send the answer' }).click()
    await page.getByRole('alert').getByText('We could not reach the server.').waitFor()
    expect(await answer.inputValue()).toBe('Confidence intervals were in week four.')
    await expectPlainRefusal(visitor, 'node-down')
    await network.startNode('a')
    await page.getByRole('button', { name: 'Send the answer' }).click()
    await answer.waitFor({ state: 'detached' })
    const sent = await waitForRequest(a, { id: request?.id ?? '', as }, ({ delivery }) => delivery === 'delivered')
    const texts = new Set(sent.events.filter(({ event }) => event === 'answered').map(({ text }) => text))
    expect([...texts]).toEqual(['Confidence intervals were in week four.'])
  })

  it('says that a page did not come, and brings it when the node is back', async () => {
    visitor = await createVisitor(browser, { width: 390, height: 844 })
    const { page } = visitor
    await page.goto(`${a.origin}/en/help`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await network.stopNode('a')
    await page.getByRole('link', { name: 'Words we use' }).last().click()
    await page.getByRole('heading', { level: 1, name: 'Something broke on our side' }).waitFor()
    visitor.complaints.length = 0
    await expectPlainRefusal(visitor, 'page-missing')
    await network.startNode('a')
    await page.getByRole('button', { name: 'Load the page again' }).click()
    await page.getByRole('heading', { level: 1, name: 'Words we use' }).waitFor()
  })

  it('keeps the draft over a reload, for a learner and for an officer', async () => {
    const { page } = await become('nuala@example.org')
    await fillRequest(page, { credential: /Artificial Intelligence/, message: 'I come back to this.' })
    await page.reload()
    await page.getByText('We kept what you entered last time.').waitFor()
    expect(await page.getByLabel('Your message').inputValue()).toBe('I come back to this.')
    const officer = await become('aoife@northshore.example')
    await officer.page.goto(`${a.origin}/u/northshore/issue/new`)
    await officer.page.getByRole('radio', { name: 'one learner' }).check()
    await officer.page.getByLabel('Given name').fill('Tecla')
    await officer.page.reload()
    await officer.page.getByLabel('Given name').waitFor()
    expect(await officer.page.getByLabel('Given name').inputValue()).toBe('Tecla')
  })

  it('says that the session ended, and the draft is there after signing in again', async () => {
    const { page, as } = await become('nuala@example.org')
    await fillRequest(page, { credential: /Artificial Intelligence/, message: 'Written before the end.' })
    await page.getByRole('button', { name: 'Go on' }).click()
    await a.ask(accountsApi.signOut, { as })
    await page.getByRole('button', { name: /^Send it to/ }).click()
    const alert = page.getByRole('alert')
    await alert.getByText('You are no longer signed in.').waitFor()
    await expectPlainRefusal(visitor, 'session-ended')
    const [tab] = await Promise.all([visitor.context.waitForEvent('page'), alert.getByRole('link').click()])
    await tab.waitForURL(/\/en\/sign-in/)
    await signIn(tab, a.origin, as.email)
    await tab.close()
    await page.getByText('Written before the end.').waitFor()
    await page.getByRole('button', { name: /^Send it to/ }).click()
    await page.waitForURL(/\/me\/recognition\/[0-9a-f-]{36}/)
    await page.getByText('Written before the end.').first().waitFor()
  })

  it('takes a double click as one', async () => {
    const { page, as } = await become('lotte@example.org')
    const before = (await requestsOf(as)).length
    await fillRequest(page, { credential: /Artificial Intelligence/, message: 'Twice pressed.' })
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('button', { name: /^Send it to/ }).dblclick()
    await page.waitForURL(/\/me\/recognition\/[0-9a-f-]{36}/)
    expect((await requestsOf(as)).length).toBe(before + 1)
  })
})

describe('an address', () => {
  it.each(['/en/no-such-page', '/me/nothing', '/nothing/at/all'])('that is unknown says so: %s', async (path) => {
    const { page } = await become('maria@example.org')
    await page.goto(`${a.origin}${path}`)
    await page.getByRole('heading', { level: 1, name: 'There is nothing here' }).waitFor()
    await expectPlainRefusal(visitor, 'unknown')
  })

  const noId = '01a20d70-0000-7000-8000-000000000000'
  it.each([
    `/en/find/${noId}`,
    '/en/find/x',
    `/en/paths/${noId}`,
    `/me/credentials/${noId}`,
    '/me/credentials/x',
    `/me/recognition/${noId}`,
    `/me/stack/${noId}`,
  ])('of a thing that is not there says so: %s', async (path) => {
    const { page } = await become('maria@example.org')
    await page.goto(`${a.origin}${path}`)
    await page.getByRole('alert').waitFor()
    await expectPlainRefusal(visitor, 'thing-missing')
  })

  it.each(['/u/hohenfels', '/u/hohenfels/issue', '/u/nowhere'])(
    'of the desk of another university: %s',
    async (path) => {
      const { page } = await become('ines@northshore.example')
      await page.goto(`${a.origin}${path}`)
      await page.getByRole('heading', { level: 1, name: 'You do not work for this university' }).waitFor()
      await expectPlainRefusal(visitor, 'other-desk')
    },
  )

  it.each([
    ['/people', 'Your role does not allow this.'],
    ['/log', 'Your role does not allow this.'],
    ['/recognition', 'Your role does not allow this.'],
    ['/offers/new', 'Your role does not allow writing offers. A catalogue editor can.'],
  ])('that one’s role does not open: %s', async (path, sentence) => {
    const { page } = await become('aoife@northshore.example')
    await page.goto(`${a.origin}/u/northshore${path}`)
    await page.getByText(sentence).waitFor()
    await expectPlainRefusal(visitor, 'role')
  })

  it.each(['a'.repeat(43), 'short', '%00'])('of a claim that does not exist: %s', async (token) => {
    visitor = await createVisitor(browser)
    await visitor.page.goto(`${a.origin}/c/${token}`)
    await visitor.page.getByRole('heading', { level: 1, name: 'We do not know this link' }).waitFor()
    await expectPlainRefusal(visitor, 'claim')
  })
})

describe('a mail link', () => {
  const refused = async (name: string) => {
    await visitor.page.getByRole('button', { name: 'Sign in now' }).click()
    await visitor.page.getByRole('heading', { level: 1, name: 'This link no longer works' }).waitFor()
    await expectPlainRefusal(visitor, name)
    await visitor.page.getByRole('link', { name: 'Send me a new link' }).click()
    await visitor.page.getByLabel('Email', { exact: false }).waitFor()
  }

  it('works once', async () => {
    visitor = await createVisitor(browser)
    await signIn(visitor.page, a.origin, 'emre@example.org')
    await visitor.context.clearCookies()
    await openMail(visitor.page, a.origin, { to: 'emre@example.org', link: /\/sign-in#/ })
    await refused('link-used')
  })

  it('does not work with one letter changed', async () => {
    visitor = await createVisitor(browser)
    const link = await freshLink('hanna@example.org')
    await visitor.page.goto(`${a.origin}/en/sign-in#${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`)
    await refused('link-altered')
  })

  it('does not work when it is too old', async () => {
    visitor = await createVisitor(browser)
    const link = await freshLink('hanna@example.org')
    await letLinksExpire(network.a.child.dataDirectory)
    await visitor.page.goto(`${a.origin}/en/sign-in#${link}`)
    await refused('link-expired')
  })

  async function freshLink(email: string): Promise<string> {
    const count = (await a.mailsTo(email)).length
    await a.ask(accountsApi.requestSignInLink, { body: { email, language: 'en' } })
    await expect.poll(async () => (await a.mailsTo(email)).length).toBeGreaterThan(count)
    return a.linkInMail(email, /\/sign-in#([A-Za-z0-9_-]+)/)
  }
})

describe('a file to verify', () => {
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const unreadable = 'We cannot read this'
  it.each([
    ['a picture', 'photo.png', picture, unreadable],
    ['no JSON', 'letter.json', Buffer.from('Dear Sir or Madam'), unreadable],
    ['half of a file', 'half.json', Buffer.from('{"type": ["VerifiableCredential"'), unreadable],
    ['nothing', 'empty.json', Buffer.from(''), unreadable],
    ['a web page', 'page.html', Buffer.from('<!doctype html><title>x</title>'), unreadable],
    ['JSON of another kind', 'other.json', Buffer.from('{"a":1,"a":2}'), unreadable],
  ])('that is %s is called unreadable, and nothing of it is shown', async (_, name, buffer, verdict) => {
    visitor = await createVisitor(browser)
    await visitor.page.goto(`${a.origin}/en/verify`)
    await visitor.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer })
    await visitor.page.getByRole('heading', { level: 1, name: verdict }).waitFor()
    expect(await visitor.page.getByRole('heading', { name: 'What it says' }).count()).toBe(0)
    const begin = buffer.toString('utf8').slice(0, 16)
    if (begin !== '') expect(await visitor.page.getByText(begin).count()).toBe(0)
    await expectPlainRefusal(visitor, 'unreadable')
    await visitor.context.close()
  })

  it('that is too large is refused before it is sent', async () => {
    visitor = await createVisitor(browser)
    const { page } = visitor
    await page.goto(`${a.origin}/en/verify`)
    const sent: string[] = []
    page.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`))
    const buffer = Buffer.alloc(1_500_000, 'x')
    await page.locator('input[type=file]').setInputFiles({ name: 'large.json', mimeType: 'application/json', buffer })
    await page
      .getByRole('alert')
      .getByText(/larger than/)
      .waitFor()
    await expectPlainRefusal(visitor, 'too-large')
    expect(sent.filter((one) => one.startsWith('POST'))).toEqual([])
  })

  it('that was changed shows nothing of what it says', async () => {
    visitor = await createVisitor(browser)
    const { page } = visitor
    const { token } = await findClaim(a, 'saoirse@example.org', 'Data Literacy for Care Work')
    const sealed = await a.ask(holdingApi.downloadClaim, { params: { token, format: 'european-digital-credential' } })
    const buffer = Buffer.from(JSON.stringify(sealed).replaceAll('Millbrook', 'Milkbrook'))
    await page.goto(`${a.origin}/en/verify`)
    await page.locator('input[type=file]').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer })
    await page.getByRole('heading', { level: 1, name: 'This is not the original' }).waitFor()
    expect(await page.getByText('Milkbrook').count()).toBe(0)
    await expectPlainRefusal(visitor, 'changed')
  })
})

describe('a list with errors', () => {
  it('shows every one by its row, drops none, and a double click sends it once', async () => {
    const { page, as } = await become('aoife@northshore.example')
    const rows = [
      'Given name,Family name,Email,Date of birth',
      'Ana,Buena,ana.errors@example.org,1990-01-31',
      ',Ohne,ohne.errors@example.org,',
      'Nora,,nora.errors@example.org,',
      'Bruno,Beispiel,bruno.example.org,',
      'Carla,Ejemplo,carla.errors@example.org,31.1.1990',
      'Ana,Buena,ana.errors@example.org,1990-01-31',
      '"=cmd()",Formel,formel.errors@example.org,',
    ]
    await page.goto(`${a.origin}/u/northshore/issue/new`)
    await page.getByRole('radio', { name: /^a list/ }).check()
    const course = page.getByLabel('Which course did they finish?')
    await course.selectOption(
      (await course.locator('option', { hasText: 'Plain Language' }).getAttribute('value')) ?? '',
    )
    await page.getByLabel('Or paste the table here, with its heading line').fill(rows.join('\n'))
    await page.getByRole('button', { name: 'Check the list' }).click()
    await page.getByText('5 rows have problems').waitFor()
    await page.getByText('2 learners are ready').waitFor()
    // The heading is the first row, as in the program in which the list was written.
    const shown = await page.getByRole('list', { name: 'Rows with problems' }).getByRole('group').allInnerTexts()
    expect(shown.map((text) => /Row (\d+)/.exec(text)?.[1])).toEqual(['3', '4', '5', '6', '7'])
    for (const [index, sentence] of [
      'Given name is missing',
      'Family name is missing',
      'This is not an email address',
      'Write the date as 1990-12-31',
      'This address stands twice',
    ].entries()) {
      expect(shown[index]).toContain(sentence)
    }
    await expectPlainRefusal(visitor, 'list')
    const count = async () =>
      (await a.ask(issuanceApi.listAwardBatches, { params: { institution: 'northshore' }, as })).batches.length
    const before = await count()
    await page.getByRole('button', { name: 'Send 2 now, keep 5 for later' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Seal and send' }).dblclick()
    await page.getByText('All are sealed and sent.').waitFor()
    expect(await count()).toBe(before + 1)
    expect(await page.getByRole('button', { name: 'Send this one' }).count()).toBe(5)
  })
})

describe('the university that is asked', () => {
  it('is down: the page says so, and the question arrives when it is back', async () => {
    const { page, as } = await become('saoirse@example.org')
    await network.stopNode('b')
    await fillRequest(page, { credential: /Offshore Wind/, message: 'Nobody is there.' })
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('button', { name: /^Send it to/ }).click()
    await page.waitForURL(/\/me\/recognition\/[0-9a-f-]{36}/)
    await page.getByText('We are sending it').waitFor()
    await letQuestionsWait(network.a.child.dataDirectory)
    await page.getByText(/has not confirmed yet/).waitFor()
    await page.getByText('Nothing is lost').first().waitFor()
    forgetUnreachable(visitor)
    await expectPlainRefusal(visitor, 'other-university-down')
    await network.startNode('b')
    const id = new URL(page.url()).pathname.split('/').pop() ?? ''
    await expect
      .poll(async () => (await requestsOf(as)).find((one) => one.id === id)?.delivery, { timeout: 120_000 })
      .toBe('delivered')
    await page.getByText(/has not confirmed yet/).waitFor({ state: 'detached' })
  })
})
