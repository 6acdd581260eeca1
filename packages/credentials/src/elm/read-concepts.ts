/**
 * Concepts of European vocabularies as foreign credentials write them: by IRI, or only by their English label.
 *
 * @module
 */
import type { JsonObject } from '../crosswalk/encoding.ts'
import { identifierOf, languageMapOf, objectsOf } from '../crosswalk/members.ts'
import type { LanguageMap } from '../micro-credential/index.ts'
import {
  type ConceptScheme,
  iscedFields,
  lookEqfLevel,
  lookLanguageTag,
  type SupervisionType,
  supervisionTypes,
  unsupervisedWithoutIdentityVerification,
} from '../vocabulary/index.ts'
import { noteSubjects, supervisionLabels } from './marked-notes.ts'

/** Text without a language is English here: the model knows language maps only. */
export function textsByLanguage(value: unknown): LanguageMap {
  return languageMapOf(value, 'en')
}

/** Codes of the concepts that the scheme has, each once, in their order. */
export function codesOf<Scheme extends ConceptScheme>(
  scheme: Scheme,
  concepts: readonly JsonObject[],
): readonly (keyof Scheme['concepts'] & string)[] {
  const codes = concepts.flatMap((concept) => {
    const label = textsByLanguage(concept['prefLabel'])['en']?.toLowerCase()
    const found = Object.entries(scheme.concepts).find(
      ([, known]) => known.id === identifierOf(concept) || known.label.toLowerCase() === label,
    )
    return found === undefined ? [] : [found[0] as keyof Scheme['concepts'] & string]
  })
  return [...new Set(codes)]
}

export function readField(concepts: readonly JsonObject[]): string | null {
  for (const concept of concepts) {
    const code = /^https?:\/\/data\.europa\.eu\/snb\/isced-f\/(\d{2,4})$/.exec(identifierOf(concept) ?? '')?.[1]
    if (code !== undefined && Object.hasOwn(iscedFields, code)) return code
  }
  return null
}

export function readEqfLevel(concepts: readonly JsonObject[]): number | null {
  return concepts.map((concept) => lookEqfLevel(identifierOf(concept) ?? '')).find((level) => level !== null) ?? null
}

export function readLanguages(concepts: readonly JsonObject[]): readonly string[] {
  return concepts.flatMap((concept) => lookLanguageTag(identifierOf(concept) ?? '') ?? [])
}

/** From the concept of the European list, from our own note, or from the label of an issuer's own concept. */
export function readSupervision(concepts: readonly JsonObject[], notes: readonly JsonObject[]): SupervisionType | null {
  const noted = markedCodes(notes, noteSubjects.supervision, supervisionTypes)[0]
  if (noted !== undefined) return noted
  for (const concept of concepts) {
    if (identifierOf(concept) === unsupervisedWithoutIdentityVerification.id) {
      return 'unsupervised-without-identity-verification'
    }
    const label = plain(textsByLanguage(concept['prefLabel'])['en'] ?? '')
    const found = supervisionTypes.find((type) => plain(supervisionLabels[type]) === label)
    if (found !== undefined) return found
  }
  return null
}

/** Codes that our own notes carry in their subject. */
export function markedCodes<Code extends string>(
  notes: readonly JsonObject[],
  subject: string,
  codes: readonly Code[],
): readonly Code[] {
  return notes.flatMap((note) => codes.find((code) => noteSubjectOf(note) === `${subject}${code}`) ?? [])
}

export function noteSubjectOf(note: JsonObject): string | null {
  return identifierOf(objectsOf(note['subject'])[0])
}

function plain(label: string): string {
  return label
    .toLowerCase()
    .replace(/\bid verification\b/, 'identity verification')
    .replace(/[^a-z]+/g, ' ')
    .trim()
}
