/** The main job of each kind of person by the keyboard alone: nothing in this file clicks or fills. */
import { holdingApi } from '@meshe/domain/holding'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findClaim } from '../packages/cli/src/demo/journeys/awarding.ts'
import type { NodeClient } from '../packages/cli/src/demo/network/node-client.ts'
import { createVisitor, launchBrowser, passGates, type Visitor } from './browser.ts'
import {
  choose,
  expectFocusInside,
  expectFocusKept,
  expectHeadingFocus,
  hasFocus,
  press,
  select,
  tabTo,
  tick,
  type,
} from './keyboard.ts'
import { type JourneyNetwork, startNetwork } from './network.ts'

let network: JourneyNetwork
let browser: Browser
let a: NodeClient
let b: NodeClient

beforeAll(async () => {
  network = await startNetwork({ isSeeded: true, firstPort: 4700 })
  a = network.a.client
  b = network.b.client
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await network?.erase()
})

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name, exact: true })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name, exact: true })
/** One of the four ways of every page: in the header, on a phone in the bar at the foot. */
const nav = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).filter({ visible: true })

/** From the page of help and back to it: asks for the link, opens the mail of the demonstration, uses the link. */
async function signInByKeyboard(page: Page, email: string): Promise<void> {
  await press(page, page.getByRole('banner').getByRole('link', { name: 'Sign in' }))
  await expectHeadingFocus(heading(page, 'Sign in'))
  await type(page, page.getByLabel('Email'), email)
  await page.keyboard.press('Enter')
  await heading(page, 'Look into your mail').waitFor()
  await expectFocusKept(page)
  await press(page, link(page, 'Open the mails of the demonstration'))
  await expectHeadingFocus(heading(page, 'Mails of this demonstration'))
  await press(page, link(page, /\/sign-in#/).first())
  await expectHeadingFocus(heading(page, 'Your link'))
  await press(page, button(page, 'Sign in now'))
  await expectHeadingFocus(heading(page, 'Help'))
}

/** From one's own pages to a section of the desk, through the menu under one's name. */
async function openDesk(
  page: Page,
  { desk, section }: { readonly desk: RegExp; readonly section: string },
): Promise<void> {
  await expectHeadingFocus(heading(page, /./))
  await press(page, button(page, /^Your account/), { key: 'Shift+Tab' })
  await press(page, page.getByRole('banner').getByRole('link', { name: desk }))
  await expectHeadingFocus(heading(page, 'Today'))
  const sections = page.getByRole('navigation', { name: 'Desk' })
  await press(page, sections.getByRole('link', { name: section, exact: true }), { key: 'Shift+Tab' })
  await expectHeadingFocus(heading(page, section))
}

describe.each([
  { width: 1280, email: 'amara@example.org', asked: 'Plain Language for Public Services', hasAsked: false },
  { width: 320, email: 'oisin@example.org', asked: 'Coastal Flood Risk and Communities', hasAsked: true },
] as const)('by keyboard at $width pixels, a learner', ({ width, email, asked, hasAsked }) => {
  let learner: Visitor

  beforeAll(async () => {
    learner = await createVisitor(browser, {
      width,
      height: width === 320 ? 640 : 900,
      colorScheme: width === 320 ? 'dark' : 'light',
    })
    await learner.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  })
  afterAll(() => learner.context.close())

  it('skips what stands before the content', async () => {
    const { page } = learner
    await page.goto(`${a.origin}/en/help`)
    await heading(page, 'Help').waitFor()
    await press(page, link(page, 'Go to the content'), { most: 1 })
    expect(await hasFocus(page.getByRole('main'))).toBe(true)
    await page.keyboard.press('Tab')
    expect(await page.getByRole('main').evaluate((main) => main.contains(document.activeElement))).toBe(true)
  })

  it('finds an offer with search and filters, and opens it', async () => {
    const { page } = learner
    await press(page, nav(page, 'Find'), {
      key: width === 320 ? 'Tab' : 'Shift+Tab',
    })
    await expectHeadingFocus(heading(page, 'Find a course'))
    await type(page, page.getByRole('searchbox'), 'data')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=data/)
    if (width === 320) await press(page, button(page, /^Narrow it down/))
    await select(page, page.getByRole('combobox', { name: 'Country' }), /^Ireland/)
    await page.waitForURL(/country=/)
    await expectFocusKept(page)
    if (width === 320) {
      await press(page, button(page, /^Show \d+ course/))
      await expectFocusKept(page)
    }
    await press(page, link(page, /^Data Literacy/))
    await expectHeadingFocus(heading(page, /^Data Literacy/))
    await passGates(learner, `keyboard-offer-${width}`)
  })

  it('verifies a credential by pasting it', async () => {
    const { page } = learner
    const { token } = await findClaim(a, 'saoirse@example.org', 'Data Literacy for Care Work')
    const sealed = await a.ask(holdingApi.downloadClaim, { params: { token, format: 'open-badges-3.0' } })
    await press(page, nav(page, 'Verify'), {
      key: width === 320 ? 'Tab' : 'Shift+Tab',
    })
    await expectHeadingFocus(heading(page, 'Check a credential'))
    await press(page, page.getByText('Paste its text'))
    await tabTo(page, page.getByLabel('Text of the credential'))
    await page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(sealed))
    await page.keyboard.press('Control+V')
    await press(page, button(page, 'Check it').first())
    await expectHeadingFocus(heading(page, 'Checked and valid'))
    await press(page, button(page, 'Check another credential'), { key: 'Shift+Tab' })
    await expectHeadingFocus(heading(page, 'Check a credential'))
  })

  it('signs in by the link in a mail', async () => {
    const { page } = learner
    await page.goto(`${a.origin}/en/help`)
    await signInByKeyboard(page, email)
    await press(page, nav(page, 'My learning'), { key: width === 320 ? 'Tab' : 'Shift+Tab' })
    await expectHeadingFocus(heading(page, /^Good to see you/))
  })

  it('asks a university to count a credential, question by question', async () => {
    const { page } = learner
    await press(page, link(page, hasAsked ? 'See all' : 'Ask a university to count a credential'))
    if (hasAsked) await press(page, link(page, 'Ask a university'))
    await expectHeadingFocus(heading(page, 'Which credential should count?'))
    await press(page, button(page, 'Go on'))
    await page.getByText('Choose a credential.').waitFor()
    await expectFocusKept(page)
    await choose(page, page.getByRole('radio', { name: new RegExp(asked) }))
    await press(page, button(page, 'Go on'))
    await expectHeadingFocus(heading(page, 'Which university should count it?'))
    await choose(page, page.getByRole('radio', { name: /Montana/ }))
    await press(page, button(page, 'Go on'))
    await expectHeadingFocus(heading(page, 'Is it for one of its paths?'))
    await choose(page, page.getByRole('radio', { name: 'No, in general' }))
    await press(page, button(page, 'Go on'))
    await expectHeadingFocus(heading(page, 'What do you want it for?'))
    await choose(page, page.getByRole('radio', { name: 'I want credits for it' }))
    await press(page, button(page, 'Go on'))
    await expectHeadingFocus(heading(page, 'Do you want to tell them something?'))
    await type(page, page.getByLabel('Your message'), 'I write without a mouse.')
    await press(page, button(page, 'Go on'))
    await expectHeadingFocus(heading(page, 'Is everything right?'))
    await press(page, button(page, 'Change: Why'))
    await expectHeadingFocus(heading(page, 'What do you want it for?'))
    await choose(page, page.getByRole('radio', { name: 'I need it for work' }))
    for (const question of ['Do you want to tell them something?', 'Is everything right?']) {
      await press(page, button(page, 'Go on'))
      await expectHeadingFocus(heading(page, question))
    }
    await press(page, button(page, /^Send it to/))
    await expectHeadingFocus(heading(page, /^You asked/))
    await page.getByText('I write without a mouse.').first().waitFor()
    await passGates(learner, `keyboard-asked-${width}`)
  })
})

