/**
 * Concepts as the application profile wants them: inlined, with their scheme and a label.
 *
 * @module
 */
import type { JsonObject } from '../crosswalk/encoding.ts'
import type { LanguageMap } from '../micro-credential/index.ts'
import {
  type Concept,
  countries,
  countryIri,
  countrySchemeId,
  languageIri,
  languageSchemeId,
  languages,
} from '../vocabulary/index.ts'

export function toConceptNode(concept: Concept): JsonObject {
  return toLabelledConceptNode(concept.id, { scheme: concept.scheme, label: { en: concept.label } })
}

export function toLabelledConceptNode(
  id: string,
  { scheme, label }: { readonly scheme?: string | undefined; readonly label: LanguageMap },
): JsonObject {
  return {
    id,
    type: 'Concept',
    ...(scheme === undefined ? {} : { inScheme: { id: scheme, type: 'ConceptScheme' } }),
    prefLabel: label,
  }
}

/** Throws `vocabulary.unknown-code`: a credential without a country does not conform. */
export function toCountryNode(code: string): JsonObject {
  const id = countryIri(code)
  return toConceptNode({ id, scheme: countrySchemeId, label: countries[code]?.name ?? code })
}

/** How exactly the European list names a language: as it is, without its region or script, or not at all. */
export interface LanguageMatch {
  readonly tag: string
  readonly exact: boolean
}

/** The tag of this package's table for a BCP 47 tag, or null. */
export function lookLanguage(tag: string): LanguageMatch | null {
  if (Object.hasOwn(languages, tag)) return { tag, exact: true }
  const primary = tag.split('-')[0]?.toLowerCase() ?? ''
  return Object.hasOwn(languages, primary) ? { tag: primary, exact: false } : null
}

export function toLanguageNode(tag: string): JsonObject {
  return toConceptNode({ id: languageIri(tag), scheme: languageSchemeId, label: languages[tag]?.name ?? tag })
}
