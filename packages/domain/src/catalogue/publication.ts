/**
 * One description on its way to the public: who wrote it, who approved it, what the catalogue shows meanwhile.
 *
 * @module
 */
import { MesheError } from '@meshe/credentials'
import { nextPublicationState, type PublicationState, requireSecondPerson } from './publication-state.ts'

export interface Publication {
  readonly state: PublicationState
  /** The version that is being written, or the published one where nothing is being written. */
  readonly version: number
  /** The version that the catalogue shows, or null. */
  readonly publicVersion: number | null
  /** Ids of everybody who saved since the last publication. */
  readonly authors: readonly string[]
  readonly approvedBy: string | null
}

export function beginPublication(authorId: string): Publication {
  return { state: 'draft', version: 1, publicVersion: null, authors: [authorId], approvedBy: null }
}

/**
 * What saving does: the description is a draft again and any approval is void. Saving what was published or retired
 * begins the next version; the catalogue goes on showing what it shows.
 */
export function afterSaving<P extends Publication>(publication: P, authorId: string): P {
  const isFinished = publication.state === 'published' || publication.state === 'retired'
  const authors = isFinished ? [] : publication.authors
  return {
    ...publication,
    state: 'draft',
    version: isFinished ? publication.version + 1 : publication.version,
    authors: authors.includes(authorId) ? authors : [...authors, authorId],
    approvedBy: null,
  }
}

/** @throws MesheError `catalogue.wrong-state` */
export function afterSendingForReview<P extends Publication>(publication: P): P {
  return { ...publication, state: nextPublicationState(publication.state, 'send-for-review') }
}

/** @throws MesheError `catalogue.wrong-state`, `catalogue.second-person-required` for the approval of an author */
export function afterReview<P extends Publication>(
  publication: P,
  { decision, reviewerId }: { readonly decision: 'approve' | 'return'; readonly reviewerId: string },
): P {
  const state = nextPublicationState(publication.state, decision)
  if (decision === 'return') return { ...publication, state, approvedBy: null }
  requireSecondPerson(publication.authors, reviewerId)
  return { ...publication, state, approvedBy: reviewerId }
}

/** @throws MesheError `catalogue.wrong-state` */
export function afterPublishing<P extends Publication>(publication: P): P {
  const state = nextPublicationState(publication.state, 'publish')
  return { ...publication, state, publicVersion: publication.version }
}

/**
 * Takes the public version out. A next version that is being written stays as it is.
 *
 * @throws MesheError `catalogue.wrong-state` where nothing is public
 */
export function afterRetiring<P extends Publication>(publication: P): P {
  const { state, publicVersion } = publication
  if (publicVersion === null) {
    throw new MesheError('catalogue.wrong-state', 'Nothing of it is in the catalogue.', { state, event: 'retire' })
  }
  const isBeingWritten = state !== 'published'
  return { ...publication, publicVersion: null, state: isBeingWritten ? state : nextPublicationState(state, 'retire') }
}

/** @throws MesheError `catalogue.revision-conflict` where somebody saved in between */
export function requireRevision(actual: number, expected: number): void {
  if (actual === expected) return
  throw new MesheError('catalogue.revision-conflict', 'Somebody else saved this in the meantime. Look at it again.', {
    revision: actual,
  })
}
