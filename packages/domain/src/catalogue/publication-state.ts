/**
 * How a description becomes public: draft, review by a second person, approval, publication, retirement.
 *
 * @module
 */
import { MesheError } from '@meshe/credentials'

export const publicationStates = ['draft', 'in-review', 'approved', 'published', 'retired'] as const
export type PublicationState = (typeof publicationStates)[number]

export const publicationEvents = ['send-for-review', 'approve', 'return', 'publish', 'retire'] as const
export type PublicationEvent = (typeof publicationEvents)[number]

const transitions: Readonly<Record<PublicationEvent, { from: readonly PublicationState[]; to: PublicationState }>> = {
  'send-for-review': { from: ['draft'], to: 'in-review' },
  approve: { from: ['in-review'], to: 'approved' },
  return: { from: ['in-review', 'approved'], to: 'draft' },
  publish: { from: ['approved'], to: 'published' },
  retire: { from: ['published'], to: 'retired' },
}

/** @throws MesheError `catalogue.wrong-state` where the event is not possible now. */
export function nextPublicationState(state: PublicationState, event: PublicationEvent): PublicationState {
  const transition = transitions[event]
  if (!transition.from.includes(state)) {
    throw new MesheError('catalogue.wrong-state', `This step is not possible while the description is "${state}".`, {
      state,
      event,
    })
  }
  return transition.to
}

/** Annex II, principle 1: nobody approves what they wrote. @throws MesheError `catalogue.second-person-required` */
export function requireSecondPerson(authorIds: readonly string[], approverId: string): void {
  if (authorIds.includes(approverId)) {
    throw new MesheError('catalogue.second-person-required', 'Somebody who did not write it must approve it.')
  }
}
