import { accountsApi } from '@meshe/domain/accounts'
import { catalogueApi } from '@meshe/domain/catalogue'
import { holdingApi } from '@meshe/domain/holding'
import { type RecognitionRequestView, recognitionApi } from '@meshe/domain/recognition'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer, fakeNode, refuse } from '../testing/fake-node.ts'
import { learner } from '../testing/fixtures.ts'
import { assessing, decidedAs, held, partialDecision } from '../testing/learner-fixtures.ts'
import { renderApp } from '../testing/render-app.tsx'

async function open(request: RecognitionRequestView) {
  const seen = fakeNode(
    answer(accountsApi.showSession, learner),
    answer(recognitionApi.showRecognitionRequest, request),
    answer(recognitionApi.appealDecision, { ...request, state: 'appealed', mayAppeal: false }),
    refuse(recognitionApi.supplyInformation, { code: 'web.down', status: 503 }),
    answer(holdingApi.listHeldCredentials, { credentials: [held] }),
    answer(catalogueApi.listInstitutions, { institutions: [], asOf: null }),
  )
  renderApp(`/me/recognition/${request.id}`)
  await screen.findByRole('heading', { level: 1, name: 'You asked Montana University (demo)' })
  return seen
}
const letter = () => within(screen.getByRole('region', { name: 'The answer' }))

describe('the letter of a decision', () => {
  it('says what counts in part, why, what is different and what can be done', async () => {
    await open(decidedAs(partialDecision))
    expect(letter().getByText('2 of your 3 credits').closest('p')?.textContent).toBe(
      'Montana University (demo) counts 2 of your 3 credits.',
    )
    expect(letter().getByText(partialDecision.reason)).toBeDefined()
    expect(letter().getByText('Size')).toBeDefined()
    expect(letter().getByText('Take the laboratory part (5 hours).')).toBeDefined()
    expect(screen.getByText('Counts in part')).toBeDefined()
  })

  it('says yes without differences', async () => {
    await open(
      decidedAs({ ...partialDecision, outcome: 'full', ectsGranted: 3, substantialDifferences: [], condition: null }),
    )
    expect(letter().getByText('all of your 3 credits')).toBeDefined()
    expect(letter().queryByText('What is different')).toBeNull()
    expect(letter().queryByText('What you can do')).toBeNull()
  })

  it('says no without blame, and that the credential stays valid', async () => {
    await open(decidedAs({ ...partialDecision, outcome: 'refused', ectsGranted: 0, condition: null }))
    expect(letter().getByText('This time the answer is no.').closest('p')?.textContent).toMatch(
      /says nothing about you.*still valid everywhere else/,
    )
    expect(screen.getByText('Not counted this time')).toBeDefined()
  })

  it('lets one ask for another look in three presses, and refuses an empty wish', async () => {
    const seen = await open(decidedAs(partialDecision))
    const appeals = () => seen.filter(({ endpointId }) => endpointId === 'appealDecision')
    await userEvent.click(letter().getByRole('button', { name: 'Ask for another look' }))
    await userEvent.click(letter().getByRole('button', { name: 'Send it' }))
    const field = letter().getByLabelText('Why should they look again?')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(appeals()).toEqual([])
    await userEvent.type(field, 'I did the laboratory part too.')
    await userEvent.click(letter().getByRole('button', { name: 'Send it' }))
    expect(appeals().map(({ body }) => body)).toEqual([{ grounds: 'I did the laboratory part too.' }])
  })

  it('offers no appeal against the last answer, nor after the time is over', async () => {
    await open(decidedAs({ ...partialDecision, isFinal: true }, { state: 'appeal-decided', mayAppeal: false }))
    expect(letter().queryByRole('button', { name: 'Ask for another look' })).toBeNull()
    expect(letter().getByText(/last answer within the university/)).toBeDefined()
  })

  it('says when the time for an appeal has ended', async () => {
    await open(decidedAs({ ...partialDecision, appealUntil: '2026-01-02T00:00:00Z' }, { mayAppeal: false }))
    expect(letter().getByText(/ended on Friday,? 2 January 2026/)).toBeDefined()
  })
})

describe('a request that is not decided', () => {
  it('says of a late answer that it is not the fault of the learner, and no longer that there is time', async () => {
    await open({ ...assessing, isLate: true })
    expect(screen.getByText('This is late. It is not your fault.')).toBeDefined()
    expect(screen.queryByText(/^They have until/)).toBeNull()
  })

  it('says with the weekday until when the university has time', async () => {
    await open(assessing)
    expect(screen.getByText(/^They have until Friday,? 12 March 2027\.$/)).toBeDefined()
    expect(screen.queryByText('The answer')).toBeNull()
  })

  it('says openly that the other server is silent, and that nothing is lost', async () => {
    await open({
      ...assessing,
      state: 'submitted',
      delivery: 'not-delivered-yet',
      events: assessing.events.slice(0, 1),
    })
    expect(screen.getByText('Montana University (demo) has not confirmed yet')).toBeDefined()
    expect(screen.getByText('On its way')).toBeDefined()
  })

  it('keeps an answer that could not be sent', async () => {
    await open({ ...assessing, state: 'information-requested', turn: 'learner', question: 'Which tool did you use?' })
    await userEvent.type(screen.getByLabelText('Your answer'), 'A spreadsheet.')
    await userEvent.click(screen.getByRole('button', { name: 'Send the answer' }))
    await screen.findByRole('alert')
    expect(screen.getByLabelText<HTMLTextAreaElement>('Your answer').value).toBe('A spreadsheet.')
    expect(sessionStorage.getItem(`meshe.draft.answer.${assessing.id}`)).toContain('A spreadsheet.')
    sessionStorage.clear()
  })
})
