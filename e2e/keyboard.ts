/** Working a page by the keyboard alone. At every stop the focus must be in the page, seen, and not hidden behind something. */
import type { ElementHandle, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** The longest page has fewer stops; a walk that takes more has lost its way. */
const mostStops = 150

interface Stop {
  /** Short, for the message of a test that fails: what has the focus. */
  readonly at: string
  /** False where the focus fell out of the page. */
  readonly isInPage: boolean
  /** What the style draws around it, so that it can be told from the same thing without the focus. */
  readonly drawn: string
  /** False where something else lies over all of it, or it is outside the window. */
  readonly isOpen: boolean
}

/** Goes on to the next thing, forwards or backwards, and checks this stop and that the last one has lost its mark. */
async function step(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  const last = await focused(page)
  const before = await look(last)
  await page.keyboard.press(key)
  const here = await look(await focused(page))
  expect(here, `after ${before.at}, ${key} leaves the page`).toMatchObject({ isInPage: true })
  expect(here, `the focus on ${here.at} lies under something`).toMatchObject({ isOpen: true })
  expect(here.drawn, `the focus on ${here.at} is not seen`).not.toBe('')
  const after = await look(last)
  // A field for a date has several stops of its own; what changed under the eye cannot be compared.
  const hasMoved = await last.evaluate((one) => one !== document.activeElement)
  if (hasMoved && before.isInPage && after.at === before.at && before.drawn !== '') {
    expect(after.drawn, `${before.at} looks the same with and without the focus`).not.toBe(before.drawn)
  }
}

async function focused(page: Page): Promise<ElementHandle<Element>> {
  const handle = await page.evaluateHandle(() => document.activeElement ?? document.body)
  return handle.asElement() as ElementHandle<Element>
}

function look(element: ElementHandle<Element>): Promise<Stop> {
  return element.evaluate((one) => {
    const { outlineStyle, outlineColor, outlineWidth, boxShadow } = getComputedStyle(one)
    // Inside a field for a date the browser itself marks the part that has the focus.
    const isPart = one.matches(':focus-within:not(:focus)')
    const isClear = /^rgba\(.*, 0\)$|^transparent$/.test(outlineColor)
    const hasOutline = outlineStyle !== 'none' && outlineWidth !== '0px' && !isClear
    const { left, top, width, height } = one.getBoundingClientRect()
    const spots = [0.5, 0.1, 0.9].flatMap((x) =>
      [0.5, 0.1, 0.9].map((y) => [left + width * x, top + height * y] as const),
    )
    const isOpen = spots.some(([x, y]) => {
      const seen = document.elementFromPoint(x, y)
      return seen !== null && (one.contains(seen) || seen.contains(one))
    })
    const name = one.getAttribute('aria-label') ?? one.textContent ?? ''
    return {
      at: `<${one.tagName.toLowerCase()} ${one.id}> ${name.trim().slice(0, 50)}`,
      isInPage: one !== document.body && one.isConnected,
      drawn: `${isPart ? 'by the browser ' : ''}${hasOutline ? `${outlineStyle} ${outlineWidth} ${outlineColor}` : ''}${boxShadow === 'none' ? '' : boxShadow}`,
      isOpen,
    }
  })
}

export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluateAll((found) => found.some((one) => one === document.activeElement))
}

export interface WalkOptions {
  readonly key?: 'Tab' | 'Shift+Tab'
  readonly most?: number
}

/** Presses Tab until this has the focus. @throws Error after `most` stops, naming where the walk ended */
export async function tabTo(
  page: Page,
  target: Locator,
  { key = 'Tab', most = mostStops }: WalkOptions = {},
): Promise<void> {
  await target.first().waitFor()
  for (let stop = 0; stop <= most; stop += 1) {
    if (await hasFocus(target)) return
    if (stop < most) await step(page, key)
  }
  const { at } = await look(await focused(page))
  throw new Error(`${most} presses of ${key} did not reach ${target.toString()}; they ended on ${at}`)
}

/** Goes to a button, link or summary and presses it. */
export async function press(page: Page, target: Locator, options: WalkOptions = {}): Promise<void> {
  await tabTo(page, target, options)
  await page.keyboard.press('Enter')
}

/** Goes to a field and types. */
export async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.type(text)
  expect(await field.inputValue()).toContain(text)
}

/** Goes to the group of a radio button and moves to it by the arrows, as a group has one stop only. */
export async function choose(page: Page, radio: Locator, options: WalkOptions = {}): Promise<void> {
  await radio.waitFor()
  const group = (await radio.getAttribute('name')) ?? ''
  const members = page.locator(`input[type=radio][name="${group}"]`)
  await tabTo(page, members, options)
  const count = await members.count()
  for (let stop = 0; !(await hasFocus(radio)); stop += 1) {
    if (stop > count) throw new Error(`the arrows did not reach ${radio.toString()}`)
    await page.keyboard.press('ArrowDown')
  }
  if (!(await radio.isChecked())) await page.keyboard.press('Space')
  expect(await radio.isChecked()).toBe(true)
}

/** Goes to a list and moves down until this is chosen. */
export async function select(page: Page, list: Locator, label: RegExp): Promise<void> {
  await tabTo(page, list)
  const chosen = () => list.evaluate((one: HTMLSelectElement) => one.selectedOptions[0]?.label ?? '')
  const count = await list.locator('option').count()
  for (let stop = 0; !label.test(await chosen()); stop += 1) {
    if (stop > count) throw new Error(`${list.toString()} has no ${label.source}`)
    await page.keyboard.press('ArrowDown')
  }
}

/** Goes to a box and ticks it. */
export async function tick(page: Page, box: Locator): Promise<void> {
  await tabTo(page, box)
  await page.keyboard.press('Space')
  expect(await box.isChecked()).toBe(true)
}

/** After a change of page the heading has the focus, so that reading and the next Tab begin there. */
export async function expectHeadingFocus(heading: Locator): Promise<void> {
  await heading.waitFor()
  await expect.poll(() => hasFocus(heading)).toBe(true)
}

/** The focus is on something of the page, not lost to its body. */
export async function expectFocusKept(page: Page): Promise<void> {
  await expect.poll(async () => (await look(await focused(page))).isInPage).toBe(true)
}

/** Goes round an open dialog both ways: the focus never reaches the page behind it, and comes to each of its buttons. */
export async function expectFocusInside(page: Page, dialog: Locator): Promise<void> {
  await dialog.waitFor()
  await expect.poll(() => dialog.evaluate((one) => one.contains(document.activeElement))).toBe(true)
  const inside = await dialog
    .locator('button:enabled, input:enabled, select:enabled, textarea:enabled, a[href]')
    .count()
  for (const key of ['Tab', 'Shift+Tab'] as const) {
    const reached = new Set<string>()
    for (let stop = 0; stop < 2 * (inside + 2); stop += 1) {
      await page.keyboard.press(key)
      // After the last one comes the frame of the browser, which shows as the body.
      const where = await dialog.evaluate((one) => {
        const active = document.activeElement
        if (active === null || active === document.body) return 'frame'
        return one.contains(active) ? `inside ${[...one.querySelectorAll('*')].indexOf(active)}` : 'behind'
      })
      expect(where, `${key} leaves the dialog`).not.toBe('behind')
      if (where !== 'frame') reached.add(where)
    }
    expect(reached.size, `${key} reaches everything in the dialog`).toBe(inside)
  }
}
