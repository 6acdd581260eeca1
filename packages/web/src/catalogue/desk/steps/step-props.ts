/** What every step of the editor is given. */
import type { OfferDraft } from '../offer-draft.ts'

export interface StepProps {
  readonly draft: OfferDraft
  readonly change: (changes: Partial<OfferDraft>) => void
  /** What is wrong with a field that is filled but malformed. */
  readonly errorOf: (field: string) => string | undefined
}
