import { accountsApi } from '@meshe/domain/accounts'
import { type CaseView, DecisionRequest, notStated, prefillCriteria, recognitionApi } from '@meshe/domain/recognition'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answer, fakeNode } from '../../testing/fake-node.ts'
import { staff, validReport } from '../../testing/fixtures.ts'
import { renderApp } from '../../testing/render-app.tsx'

const assessing: CaseView = {
  id: '0198c1d2-0000-7000-8000-0000000000a1',
  state: 'assessing',
  turn: 'university',
  title: { en: 'Data literacy for care work' },
  awardingBody: 'Montana University (demo)',
  applicantName: 'Lena Learner (demo)',
  ectsClaimed: 3,
  purpose: 'credits',
  pathway: null,
  componentId: null,
  receivedAt: '2026-11-01T08:00:00Z',
  completeAt: '2026-11-02T08:00:00Z',
  dueAt: '2027-03-02T08:00:00Z',
  isLate: false,
  outcome: null,
  applicantMessage: 'I worked with this for a year.',
  applicantLanguage: 'en',
  content: validReport.content,
  report: validReport,
  furtherCredentials: [],
  criteria: prefillCriteria(validReport.content, validReport),
  missing: [],
  question: null,
  precedents: [],
  decision: null,
  events: [],
  mayHearAppeal: true,
  reviewReason: null,
}

const reason = 'The course covers what ours asks for.'

async function open(view: CaseView = assessing) {
  const seen = fakeNode(
    answer(accountsApi.showSession, staff),
    answer(recognitionApi.showCase, view),
    answer(recognitionApi.decideCase, view),
    answer(recognitionApi.decideAppeal, view),
  )
  renderApp(`/u/northshore/recognition/${view.id}`)
  await screen.findByRole('heading', { level: 1, name: 'Data literacy for care work' }, { timeout: 5000 })
  return () =>
    seen
      .filter(({ endpointId }) => endpointId === 'decideCase' || endpointId === 'decideAppeal')
      .map(({ body }) => DecisionRequest.parse(body))
}
const record = () => userEvent.click(screen.getByRole('button', { name: 'Record the decision' }))
const reasonField = () => screen.getByLabelText('Reason, in the words the learner will read')

beforeEach(() => sessionStorage.clear())
afterEach(cleanup)

describe('deciding on a case', () => {
  it('fills in the seven criteria, in the order in which an officer reads them', async () => {
    await open()
    const table = screen.getAllByRole('table')[0]!
    expect(within(table).getAllByRole('rowheader')).toHaveLength(7)
  })

  it('needs a reason, also for a full recognition, and leads there', async () => {
    const sent = await open()
    await record()
    expect(document.activeElement).toBe(screen.getByRole('alert'))
    expect(reasonField().getAttribute('aria-invalid')).toBe('true')
    expect(sent()).toEqual([])
  })

  it('needs a substantial difference with its reasoning for anything less than all', async () => {
    const sent = await open()
    await userEvent.click(screen.getByLabelText('nothing: we show a substantial difference'))
    await userEvent.type(reasonField(), reason)
    await record()
    expect(sent()).toEqual([])
    await userEvent.click(screen.getByLabelText('Level'))
    await record()
    expect(sent()).toEqual([])
    expect(within(screen.getByRole('alert')).getAllByRole('link')).toHaveLength(1)
  })

  it('leaves the focus where one types while something is still missing', async () => {
    await open()
    await record()
    await userEvent.click(reasonField())
    await userEvent.keyboard(reason)
    expect(document.activeElement).toBe(reasonField())
    expect(reasonField()).toHaveProperty('value', reason)
  })

  it('sends a full recognition without differences, even where some were ticked before', async () => {
    const sent = await open()
    await userEvent.click(screen.getByLabelText('a part, or with a condition'))
    await userEvent.click(screen.getByLabelText('Level'))
    await userEvent.click(screen.getByLabelText('all 3 credits'))
    await userEvent.type(reasonField(), reason)
    await record()
    await waitFor(() => expect(sent()).toEqual([{ ectsGranted: 3, substantialDifferences: [], reason }]))
  })

  it('keeps what is written over a reload', async () => {
    await open()
    await userEvent.type(reasonField(), reason)
    cleanup()
    await open()
    expect(reasonField()).toHaveProperty('value', reason)
  })

  it('offers no decision to somebody who decided before, where an appeal is heard', async () => {
    await open({ ...assessing, state: 'appealed', mayHearAppeal: false })
    expect(screen.queryByRole('button', { name: 'Record the decision' })).toBeNull()
  })

  it('does not promise another appeal with the decision on one', async () => {
    await open({ ...assessing, state: 'appealed' })
    expect(screen.getByText(/It is the last word within the university/)).toBeDefined()
    expect(screen.queryByText(/may appeal for 30 days/)).toBeNull()
  })
})

it('brings the form as soon as a case that has just come was checked', async () => {
  const arriving: CaseView = { ...assessing, state: 'submitted', turn: 'nobody' }
  let asked = 0
  fakeNode(
    answer(accountsApi.showSession, staff),
    answer(recognitionApi.showCase, () => {
      asked += 1
      return asked === 1 ? arriving : assessing
    }),
  )
  renderApp(`/u/northshore/recognition/${assessing.id}`)
  await screen.findByRole('heading', { level: 1, name: 'Data literacy for care work' })
  expect(screen.queryByRole('button', { name: 'Record the decision' })).toBeNull()
  await screen.findByRole('button', { name: 'Record the decision' })
})

describe('the head of a case', () => {
  const decision = {
    outcome: 'partial' as const,
    ectsClaimed: 3,
    ectsGranted: 1.5,
    reason,
    condition: null,
    substantialDifferences: [],
    decidedAt: '2026-11-20T09:00:00Z',
    appealUntil: '2026-12-20T09:00:00Z',
  }

  it('says that the learner took it back, and points at no step to come', async () => {
    await open({ ...assessing, state: 'withdrawn', turn: 'nobody', dueAt: null })
    expect(screen.getByText('Withdrawn by the learner')).toBeDefined()
    expect(document.querySelector('[aria-current=step]')).toBeNull()
  })

  it('says that credits are not stated instead of none', async () => {
    await open({ ...assessing, ectsClaimed: 0 })
    expect(screen.getByText('Credits not stated, from Montana University (demo)')).toBeDefined()
  })

  it('names the issuer of the list where the credential names no awarding body', async () => {
    const { issuer } = validReport
    await open({ ...assessing, awardingBody: notStated })
    expect(screen.getByText(`3 credits from ${issuer?.confirmedName}`)).toBeDefined()
  })

  it('promises no further look after the second one', async () => {
    await open({ ...assessing, state: 'appeal-decided', turn: 'nobody', decision: { ...decision, isFinal: true } })
    expect(screen.queryByText(/^You may ask for another person/)).toBeNull()
    expect(screen.getByText('This was the second look. The university has no further one.')).toBeDefined()
  })

  it('promises another look after the first decision', async () => {
    await open({ ...assessing, state: 'decided', turn: 'nobody', decision: { ...decision, isFinal: false } })
    expect(screen.getByText(/^You may ask for another person to look at it, until/)).toBeDefined()
  })
})
