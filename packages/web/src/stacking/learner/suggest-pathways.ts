/** Up to three paths to suggest: those first that take something the person holds. Pure. */
import type { HeldCredentialView } from '@meshe/domain/holding'
import type { PathwayView } from '@meshe/domain/stacking'
import { acceptsWithoutAsking } from '../../recognition/request-draft.ts'

export interface Suggestion {
  readonly pathway: PathwayView
  /** Whether something that is held counts without asking. */
  readonly fits: boolean
}

const most = 3

export function suggestPathways(
  all: readonly PathwayView[],
  { known, held }: { readonly known: readonly string[]; readonly held: readonly HeldCredentialView[] },
): Suggestion[] {
  return all
    .filter(({ id }) => !known.includes(id))
    .map((pathway) => ({ pathway, fits: held.some((one) => acceptsWithoutAsking(pathway, one)) }))
    .sort((a, b) => Number(b.fits) - Number(a.fits))
    .slice(0, most)
}
