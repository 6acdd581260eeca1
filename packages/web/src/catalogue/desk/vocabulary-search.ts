/** Searching the European lists of fields and skills; a module of its own, so that only an editor who searches loads them. */
import { iscedFields, searchEscoSkills } from '@meshe/credentials/vocabulary'

export interface FieldOfStudy {
  readonly code: string
  readonly title: string
}

const mostShown = 12
const fields: readonly FieldOfStudy[] = Object.entries(iscedFields)
  .map(([code, title]) => ({ code, title }))
  .sort((a, b) => a.code.localeCompare(b.code))

/** Fields whose title has every word, or whose code begins so; the most general first. */
export function searchFieldsOfStudy(text: string): FieldOfStudy[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return fields
    .filter(
      ({ code, title }) =>
        words.every((word) => title.toLowerCase().includes(word)) || (text !== '' && code.startsWith(text.trim())),
    )
    .sort((a, b) => a.code.length - b.code.length || a.code.localeCompare(b.code))
    .slice(0, mostShown)
}

export function titleOfField(code: string): string | null {
  return iscedFields[code] ?? null
}

export const searchSkills = (text: string) => searchEscoSkills(text, mostShown)