describe('by keyboard, a recognition officer', () => {
  let officer: Visitor

  beforeAll(async () => {
    officer = await createVisitor(browser)
    await officer.page.goto(`${b.origin}/en/help`)
  })
  afterAll(() => officer.context.close())

  it('opens the case from the inbox', async () => {
    const { page } = officer
    await signInByKeyboard(page, 'luka@montana.example')
    await openDesk(page, { desk: /Montana/, section: 'Recognition' })
    await press(page, link(page, 'Plain Language for Public Services').first())
    await expectHeadingFocus(heading(page, 'Plain Language for Public Services'))
  })

  it('asks for something in a dialog that keeps the focus and gives it back', async () => {
    const { page } = officer
    const ask = button(page, 'Ask for something')
    const dialog = page.getByRole('dialog')
    await press(page, ask)
    await expectFocusInside(page, dialog)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(await hasFocus(ask)).toBe(true)
    await press(page, button(page, 'Tell of a delay'))
    await expectFocusInside(page, dialog)
    await press(page, dialog.getByRole('button', { name: 'Close' }), { key: 'Shift+Tab' })
    await dialog.waitFor({ state: 'hidden' })
    expect(await hasFocus(button(page, 'Tell of a delay'))).toBe(true)
  })

  it('decides to count a part, is led to what is missing, and records it', async () => {
    const { page } = officer
    await choose(page, page.getByRole('radio', { name: /^a part/ }), { key: 'Shift+Tab' })
    await press(page, button(page, 'Record the decision'))
    await page.getByRole('alert').waitFor()
    expect(await hasFocus(page.getByRole('alert'))).toBe(true)
    await press(page, page.getByRole('alert').getByRole('link', { name: /how many credits/ }))
    expect(await hasFocus(page.getByLabel('Credits we count'))).toBe(true)
    await page.keyboard.type('1')
    await tick(page, page.getByRole('checkbox', { name: 'Workload' }))
    await type(
      page,
      page.getByLabel('Workload: why the difference is substantial'),
      'Our part asks for twice the hours.',
    )
    await type(
      page,
      page.getByLabel('Reason, in the words the learner will read'),
      'One credit counts, the rest is missing.',
    )
    await press(page, button(page, 'Preview the letter'))
    await page
      .getByText('We count 1')
      .or(page.getByText(/counts 1 of/))
      .first()
      .waitFor()
    await press(page, button(page, 'Record the decision'))
    await page.getByRole('heading', { name: /counts 1 of/ }).waitFor()
    await expectFocusKept(page)
    await passGates(officer, 'keyboard-decided')
  })

  it('is answered to: the learner finds the answer and opens the form to ask again', async () => {
    const learner = await createVisitor(browser, { width: 390, height: 844 })
    const { page } = learner
    await page.goto(`${a.origin}/en/help`)
    await signInByKeyboard(page, 'amara@example.org')
    await press(page, nav(page, 'My learning'))
    await expectHeadingFocus(heading(page, /^Good to see you/))
    await press(page, link(page, 'See all'))
    await expectHeadingFocus(heading(page, 'What I asked universities'))
    await press(page, link(page, /Plain Language/))
    await page.getByText('One credit counts, the rest is missing.').first().waitFor()
    await press(page, button(page, 'Ask for another look'))
    await type(page, page.getByLabel('Why should they look again?'), 'The hours stand in the supplement.')
    await press(page, button(page, 'Send it'))
    await page.getByText('You asked for another look').first().waitFor()
    await expectFocusKept(page)
    await learner.context.close()
  })
})

