/** The whole story in a browser: a micro-credential crosses a border, across two universities and the network office. */
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { award, findClaim, keep } from '../packages/cli/src/demo/journeys/awarding.ts'
import { onlyJson, runMeshe } from '../packages/cli/src/testing/run-meshe.ts'
import { type Asked, askMontana } from './ask-montana.ts'
import { createVisitor, launchBrowser, passGates, type Visitor } from './browser.ts'
import { describeCourse } from './describe-course.ts'
import { type JourneyNetwork, startNetwork } from './network.ts'
import { giveFile, openMail, seeAt, signIn } from './people.ts'
import { type Montana, montanaOffers, offerOf, prepareMontana } from './prepare-montana.ts'

const maria = { givenName: 'Maria', familyName: 'Ejemplo', email: 'maria.journey@example.org', language: 'en' }
const nora = { givenName: 'Nora', familyName: 'Beispiel', email: 'nora.journey@example.org' }
const course = 'Reading Figures in Care Work'

let network: JourneyNetwork
let browser: Browser
let a: string
let b: string
let montana: Montana

let editor: Visitor
let reviewer: Visitor
let officer: Visitor
let learner: Visitor
let second: Visitor
let employer: Visitor
let recogniser: Visitor
let badge: string
let european: string
let reasked: Asked

beforeAll(async () => {
  network = await startNetwork({ isSeeded: false, firstPort: 4500 })
  a = network.a.client.origin
  b = network.b.client.origin
  browser = await launchBrowser()
  montana = await prepareMontana(network.b.client)
})
afterAll(async () => {
  await browser?.close()
  await network?.erase()
})

