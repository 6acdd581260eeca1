/** What a change of size or colours may do to a page that is open: text that is cut off, and colours that cannot be read. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Axe's rules that look at colours; all the others give the same answer in either theme. */
const colourRules = ['color-contrast', 'link-in-text-block']

export async function expectReadableColours(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withRules(colourRules).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
  expect({ page: name, violations: found }).toEqual({ page: name, violations: [] })
}

/**
 * Nothing is cut off: every line of text lies in the window and in each box that hides what is outside it. A name that is
 * shortened with three dots is not lost where the control around it says the whole.
 */
export async function expectNoLoss(page: Page, name: string): Promise<void> {
  const lost = await page.evaluate(() => {
    const found: string[] = []
    const width = document.documentElement.clientWidth
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
    const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll'
    const lookAt = (text: Text) => {
      // The words in a picture repeat what its text says.
      if (text.parentElement?.closest('[role=img]')) return
      const range = document.createRange()
      range.selectNodeContents(text)
      const { left, right, top, bottom } = range.getBoundingClientRect()
      const said = `“${text.data.trim().slice(0, 60)}”`
      for (let box = text.parentElement; box !== null && box !== document.body; box = box.parentElement) {
        const style = getComputedStyle(box)
        const edge = box.getBoundingClientRect()
        // Meant for the ear only, such as the head of a table that is shown as cards; or one can scroll to it.
        const isForTheEar = style.position === 'absolute' && (edge.width <= 1 || edge.height <= 1)
        if (isForTheEar || box.matches('.skip-link') || scrolls(style.overflowX)) return
        const isShortened = style.textOverflow === 'ellipsis'
        const isSaidWhole = box.closest('[aria-label]')?.getAttribute('aria-label')?.includes(text.data.trim()) === true
        if (isShortened && isSaidWhole) return
        const isCutX = hides(style.overflowX) && (left < edge.left - 1 || right > edge.right + 1)
        const isCutY = hides(style.overflowY) && (top < edge.top - 1 || bottom > edge.bottom + 1)
        if (isCutX || isCutY) found.push(`${said} is cut by <${box.tagName.toLowerCase()} class="${box.className}">`)
      }
      if (left < -1 || right > width + 1) found.push(`${said} stands beside the window`)
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const text = texts.currentNode as Text
      if (text.data.trim() !== '' && text.parentElement?.checkVisibility() === true) lookAt(text)
    }
    return found
  })
  expect({ page: name, lost }).toEqual({ page: name, lost: [] })
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect({ page: name, overflow: overflow > 1 ? overflow : 0 }).toEqual({ page: name, overflow: 0 })
}
