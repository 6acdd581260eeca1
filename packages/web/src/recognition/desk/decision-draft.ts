/** What an officer has filled in so far, and what is still wrong with it. The rule itself is the domain's. */
import type { DecisionRequest, SubstantialDifferenceElement } from '@meshe/domain/recognition'
import { substantialDifferenceElements } from '@meshe/domain/recognition'

export interface DecisionDraft {
  readonly kind: 'full' | 'part' | 'none'
  readonly granted: string
  readonly differences: Readonly<Partial<Record<SubstantialDifferenceElement, string>>>
  readonly reason: string
  readonly condition: string
}

export const emptyDecision: DecisionDraft = { kind: 'full', granted: '', differences: {}, reason: '', condition: '' }

export type DecisionError =
  | { readonly field: 'reason' | 'granted' | 'difference' }
  | { readonly field: 'reasoning'; readonly element: SubstantialDifferenceElement }

export function elementsOf(draft: DecisionDraft): SubstantialDifferenceElement[] {
  return substantialDifferenceElements.filter((element) => draft.differences[element] !== undefined)
}

export function grantedOf(draft: DecisionDraft, ectsClaimed: number): number {
  if (draft.kind === 'full') return ectsClaimed
  return draft.kind === 'none' ? 0 : Number(draft.granted.replace(',', '.'))
}

/** Everything that must be mended before it can be sent, in the order of the form. */
export function errorsOf(draft: DecisionDraft, ectsClaimed: number): DecisionError[] {
  const errors: DecisionError[] = []
  const granted = grantedOf(draft, ectsClaimed)
  if (draft.kind === 'part' && !(granted > 0 && granted < ectsClaimed && Number.isInteger(granted * 2))) {
    errors.push({ field: 'granted' })
  }
  if (draft.kind !== 'full') {
    const elements = elementsOf(draft)
    if (elements.length === 0) errors.push({ field: 'difference' })
    for (const element of elements) {
      if ((draft.differences[element] ?? '').trim().length < 10) errors.push({ field: 'reasoning', element })
    }
  }
  if (draft.reason.trim().length < 10) errors.push({ field: 'reason' })
  return errors
}

export function toRequest(draft: DecisionDraft, ectsClaimed: number): DecisionRequest {
  const isFull = draft.kind === 'full'
  return {
    ectsGranted: grantedOf(draft, ectsClaimed),
    substantialDifferences: isFull
      ? []
      : elementsOf(draft).map((element) => ({ element, reasoning: (draft.differences[element] ?? '').trim() })),
    reason: draft.reason.trim(),
    ...(!isFull && draft.condition.trim() !== '' && { condition: draft.condition.trim() }),
  }
}
