import { integrityReasons, timeReasons, trustReasons } from '@meshe/credentials/jades'
import { accountsApi } from '@meshe/domain/accounts'
import { type VerificationReport, verificationApi } from '@meshe/domain/verification'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer, fakeNode } from '../testing/fake-node.ts'
import { nobody, validReport } from '../testing/fixtures.ts'
import { renderApp } from '../testing/render-app.tsx'
import { sealMessages } from './messages/seal.ts'

const facts = {
  integrity: 'seal.intact',
  trust: 'trust.confirmed',
  time: 'time.claimed-only',
  level: 'B-B',
  created: '2026-11-24T08:00:00.000Z',
}

function reportWith(changes: Readonly<Record<string, string>>): VerificationReport {
  const checks = validReport.checks.map((check) =>
    check.check === 'unchanged' ? { ...check, reason: 'seal.intact', facts: { ...facts, ...changes } } : check,
  )
  return { ...validReport, format: 'european-digital-credential', checks }
}

async function show(report: VerificationReport, language = 'en', paste = 'Paste its text', go = 'Check it') {
  fakeNode(answer(accountsApi.showSession, nobody), answer(verificationApi.verify, report))
  renderApp(`/${language}/verify`)
  await userEvent.click(await screen.findByText(paste, {}, { timeout: 15_000 }))
  await userEvent.click(screen.getAllByRole('textbox')[0]!)
  await userEvent.paste('{}')
  await userEvent.click(screen.getAllByRole('button', { name: go })[0]!)
}

async function words(report: VerificationReport): Promise<(string | null)[]> {
  await show(report)
  const heading = await screen.findByRole('heading', { name: 'What the seal proves' }, { timeout: 15_000 })
  const rows = within(heading.closest('section')!).getAllByRole('listitem')
  return rows.map((row) => within(row).getByText(/^(Proven|Not proven|Refuted)$/).textContent)
}

describe('what a seal proves', () => {
  it('is told in three parts, of which one may hold without the others', async () => {
    expect(await words(reportWith({}))).toEqual(['Proven', 'Proven', 'Not proven'])
  })

  it('names the level of the seal among the checks', async () => {
    await show(reportWith({}))
    expect(await screen.findByText('The seal fits the content. Level B-B.')).toBeDefined()
  })

  it('refutes what does not hold', async () => {
    expect(await words(reportWith({ trust: 'trust.certificate-revoked', time: 'time.token-mismatch' }))).toEqual([
      'Proven',
      'Refuted',
      'Refuted',
    ])
  })

  it.each(['seal.no-anchors', 'seal.authority-unknown', 'seal.revocation-unknown'])(
    'says that nobody confirms who sealed it, instead of that a list did not answer: %s',
    async (reason) => {
      const { checks } = reportWith({})
      const unconfirmed = checks.map((check) =>
        check.check === 'issuer'
          ? { ...check, result: 'undetermined' as const, reason, facts: { name: 'Riverside' } }
          : check,
      )
      await show({ ...reportWith({}), verdict: 'valid_issuer_uncheckable', verified: false, checks: unconfirmed })
      await screen.findByRole('heading', { level: 1, name: 'Not changed, but we cannot confirm who sealed it' })
      expect(screen.queryByText(/did not answer|Try again later/)).toBeNull()
    },
  )

  it('takes a reason it does not know for no proof', async () => {
    const unknown = { integrity: 'constructor', trust: 'trust.of-tomorrow', time: 'toString' }
    expect(await words(reportWith(unknown))).toEqual(['Not proven', 'Not proven', 'Not proven'])
  })

  it('is not shown for a credential without such a seal', async () => {
    await show(validReport)
    await screen.findByRole('heading', { level: 1, name: (name) => name !== 'Check a credential' })
    expect(screen.queryByRole('heading', { name: 'What the seal proves' })).toBeNull()
  })

  it('has a sentence for every reason about trust and time', () => {
    const reasons = [...Object.keys(trustReasons), ...Object.keys(timeReasons)]
    expect(reasons.filter((reason) => !(reason in sealMessages.en))).toEqual([])
    expect(Object.keys(integrityReasons)).toContain('seal.intact')
  })
})
