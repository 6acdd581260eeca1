/** What a learner holds, asked and aims at, for page tests. */
import type { ClaimView, HeldCredentialView } from '@meshe/domain/holding'
import type { DecisionView, RecognitionRequestView } from '@meshe/domain/recognition'
import type { MyPathwayView } from '@meshe/domain/stacking'
import { dataForHealth, dataLiteracy, northshore, validReport } from './fixtures.ts'

export const claimToken = 'claim-token-of-22-characters'

export const openClaim: ClaimView = {
  state: 'open',
  institution: { name: northshore.name, country: 'IE', contact: 'office@northshore.example' },
  content: validReport.content,
  emailHint: 'l…@example.org',
  expiresAt: '2027-05-23T08:00:00Z',
  formats: [
    {
      format: 'open-badges-3.0',
      losses: [{ path: 'learner.dateOfBirth', kind: 'no-term', note: 'A badge does not carry the date of birth.' }],
    },
    { format: 'european-digital-credential', losses: [] },
  ],
  heldCredentialId: null,
}

export const held: HeldCredentialView = {
  id: '0198c1d2-0000-7000-8000-0000000000d1',
  content: validReport.content!,
  format: 'open-badges-3.0',
  formats: ['open-badges-3.0', 'european-digital-credential'],
  addedAt: '2026-11-20T08:00:00Z',
  source: 'claimed',
  report: validReport,
}

/** Another credential, with its own id, title and achievement. */
export function heldAs(
  id: number,
  title: string,
  patch: Partial<HeldCredentialView['content']> = {},
): HeldCredentialView {
  const achievementId = `https://northshore.example/micro-credentials/${id}`
  const content = { ...held.content, id: `urn:example:${id}`, title: { en: title }, achievementId, ...patch }
  return { ...held, id: `0198c1d2-0000-7000-8000-${String(id).padStart(12, '0')}`, content }
}

export const montana = {
  slug: 'montana',
  did: 'did:web:montana.example',
  name: { en: 'Montana University (demo)' },
  country: 'SI',
}

export const assessing: RecognitionRequestView = {
  id: '0198c1d2-0000-7000-8000-0000000000e1',
  institution: montana,
  credential: {
    heldCredentialId: held.id,
    title: held.content.title,
    awardingBody: 'Northshore University (demo)',
    ects: 3,
  },
  purpose: 'credits',
  pathway: null,
  componentId: null,
  state: 'assessing',
  delivery: 'delivered',
  turn: 'university',
  sentAt: '2026-11-01T08:00:00Z',
  dueAt: '2027-03-12T08:00:00Z',
  isLate: false,
  question: null,
  decision: null,
  decisionCredentialId: null,
  mayAppeal: false,
  events: [
    { at: '2026-11-01T08:00:00Z', event: 'sent', by: 'learner', text: 'Please look at it.' },
    { at: '2026-11-01T08:01:00Z', event: 'received', by: 'learner', text: 'Please look at it.' },
    { at: '2026-11-12T08:00:00Z', event: 'complete', by: 'university', text: null },
  ],
}

export const partialDecision: DecisionView = {
  outcome: 'partial',
  ectsClaimed: 3,
  ectsGranted: 2,
  substantialDifferences: [{ element: 'workload', reasoning: 'Their course also needs a part in the laboratory.' }],
  reason: 'The course here is larger than the one you took.',
  condition: 'Take the laboratory part (5 hours).',
  decidedAt: '2026-11-20T08:00:00Z',
  appealUntil: '2099-12-20T08:00:00Z',
  isFinal: false,
}

export function decidedAs(decision: DecisionView, patch: Partial<RecognitionRequestView> = {}): RecognitionRequestView {
  const decided = { at: decision.decidedAt, event: 'decided', by: 'university', text: null } as const
  return {
    ...assessing,
    state: 'decided',
    turn: 'nobody',
    decision,
    mayAppeal: true,
    events: [...assessing.events, decided],
    ...patch,
  }
}

const [core, choice] = dataForHealth.description.groups

/** 3 of 15 counted, 4 being checked, 8 to take. */
export const myPathway: MyPathwayView = {
  pathway: dataForHealth,
  awarded: false,
  isFollowed: true,
  progress: {
    ectsRequired: 15,
    ectsCounted: 3,
    ectsWaiting: 4,
    ectsMissing: 8,
    isComplete: false,
    groups: [
      {
        groupId: core!.id,
        title: core!.title,
        isSatisfied: false,
        ectsCounted: 3,
        components: [
          {
            componentId: 'literacy',
            title: { en: 'Data literacy' },
            ects: 3,
            state: 'have',
            ectsCounted: 3,
            reason: 'own-award',
            filledBy: { evidenceId: held.id, title: held.content.title, awardingBody: 'Northshore University (demo)' },
            accepts: [dataLiteracy.iri],
          },
          {
            componentId: 'statistics',
            title: { en: 'Statistics without fear' },
            ects: 3,
            state: 'missing',
            ectsCounted: 0,
            reason: 'ask-for-recognition',
            filledBy: null,
            accepts: [],
          },
          {
            componentId: 'privacy',
            title: { en: 'Health records and privacy' },
            ects: 4,
            state: 'waiting',
            ectsCounted: 0,
            reason: 'being-decided',
            filledBy: { evidenceId: 'x', title: { en: 'Privacy at work' }, awardingBody: 'Montana University (demo)' },
            accepts: [],
          },
        ],
      },
      {
        groupId: choice!.id,
        title: choice!.title,
        isSatisfied: false,
        ectsCounted: 0,
        components: choice!.components.map(({ id, title, ects, accepts }) => ({
          componentId: id,
          title,
          ects,
          accepts,
          state: 'missing' as const,
          ectsCounted: 0,
          reason: 'not-taken-yet' as const,
          filledBy: null,
        })),
      },
    ],
    notCounted: [
      {
        evidenceId: '0198c1d2-0000-7000-8000-000000000077',
        title: { en: 'Old course' },
        awardingBody: 'Montana University (demo)',
        ects: 5,
        reason: 'too-old',
      },
    ],
  },
}
