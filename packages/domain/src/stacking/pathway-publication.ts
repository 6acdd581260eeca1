/**
 * A pathway on its way to the public: draft, publication, retirement. Learners see what was published last.
 *
 * @module
 */
import { MesheError } from '@meshe/credentials'
import type { PathwayState } from './contract.ts'
import type { PathwayDescription } from './pathway.ts'

export interface PathwayPublication {
  readonly state: PathwayState
  readonly revision: number
  readonly description: PathwayDescription
  readonly publishedDescription: PathwayDescription | null
  readonly publishedAt: Date | null
}

export function beginPathway(description: PathwayDescription): PathwayPublication {
  return { state: 'draft', revision: 1, description, publishedDescription: null, publishedAt: null }
}

/**
 * Saving makes it a draft again; what is published stays until the next publication.
 *
 * @throws MesheError `catalogue.revision-conflict` where somebody saved in between
 */
export function afterSavingPathway<P extends PathwayPublication>(
  pathway: P,
  { description, revision }: { readonly description: PathwayDescription; readonly revision: number },
): P {
  if (pathway.revision !== revision) {
    throw new MesheError('catalogue.revision-conflict', 'Somebody else saved this in the meantime. Look at it again.', {
      revision: pathway.revision,
    })
  }
  return { ...pathway, state: 'draft', revision: revision + 1, description }
}

/** @throws MesheError `stacking.wrong-state` where there is nothing new to publish */
export function afterPublishingPathway<P extends PathwayPublication>(pathway: P, now: Date): P {
  if (pathway.state !== 'draft') throw wrongState(pathway.state, 'publish')
  return { ...pathway, state: 'published', publishedDescription: pathway.description, publishedAt: now }
}

/** @throws MesheError `stacking.wrong-state` where nothing is public */
export function afterRetiringPathway<P extends PathwayPublication>(pathway: P): P {
  if (pathway.publishedDescription === null) throw wrongState(pathway.state, 'retire')
  const state = pathway.state === 'published' ? 'retired' : pathway.state
  return { ...pathway, state, publishedDescription: null, publishedAt: null }
}

function wrongState(state: PathwayState, event: string): MesheError {
  return new MesheError('stacking.wrong-state', `This step is not possible while the pathway is "${state}".`, {
    state,
    event,
  })
}
