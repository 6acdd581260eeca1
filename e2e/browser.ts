/** A real browser for the journeys, and what must hold on every page that a journey visits. */
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const executable = [
  process.env['MESHE_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path))

/** `textPixels` is the size of text that a person has set in the browser; 16 where nobody has. */
export function launchBrowser({ textPixels = 16 }: { readonly textPixels?: number } = {}): Promise<Browser> {
  if (!executable) throw new Error('Chromium is not installed. Run "npm run check": it installs what it needs.')
  return chromium.launch({
    executablePath: executable,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      `--blink-settings=defaultFontSize=${textPixels}`,
    ],
  })
}

export interface VisitorOptions {
  readonly width?: number
  readonly height?: number
  readonly language?: string
  readonly colorScheme?: 'light' | 'dark'
}

/** Somebody in front of a browser of their own. */
export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  /** Things that went wrong in the console and requests that left for another host. */
  readonly complaints: string[]
}

export async function createVisitor(
  browser: Browser,
  { width = 1280, height = 900, language = 'en-GB', colorScheme = 'light' }: VisitorOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language,
    colorScheme,
    timezoneId: 'Europe/Brussels',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    // A refusal that the page explains to the person is also written to the console by the browser itself.
    const isExplained = /status of 4\d\d/.test(message.text())
    if (message.type() === 'error' && !isExplained) complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`page: ${error.message}`))
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && hostname !== 'localhost') complaints.push(`request to ${hostname}`)
  })
  return { context, page, complaints }
}

const screenshots = process.env['MESHE_SCREENSHOTS']

/** The gates of every page: accessible, named, in its language, not wider than the screen, no raw message key, nothing broken. */
export async function passGates({ page, complaints }: Visitor, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.locator('h1').first().waitFor()
  if (screenshots) {
    await mkdir(screenshots, { recursive: true })
    await page.screenshot({ path: `${screenshots}/${name}.png`, fullPage: true })
  }
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
  const facts = await page.evaluate(() => ({
    headings: document.querySelectorAll('h1').length,
    language: document.documentElement.lang,
    title: document.title,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not read
    text: document.body.innerText,
  }))
  expect({ page: name, violations: found }).toEqual({ page: name, violations: [] })
  expect({ page: name, headings: facts.headings }).toEqual({ page: name, headings: 1 })
  expect(facts.language).toMatch(/^(en|es|de)$/)
  expect(facts.title).not.toBe('')
  expect({ page: name, overflow: Math.max(0, facts.overflow) }).toEqual({ page: name, overflow: 0 })
  expect({
    page: name,
    rawKeys:
      facts.text
        .match(/\b[a-z]+\.[a-z]+\.[a-zA-Z-]+\b(?!\/)/g)
        ?.filter((word) => !/\.(example|json|org|eu)$/.test(word)) ?? [],
  }).toEqual({ page: name, rawKeys: [] })
  expect({ page: name, complaints }).toEqual({ page: name, complaints: [] })
}
