/** What a report tells beside its checks: each state with its own word, the details folded. */
import { accountsApi } from '@meshe/domain/accounts'
import { type VerificationReport, verificationApi } from '@meshe/domain/verification'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer, fakeNode } from '../testing/fake-node.ts'
import { changedReport, nobody, validReport } from '../testing/fixtures.ts'
import { renderApp } from '../testing/render-app.tsx'

type Extras = Partial<Pick<VerificationReport, 'completeness' | 'accreditation' | 'profile'>>

const statement = {
  body: 'Agency for Quality (demo)',
  reference: null,
  validUntil: '2030-01-01',
  state: 'claimed',
  confirmedBy: null,
} as const

async function show(extras: Extras, report = validReport): Promise<void> {
  fakeNode(answer(accountsApi.showSession, nobody), answer(verificationApi.verify, { ...report, ...extras }))
  renderApp('/en/verify')
  await userEvent.click(await screen.findByText('Paste its text', {}, { timeout: 15_000 }))
  await userEvent.click(screen.getAllByRole('textbox')[0]!)
  await userEvent.paste('{}')
  await userEvent.click(screen.getAllByRole('button', { name: 'Check it' })[0]!)
  await screen.findByRole('heading', { level: 1, name: (name) => name !== 'Check a credential' }, { timeout: 15_000 })
}

const section = () => screen.getByRole('heading', { name: 'What else we saw' }).closest('section') as HTMLElement

describe('what is told beside the checks', () => {
  it('names the facts that are missing, folded, under a verdict that stays', async () => {
    await show({ completeness: { result: 'failed', missing: ['level', 'quality-assurance'] } })
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Checked and valid')
    expect(within(section()).getByText('Not complete')).toBeDefined()
    const fold = within(section()).getByText('Show what is missing').closest('details')
    expect(fold?.open).toBe(false)
    expect(
      within(fold as HTMLElement)
        .getAllByRole('listitem', { hidden: true })
        .map((item) => item.textContent),
    ).toEqual(['Its level', 'Who checks the quality'])
  })

  it('does not call incomplete what a holder may have kept back', async () => {
    await show({ completeness: { result: 'undetermined', missing: ['learner'] } })
    expect(within(section()).getByText('Not all shown')).toBeDefined()
    expect(within(section()).queryByText('Not complete')).toBeNull()
  })

  it.each([
    ['claimed', 'undetermined', null, 'Claimed', /Nobody else confirms it/],
    ['expired', 'failed', null, 'Ended', /until 1 January 2030/],
    ['confirmed', 'passed', 'List of the pilot', 'Confirmed', /“List of the pilot” names it/],
  ] as const)('tells an accreditation that is %s', async (state, result, confirmedBy, word, sentence) => {
    await show({ accreditation: { result, state, statements: [{ ...statement, state, confirmedBy }] } })
    expect(within(section()).getByText(word)).toBeDefined()
    expect(within(section()).getByText(sentence)).toBeDefined()
  })

  it('tells where a credential leaves its profile, in words', async () => {
    const findings = [
      { code: 'profile.minCount', pointer: '', property: 'http://data.europa.eu/snb/model/elm/displayParameter' },
      { code: 'elm.duration-without-hours', pointer: '/credentialSubject/hasClaim', property: null },
      { code: 'profile.ofAnotherYear', pointer: '/issuer', property: null },
    ]
    await show({ profile: { result: 'failed', profile: 'edc-generic-full', version: '3.2', findings, left: 7 } })
    const fold = within(section()).getByText('Show the places').closest('details') as HTMLElement
    expect(
      within(fold)
        .getAllByRole('listitem', { hidden: true })
        .map((item) => item.textContent),
    ).toEqual([
      'whole credential · displayParameter: a value is missing',
      '/credentialSubject/hasClaim: the work is given in months, where hours are meant',
      '/issuer: something differs',
      'and 7 more',
    ])
  })

  it('is not there for what is not proven, nor where a report tells nothing', async () => {
    await show({}, changedReport)
    expect(screen.queryByRole('heading', { name: 'What else we saw' })).toBeNull()
  })
})
