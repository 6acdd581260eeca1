/** What every part of the form of a path is given. */
import type { PathwayDraft } from './pathway-draft.ts'

export interface PartOfFormProps {
  readonly draft: PathwayDraft
  readonly change: (changes: Partial<PathwayDraft>) => void
  readonly errorAt: (field: string) => string | undefined
}
