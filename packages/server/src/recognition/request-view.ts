/** A request as the learner reads it: what the university last said, and what is still on its way to it. */
import { mayAppeal, type RecognitionRequestView, turnOf } from '@meshe/domain/recognition'
import type { StoredRequest } from './request-store.ts'

/** From then on one says openly that the other side has not confirmed. */
const patienceMs = 60_000

export function toRequestView(request: StoredRequest, now: Date): RecognitionRequestView {
  const { pending, state, decision, dueAt } = request
  const isOpen = pending === null || pending === 'requested'
  const isLate = state === 'assessing' && dueAt !== null && now.getTime() > dueAt.getTime()
  return {
    id: request.requestId,
    institution: request.institution,
    credential: {
      heldCredentialId: request.heldCredentialId,
      title: request.title,
      awardingBody: request.awardingBody,
      ects: request.ects,
    },
    purpose: request.purpose,
    pathway: request.pathway,
    componentId: request.componentId,
    state,
    delivery: deliveryOf(request, now),
    turn: isOpen ? turnOf(state) : 'university',
    sentAt: request.sentAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    isLate,
    question: isOpen ? request.question : null,
    decision,
    decisionCredentialId: request.decisionCredentialId,
    mayAppeal: isOpen && mayAppeal(state, decision && { ...decision, decidedAt: new Date(decision.decidedAt) }, now),
    events: [
      { at: request.sentAt.toISOString(), event: 'sent', by: 'learner', text: request.message },
      ...request.events,
    ],
  }
}

function deliveryOf({ pending, pendingSince }: StoredRequest, now: Date): RecognitionRequestView['delivery'] {
  if (pending === null || pendingSince === null) return 'delivered'
  return now.getTime() - pendingSince.getTime() > patienceMs ? 'not-delivered-yet' : 'on-its-way'
}
