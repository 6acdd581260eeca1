/** Writing a description in the editor, leaving something out first. */
import { expect } from 'vitest'
import { passGates, type Visitor } from './browser.ts'

export async function describeCourse(editor: Visitor, origin: string, title: string): Promise<void> {
  const { page } = editor
  const next = () => page.getByRole('button', { name: 'Next step' }).click()
  const choose = async (label: string, text: string) => {
    await page.getByRole('combobox', { name: label }).fill(text)
    await page.getByRole('listbox').getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
  }
  await page.goto(`${origin}/u/northshore/offers/new`)
  await passGates(editor, 'desk-offer-new')
  await page.getByLabel('Title').first().fill(title)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('heading', { name: /What it is/ }).waitFor()
  await page
    .getByRole('group', { name: 'What is it for?' })
    .getByRole('textbox')
    .first()
    .fill('Reads and explains the figures of a ward.')
  await choose('Field of study', 'database')
  await choose('Taught in', 'English')
  await next()
  await page.getByRole('button', { name: 'Add an outcome' }).click()
  await page
    .getByRole('group', { name: 'Outcome 1' })
    .getByRole('textbox')
    .first()
    .fill('clean and join tables from two systems')
  await next()
  await page.getByLabel('Credits').first().fill('3')
  await page.getByLabel('Hours of work, all in all').fill('75')
  await page.getByRole('combobox', { name: 'Level', exact: true }).selectOption('6')
  await next()
  await next()
  await page.getByRole('checkbox', { name: /^online$/i }).check()
  await next()
  await page.getByRole('button', { name: 'Add a quality check' }).click()
  await page.getByLabel('What was looked at').selectOption({ index: 1 })
  await page.getByLabel('Who looked').fill('Irish Quality Board (demo)')
  await expect.poll(() => page.getByText('One thing is still missing.').count(), { timeout: 15_000 }).toBeGreaterThan(0)
  await passGates(editor, 'desk-offer-missing')
  await page.getByRole('navigation', { name: 'Steps of the description' }).getByText('How it is tested').click()
  await page
    .getByRole('checkbox', { name: /project/ })
    .first()
    .check()
  await page.getByText('The description is complete.').waitFor()
  await page.getByText('Saved', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: 'Send it for review' }).click()
  await page.getByText('A quality reviewer is reading it.').waitFor()
}
