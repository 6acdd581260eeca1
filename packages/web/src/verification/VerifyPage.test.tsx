import { accountsApi } from '@meshe/domain/accounts'
import { type VerificationReport, verificationApi } from '@meshe/domain/verification'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer, fakeNode, refuse } from '../testing/fake-node.ts'
import { changedReport, nobody, validReport } from '../testing/fixtures.ts'
import { renderApp } from '../testing/render-app.tsx'

async function checkText(report: VerificationReport, text = '{"a": 1, "a": 2}') {
  const seen = fakeNode(answer(accountsApi.showSession, nobody), answer(verificationApi.verify, report))
  renderApp('/en/verify')
  await userEvent.click(await screen.findByText('Paste its text'))
  const field = screen.getByLabelText('Text of the credential')
  await userEvent.click(field)
  await userEvent.paste(text)
  await userEvent.click(screen.getAllByRole('button', { name: 'Check it' })[0]!)
  const headline = await screen.findByRole('heading', { level: 1, name: (name) => name !== 'Check a credential' })
  return { seen, headline }
}

describe('checking a credential', () => {
  it('sends the text untouched, so that nothing a seal covers is lost on the way', async () => {
    const { seen } = await checkText(changedReport)
    expect(seen.find(({ endpointId }) => endpointId === 'verify')?.body).toEqual({ document: '{"a": 1, "a": 2}' })
  })

  it('shows nothing from a file that is not the original', async () => {
    const { headline } = await checkText(changedReport)
    expect(headline.textContent).toBe('This is not the original')
    expect(screen.queryByText('What it says')).toBeNull()
    expect(screen.getByRole('heading', { name: 'We show nothing from this file' })).toBeDefined()
  })

  it('says nothing of an original where there is no credential at all', async () => {
    const { headline } = await checkText({ ...changedReport, verdict: 'unreadable', checks: [] }, 'hello')
    expect(headline.textContent).toBe('We cannot read this')
    expect(screen.queryByRole('heading', { name: 'We show nothing from this file' })).toBeNull()
  })

  it('names the issuer as the list does, whatever the file claims', async () => {
    const lying: VerificationReport = {
      ...validReport,
      issuer: { ...validReport.issuer!, claimedName: 'University of Everything' },
    }
    await checkText(lying)
    expect(screen.getByText(/^Northshore University \(demo\) issued this\./)).toBeDefined()
    expect(screen.queryByText(/University of Everything/)).toBeNull()
  })

  it('says of an unlisted issuer that this can be normal, and not that the list was out of reach', async () => {
    const unlisted: VerificationReport = {
      ...validReport,
      verdict: 'valid_issuer_unlisted',
      verified: false,
      issuer: { ...validReport.issuer!, confirmedName: null, confirmedBy: null, claimedName: 'Acme Academy' },
      checks: validReport.checks.map((check) =>
        check.check === 'issuer' ? { ...check, result: 'undetermined', reason: 'issuer.unlisted' } : check,
      ),
    }
    const { headline } = await checkText(unlisted)
    expect(headline.textContent).toBe('Not changed, but we do not know the issuer')
    expect(screen.getByText(/“Acme Academy” is not on a list we use/)).toBeDefined()
  })

  it('tells a check that was not made from one that failed', async () => {
    await checkText(changedReport)
    const rows = screen.getAllByRole('listitem').filter((row) => row.closest('.check-rows'))
    const words = rows.map((row) => within(row).getByText(/^(Passed|Look at this|Failed|Not checked)$/).textContent)
    expect(words).toEqual(['Passed', 'Failed', 'Not checked', 'Not checked', 'Not checked', 'Not checked'])
  })

  it('refuses an address that is not one, without asking the node', async () => {
    const seen = fakeNode(answer(accountsApi.showSession, nobody))
    renderApp('/en/verify')
    await userEvent.click(await screen.findByText('Give its link'))
    await userEvent.type(screen.getByLabelText('Link to the credential'), 'javascript:alert(1)')
    await userEvent.click(screen.getAllByRole('button', { name: 'Check it' })[1]!)
    expect(screen.getByLabelText('Link to the credential').getAttribute('aria-invalid')).toBe('true')
    expect(document.activeElement).toBe(screen.getByLabelText('Link to the credential'))
    expect(seen.map(({ endpointId }) => endpointId)).not.toContain('verify')
  })

  it('checks a dropped file by its text', async () => {
    const seen = fakeNode(answer(accountsApi.showSession, nobody), answer(verificationApi.verify, validReport))
    renderApp('/de/verify')
    const input = await screen.findByLabelText('Die Datei hierher')
    await userEvent.upload(input, new File(['{"x":"ñőßЖ"}'], 'nachweis.json'))
    await screen.findByRole('heading', { level: 1, name: 'Geprüft und gültig' })
    expect(seen.find(({ endpointId }) => endpointId === 'verify')?.body).toEqual({ document: '{"x":"ñőßЖ"}' })
  })

  it('keeps what was typed when the node does not let one through', async () => {
    fakeNode(
      answer(accountsApi.showSession, nobody),
      refuse(verificationApi.verify, { code: 'request.rate-limited', status: 429 }),
    )
    renderApp('/en/verify')
    await userEvent.click(await screen.findByText('Paste its text'))
    await userEvent.click(screen.getByLabelText('Text of the credential'))
    await userEvent.paste('{}')
    await userEvent.click(screen.getAllByRole('button', { name: 'Check it' })[0]!)
    await screen.findByRole('alert')
    expect(screen.getByLabelText<HTMLTextAreaElement>('Text of the credential').value).toBe('{}')
  })
})
