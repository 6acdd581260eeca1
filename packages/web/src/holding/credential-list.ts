/** Finding a credential again: by words of it in any language, by the year it was awarded in. */
import type { HeldCredentialView } from '@meshe/domain/holding'

function awardedOn({ content }: HeldCredentialView): string | null {
  return content.awardedOn ?? content.validFrom
}

/** Those that hold every word, without regard to case and accents; newest first. */
export function searchCredentials(all: readonly HeldCredentialView[], text: string): HeldCredentialView[] {
  const words = fold(text).split(/\s+/).filter(Boolean)
  return newestFirst(all).filter((held) => {
    const { title, awardingBodies, description } = held.content
    const all = fold([...Object.values(title), ...awardingBodies, ...Object.values(description)].join(' '))
    return words.every((word) => all.includes(word))
  })
}

export function newestFirst(all: readonly HeldCredentialView[]): HeldCredentialView[] {
  return [...all].sort((a, b) => (awardedOn(b) ?? '').localeCompare(awardedOn(a) ?? ''))
}

export interface CredentialsOfYear {
  /** Null for those that say no date. */
  readonly year: string | null
  readonly credentials: readonly HeldCredentialView[]
}

export function groupByYear(credentials: readonly HeldCredentialView[]): CredentialsOfYear[] {
  const years = new Map<string | null, HeldCredentialView[]>()
  for (const held of credentials) {
    const year = awardedOn(held)?.slice(0, 4) ?? null
    years.set(year, [...(years.get(year) ?? []), held])
  }
  return [...years].map(([year, ofYear]) => ({ year, credentials: ofYear }))
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