describe('by keyboard, an issuing officer', () => {
  it('awards one learner', async () => {
    const officer = await createVisitor(browser)
    const { page } = officer
    await page.goto(`${a.origin}/en/help`)
    await signInByKeyboard(page, 'aoife@northshore.example')
    await openDesk(page, { desk: /Northshore/, section: 'Issue' })
    await press(page, link(page, 'Award learners'))
    await expectHeadingFocus(heading(page, 'Award learners'))
    await select(page, page.getByLabel('Which course did they finish?'), /^Plain Language/)
    await choose(page, page.getByRole('radio', { name: 'one learner' }))
    await type(page, page.getByLabel('Given name'), 'Tecla')
    await type(page, page.getByLabel('Family name'), 'Ejemplo')
    await type(page, page.getByLabel('Email'), 'tecla.keyboard@example.org')
    await press(page, button(page, 'Check the list'))
    const send = button(page, 'Seal and send 1 credential')
    const dialog = page.getByRole('dialog')
    await press(page, send)
    await expectFocusInside(page, dialog)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(await hasFocus(send)).toBe(true)
    await page.keyboard.press('Enter')
    await press(page, dialog.getByRole('button', { name: 'Seal and send' }))
    await expectHeadingFocus(heading(page, 'Plain Language for Public Services'))
    await page.getByText('All are sealed and sent.').waitFor()
    await findClaim(a, 'tecla.keyboard@example.org', 'Plain Language for Public Services')
    await passGates(officer, 'keyboard-awarded')
    await officer.context.close()
  })
})
