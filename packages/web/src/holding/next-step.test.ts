import type { MyPathwayView } from '@meshe/domain/stacking'
import { describe, expect, it } from 'vitest'
import { validReport } from '../testing/fixtures.ts'
import { assessing, decidedAs, held, heldAs, myPathway, partialDecision } from '../testing/learner-fixtures.ts'
import { findNextStep, type LearnerFacts } from './next-step.ts'

const facts: LearnerFacts = { credentials: [held], requests: [], pathways: [], isRead: () => true }
const step = (patch: Partial<LearnerFacts>) => findNextStep({ ...facts, ...patch })?.kind ?? null
const withProgress = (patch: Partial<MyPathwayView['progress']>): MyPathwayView => ({
  ...myPathway,
  progress: { ...myPathway.progress, ...patch },
})
const other = heldAs(77, 'Something else')
const asking = (evidenceId: string) =>
  withProgress({
    notCounted: [{ evidenceId, title: { en: 'x' }, awardingBody: 'x', ects: 3, reason: 'ask-for-recognition' }],
  })

describe('the next step of a learner', () => {
  it('is the question that somebody waits for, before all else', () => {
    const question = { ...assessing, turn: 'learner' as const, state: 'information-requested' as const }
    expect(step({ requests: [decidedAs(partialDecision), question], isRead: () => false })).toBe('answer-question')
  })

  it('is a decision that was not read yet, and no longer once it was', () => {
    expect(step({ requests: [decidedAs(partialDecision)], isRead: () => false })).toBe('read-decision')
    expect(step({ requests: [decidedAs(partialDecision)] })).toBe('set-goal')
  })

  it('concludes nothing from what could not be loaded', () => {
    expect(step({ credentials: undefined })).toBeNull()
    expect(step({ pathways: undefined })).toBe('find-next')
    expect(step({ credentials: undefined, requests: undefined, pathways: undefined })).toBeNull()
  })

  it('is a first credential for whoever has none, even with a goal', () => {
    expect(step({ credentials: [], pathways: [myPathway] })).toBe('first-credential')
  })

  it('is a paused credential, not one that is withdrawn for good', () => {
    const paused = { ...held, report: { ...validReport, verdict: 'suspended' as const } }
    const withdrawn = { ...held, report: { ...validReport, verdict: 'withdrawn' as const } }
    expect(step({ credentials: [paused] })).toBe('look-at-credential')
    expect(step({ credentials: [withdrawn] })).toBe('set-goal')
  })

  it('is the larger award only while it is complete and not given yet', () => {
    const complete = withProgress({ isComplete: true })
    expect(step({ pathways: [complete] })).toBe('ask-award')
    expect(step({ pathways: [{ ...complete, awarded: true }] })).toBe('find-next')
  })

  it('is asking a university only for what is held, and not a second time', () => {
    expect(step({ credentials: [held, other], pathways: [asking(other.id)] })).toBe('ask-to-count')
    expect(step({ credentials: [held], pathways: [asking(other.id)] })).toBe('find-next')
    const { did } = myPathway.pathway.institution
    const asked = {
      ...assessing,
      institution: { ...assessing.institution, did },
      credential: { ...assessing.credential, heldCredentialId: other.id },
    }
    expect(step({ credentials: [held, other], pathways: [asking(other.id)], requests: [asked] })).toBe('wait')
    const takenBack = { ...asked, state: 'withdrawn' as const }
    expect(step({ credentials: [held, other], pathways: [asking(other.id)], requests: [takenBack] })).toBe(
      'ask-to-count',
    )
  })

  it('is a named course before a question whose answer nobody knows', () => {
    const [core, choice] = myPathway.progress.groups
    const named = choice!.components.map((part) => ({ ...part, accepts: ['https://montana.example/m/1'] }))
    const mine = { ...asking(other.id).progress, groups: [core!, { ...choice!, components: named }] }
    expect(step({ credentials: [held, other], pathways: [withProgress(mine)] })).toBe('take-course')
    const satisfied = { ...choice!, components: named, isSatisfied: true }
    const without = withProgress({ ...mine, groups: [core!, satisfied] })
    expect(step({ credentials: [held, other], pathways: [without] })).toBe('ask-to-count')
  })
})
