/** Ways in which the people of a journey act: signing in by the mail link, reading their mail, handing over files. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Signs in as anybody does: asks for a link, opens the mail, presses the button. */
export async function signIn(page: Page, origin: string, email: string): Promise<void> {
  await page.goto(`${origin}/en/sign-in`)
  await page.getByLabel('Email', { exact: false }).fill(email)
  await page.getByRole('button', { name: 'Send me the link' }).click()
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
  await openMail(page, origin, { to: email, link: /\/sign-in#/ })
  await page.getByRole('button', { name: 'Sign in now' }).click()
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
}

/** Opens the newest link of this kind in somebody's mails, waiting for the mail to come. */
export async function openMail(
  page: Page,
  origin: string,
  { to, link }: { readonly to: string; readonly link: RegExp },
): Promise<void> {
  await page.goto(`${origin}/mail?to=${encodeURIComponent(to)}`)
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const hrefs = await page
      .locator('main a')
      .evaluateAll((found) => found.map((one) => one.getAttribute('href') ?? ''))
    const href = hrefs.find((candidate) => link.test(candidate))
    if (href) {
      await page.goto(new URL(href, origin).href)
      return
    }
    await page.waitForTimeout(500)
    await page.reload()
    await page.waitForLoadState('networkidle')
  }
  throw new Error(`no mail with ${link.source} came`)
}

/** Hands over a file to the first field that takes one. */
export async function giveFile(page: Page, name: string, text: string): Promise<void> {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
}

/** Looks at a page again until it says this: news come from the other node. */
export async function seeAt(page: Page, address: string, text: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(address)
        await page.waitForLoadState('networkidle')
        return page.getByText(text).count()
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0)
}