describe('a micro-credential crosses a border', () => {
  it('1 · is described at A: the form shows what is missing', async () => {
    editor = await createVisitor(browser)
    await signIn(editor.page, a, 'ines@northshore.example')
    await describeCourse(editor, a, course)
  })

  it('1 · is approved by a second person and published', async () => {
    reviewer = await createVisitor(browser)
    const { page } = reviewer
    await signIn(page, a, 'tomas@northshore.example')
    await page.goto(`${a}/u/northshore/offers?state=in-review`)
    await page.getByRole('link', { name: course }).click()
    await page.getByRole('button', { name: 'Approve it' }).click()
    await page.getByRole('button', { name: 'Publish it' }).click()
    await page.getByText('It stands in the catalogue.').first().waitFor()
    await passGates(reviewer, 'desk-offer-published')
  })

  it('1 · is found at B and by the public within seconds', async () => {
    employer = await createVisitor(browser)
    for (const origin of [b, network.office.client.origin]) {
      await expect
        .poll(
          async () => {
            await employer.page.goto(`${origin}/en/find?q=${encodeURIComponent('Figures')}`)
            await employer.page.waitForLoadState('networkidle')
            return employer.page.getByRole('link', { name: course }).count()
          },
          { timeout: 20_000 },
        )
        .toBeGreaterThan(0)
    }
    await passGates(employer, 'find-at-b')
    await employer.page.getByRole('link', { name: course }).first().click()
    await employer.page.getByRole('heading', { level: 1, name: course }).waitFor()
    await passGates(employer, 'offer-at-b')
  })

  it('2 · is awarded from a list whose errors are shown by row, and no row is dropped', async () => {
    officer = await createVisitor(browser)
    const { page } = officer
    await signIn(page, a, 'aoife@northshore.example')
    await page.goto(`${a}/u/northshore/issue/new`)
    const list = [
      'Given name,Family name,Email',
      `${maria.givenName},${maria.familyName},${maria.email}`,
      'Nora,Beispiel,nora.example.org',
      ',Ohne,ohne@example.org',
    ].join('\n')
    await page.getByLabel('Which course did they finish?').selectOption({ label: `${course}, version 1` })
    await giveFile(page, 'learners.csv', list)
    await page.getByRole('button', { name: 'Check the list' }).click()
    await page.getByText('2 rows have problems').waitFor()
    await page.getByText('This is not an email address').first().waitFor()
    await page.getByText('Given name is missing').first().waitFor()
    await passGates(officer, 'desk-issue-check')
    await page.getByRole('button', { name: 'Send 1 now, keep 2 for later' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Seal and send' }).click()
    await page.getByText('All are sealed and sent.').waitFor()
    expect(await page.getByRole('button', { name: 'Send this one' }).count()).toBe(2)
    await passGates(officer, 'desk-batch')
  })

  it('2 · reaches a learner without an account, who sees it before signing up and keeps it with a mail link', async () => {
    learner = await createVisitor(browser, { width: 390, height: 844 })
    const { page } = learner
    await openMail(page, a, { to: maria.email, link: /\/c\// })
    await page.getByRole('heading', { name: course }).first().waitFor()
    await passGates(learner, 'claim-phone')
    const saving = page.waitForEvent('download')
    await page
      .getByRole('link', { name: /Open Badge/ })
      .first()
      .click()
    badge = await readFile(await (await saving).path(), 'utf8')
    const savingToo = page.waitForEvent('download')
    await page
      .getByRole('link', { name: /European Digital Credential/ })
      .first()
      .click()
    european = await readFile(await (await savingToo).path(), 'utf8')
    await page.getByRole('button', { name: /^Send the link to/ }).click()
    await page.getByText('Look into your mail').first().waitFor()
    await openMail(page, a, { to: maria.email, link: /\/sign-in#/ })
    await page.getByRole('button', { name: 'Sign in now' }).click()
    await page.getByRole('heading', { level: 1, name: course }).waitFor()
    await passGates(learner, 'credential-phone')
  })

  it('3 · is the same award in both encodings, each verified by its file alone', async () => {
    const reports = await Promise.all(
      [badge, european].map(async (file) =>
        onlyJson(await runMeshe(['verify', '-', '--json', '--node', b], { input: file })),
      ),
    )
    for (const report of reports) expect(report).toMatchObject({ verdict: 'valid', content: { ects: 3 } })
    expect(reports.map(({ format }) => format)).toEqual(['open-badges-3.0', 'european-digital-credential'])
    const achievements = reports.map(({ content }) => (content as { achievementId: string }).achievementId)
    expect(new Set(achievements).size).toBe(1)
    const { page } = employer
    await page.goto(`${b}/en/verify`)
    await giveFile(page, 'credential.json', european)
    await page.getByRole('heading', { name: 'Checked and valid' }).waitFor()
    await passGates(employer, 'verify-european')
  })

  it('4 · is verified by anybody, and one changed letter is found', async () => {
    const { page } = employer
    await page.goto(`${b}/en/verify`)
    await passGates(employer, 'verify')
    await giveFile(page, 'badge.json', badge)
    await page.getByRole('heading', { name: 'Checked and valid' }).waitFor()
    await passGates(employer, 'verify-valid')
    await page.goto(`${b}/en/verify`)
    await giveFile(page, 'badge.json', badge.replace('Ejemplo', 'Exemplo'))
    await page.getByRole('heading', { name: 'This is not the original' }).waitFor()
    expect(await page.getByText('Exemplo').count()).toBe(0)
    await passGates(employer, 'verify-changed')
  })

  it('5 · is sent to B to be counted', async () => {
    const { page } = learner
    await page.goto(`${a}/me/recognition/new`)
    await page.getByRole('radio', { name: new RegExp(course) }).check()
    await passGates(learner, 'ask-credential-phone')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('radio', { name: /Montana/ }).check()
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('radio', { name: /Data for Health/ }).check()
    for (const part of await page.getByRole('radio', { name: /Working with data/ }).all()) await part.check()
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('radio').first().check()
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('button', { name: 'Go on' }).click()
    await passGates(learner, 'ask-check-phone')
    await page.getByRole('button', { name: /^Send it to/ }).click()
    await page.waitForURL(/\/me\/recognition\/[0-9a-f-]{36}/)
    await passGates(learner, 'request-phone')
  })

  it('5 · is seen checked by B’s officer, who cannot count less without a substantial difference', async () => {
    recogniser = await createVisitor(browser, { colorScheme: 'dark' })
    const { page } = recogniser
    await signIn(page, b, 'luka@montana.example')
    await page.goto(`${b}/u/montana/recognition`)
    await page.getByRole('link', { name: course }).click()
    await page.getByRole('heading', { name: 'Checked and valid' }).waitFor()
    await page.getByRole('radio', { name: /nothing: we show/ }).check({ timeout: 20_000 })
    await page.getByLabel('Reason, in the words the learner will read').fill('It does not do what our module does.')
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await page.getByRole('alert').getByText('Name at least one difference').waitFor()
    await passGates(recogniser, 'desk-case-dark')
  })

  it('5 · is counted in full; the learner reads why', async () => {
    const { page } = recogniser
    await page.getByRole('radio', { name: /^all/ }).check()
    await page
      .getByLabel('Reason, in the words the learner will read')
      .fill('It covers what our first module asks. We count all of it.')
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await page.getByRole('heading', { name: /counts all 3 credits/ }).waitFor()
    await openMail(learner.page, a, { to: maria.email, link: /\/me\/recognition\// })
    await learner.page.getByText('It covers what our first module asks. We count all of it.').first().waitFor()
    await passGates(learner, 'decision-phone')
  })

  it('5 · of another learner is counted in part, as a substantial difference is shown; she reads it and asks again', async () => {
    reasked = await askMontana(network, nora, 'northshore/plain-language')
    const { page } = recogniser
    await page.goto(reasked.casePath)
    await page.getByRole('radio', { name: /^a part/ }).check({ timeout: 20_000 })
    await page.getByLabel('Credits we count').fill('1')
    await page.getByRole('checkbox', { name: 'Workload' }).check()
    await page
      .getByLabel('Workload: why the difference is substantial')
      .fill('Our module asks for twice the hours of practice.')
    await page
      .getByLabel('Reason, in the words the learner will read')
      .fill('The rules of plain language are covered, the practice is not.')
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await page.getByRole('heading', { name: /counts 1 of 2 credits/ }).waitFor()
    second = await createVisitor(browser, { width: 390, height: 844 })
    const { page: letter } = second
    await signIn(letter, a, nora.email)
    await seeAt(letter, reasked.requestPath, 'The rules of plain language are covered, the practice is not.')
    await letter.getByText('Our module asks for twice the hours of practice.').first().waitFor()
    await passGates(second, 'decision-partial-phone')
    await letter.getByRole('button', { name: 'Ask for another look' }).click()
    await letter.getByLabel('Why should they look again?').fill('I practised at work; the supplement says so.')
    await letter.getByRole('button', { name: 'Send it' }).click()
    await letter.getByText('You asked for another look').first().waitFor()
  })

  it('5 · is heard again by another person, who counts all of it', async () => {
    await seeAt(recogniser.page, reasked.casePath, 'You made the first decision. Somebody else must hear the appeal.')
    expect(await recogniser.page.getByRole('button', { name: 'Record the decision' }).count()).toBe(0)
    const other = await createVisitor(browser)
    await signIn(other.page, b, 'neza@montana.example')
    await other.page.goto(reasked.casePath)
    await other.page.getByRole('radio', { name: /^all/ }).check({ timeout: 20_000 })
    await other.page
      .getByLabel('Reason, in the words the learner will read')
      .fill('The practice at work does what ours does. All of it counts.')
    await other.page.getByRole('button', { name: 'Record the decision' }).click()
    await other.page.getByRole('heading', { name: /counts all 2 credits/ }).waitFor()
    await passGates(other, 'desk-appeal-decided')
    await seeAt(second.page, reasked.requestPath, 'The practice at work does what ours does. All of it counts.')
  })

  it('5 · of hers another is refused, but not before the substantial difference is named', async () => {
    const asked = await askMontana(network, nora, 'northshore/accessible-web')
    const { page } = recogniser
    await page.goto(asked.casePath)
    await page.getByRole('radio', { name: /nothing: we show/ }).check({ timeout: 20_000 })
    await page
      .getByLabel('Reason, in the words the learner will read')
      .fill('The course does not belong to any of our programmes.')
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await page.getByRole('alert').getByText('Name at least one difference').waitFor()
    await second.page.goto(asked.requestPath)
    await second.page.getByRole('heading', { level: 1, name: /^You asked/ }).waitFor()
    expect(await second.page.getByText('This time the answer is no.').count()).toBe(0)
    await page.getByRole('checkbox', { name: 'Profile' }).check()
    await page.getByLabel('Profile: why the difference is substantial').fill('We have no programme in computing.')
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await page.getByRole('heading', { name: /counts nothing this time/ }).waitFor()
    await seeAt(second.page, asked.requestPath, 'This time the answer is no.')
    await second.page.getByText('We have no programme in computing.').first().waitFor()
    await passGates(second, 'decision-refused-phone')
  })

  it('6 · counts on B’s pathway: the learner sees what is there and what is missing', async () => {
    const { page } = learner
    await page.goto(`${a}/me/stack/${montana.pathwayId}`)
    await page
      .getByText(/3 of 15 credits/)
      .first()
      .waitFor()
    await passGates(learner, 'stack-phone')
  })

  it('6 · is completed by B’s own modules; B gives the larger award that names its parts', async () => {
    const desk = { client: network.b.client, slug: 'montana', officer: montana.petra }
    for (const key of montanaOffers.slice(0, 3)) {
      await award(desk, montana.modules.get(key)?.id ?? '', { rows: [maria] })
      const title = offerOf(key).title?.['en'] ?? ''
      const { token } = await findClaim(network.b.client, maria.email, title)
      await keep(network.b.client, { token, email: maria.email })
    }
    const giver = await createVisitor(browser)
    await signIn(giver.page, b, 'petra@montana.example')
    await giver.page.goto(`${b}/u/montana/paths/${montana.pathwayId}`)
    await giver.page.getByText(/^Learners \(/).click()
    await giver.page.getByRole('button', { name: `Give the award to ${maria.givenName} ${maria.familyName}` }).click()
    await giver.page.getByRole('dialog').getByRole('button', { name: 'Give the award' }).click()
    await passGates(giver, 'desk-path-learners')
    await openMail(learner.page, b, { to: maria.email, link: /\/c\// })
    await learner.page.getByRole('heading', { name: 'Data for Health' }).first().waitFor()
    await learner.page.getByText(course).first().waitFor()
    await passGates(learner, 'larger-award-phone')
  })

  it('7 · is withdrawn at A with a reason', async () => {
    const { page } = officer
    await page.goto(`${a}/u/northshore/issued`)
    await page.getByRole('link', { name: 'Maria Ejemplo' }).click()
    await page.getByRole('button', { name: 'Withdraw' }).click()
    const dialog = page.getByRole('dialog')
    await dialog
      .getByLabel('Reason, in the words the learner will read')
      .fill('The project was handed in by somebody else.')
    await dialog
      .getByLabel(/withdraw/i)
      .last()
      .fill('withdraw')
    await dialog.getByRole('button', { name: 'Withdraw' }).click()
    await page.getByText('Reason given: The project was handed in by somebody else.').waitFor()
    await passGates(officer, 'desk-award-withdrawn')
  })

  it('7 · is told withdrawn by every verifier within a minute, and B’s decision goes to review', async () => {
    const { page } = employer
    for (const origin of [a, b]) {
      await expect
        .poll(
          async () => {
            await page.goto(`${origin}/en/verify`)
            await giveFile(page, 'badge.json', badge)
            await page.locator('.verdict h1, .verdict h2, h1').first().waitFor()
            await page.waitForLoadState('networkidle')
            return page.getByRole('heading', { name: 'Withdrawn by the university' }).count()
          },
          { timeout: 60_000, interval: 2000 },
        )
        .toBe(1)
    }
    await passGates(employer, 'verify-withdrawn')
    await recogniser.page.goto(`${b}/u/montana/recognition`)
    await recogniser.page.getByRole('link', { name: course }).click()
    await recogniser.page.getByRole('heading', { name: 'Review of the decision' }).waitFor()
    await passGates(recogniser, 'desk-review-dark')
  })
})
