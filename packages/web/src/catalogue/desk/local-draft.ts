/** What is typed and not saved yet, on this device: it outlives a reload, a crash and a lost connection. */
import type { OfferDraft } from './offer-draft.ts'

export interface LocalDraft {
  /** The revision that was changed. */
  readonly revision: number
  readonly draft: OfferDraft
}

const keyOf = (offerId: string): string => `meshe.offer.${offerId}`

export function readLocalDraft(offerId: string): LocalDraft | null {
  try {
    const text = localStorage.getItem(keyOf(offerId))
    return text === null ? null : (JSON.parse(text) as LocalDraft)
  } catch {
    return null
  }
}

export function writeLocalDraft(offerId: string, local: LocalDraft): void {
  try {
    localStorage.setItem(keyOf(offerId), JSON.stringify(local))
  } catch {
    // Storage may be closed or full; the page itself still holds the text.
  }
}

export function forgetLocalDraft(offerId: string): void {
  try {
    localStorage.removeItem(keyOf(offerId))
  } catch {
    // Nothing was kept then.
  }
}
