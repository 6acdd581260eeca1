/**
 * Reads members of a foreign JSON-LD document: a wrong type reads as absent, one value reads as a list of one.
 *
 * @module
 */
import type { LanguageMap } from '../micro-credential/index.ts'
import type { JsonObject } from './encoding.ts'

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value as a list; JSON-LD writes a list of one as its only value. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

export function objectsOf(value: unknown): readonly JsonObject[] {
  return listOf(value).filter(isJsonObject)
}

/** The first object of a value, or an empty one. */
export function objectOf(value: unknown): JsonObject {
  return objectsOf(value)[0] ?? {}
}

/** Text that says something, as it was written, or null. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

export function textsOf(value: unknown): readonly string[] {
  return listOf(value)
    .map(textOf)
    .filter((text) => text !== null)
}

/** A finite number, also from a string such as "2.5" (the European Learning Model writes credit points so). */
export function numberOf(value: unknown): number | null {
  const number =
    typeof value === 'string' && /^\s*\d{1,9}([.,]\d{1,6})?\s*$/.test(value) ? Number(value.replace(',', '.')) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

/** Text by language: from a language map, from a JSON-LD value object, or from plain text in `language`. */
export function languageMapOf(value: unknown, language: string): LanguageMap {
  const map: Record<string, string> = {}
  const add = (tag: string, text: string | null | undefined) => {
    if (text && !Object.hasOwn(map, tag) && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag)) map[tag] = text
  }
  for (const item of listOf(value)) {
    if (!isJsonObject(item)) {
      add(language, textOf(item))
      continue
    }
    if ('@value' in item) {
      add(textOf(item['@language']) ?? language, textOf(item['@value']))
      continue
    }
    for (const [tag, translation] of Object.entries(item)) {
      add(tag, textsOf(translation)[0])
    }
  }
  return map
}

export function hasText(map: LanguageMap): boolean {
  return Object.keys(map).length > 0
}

/** The text in `language`, else in English, else in the first language there is. */
export function textIn(map: LanguageMap, language: string): string {
  return map[language] ?? map['en'] ?? Object.values(map)[0] ?? ''
}

/** The identifier of a node that may be written as its IRI or as an object. */
export function identifierOf(value: unknown): string | null {
  return isJsonObject(value) ? textOf(value['id'] ?? value['@id']) : textOf(value)
}

/** Whether a value names `type` among its types. */
export function hasType(value: unknown, type: string): boolean {
  return isJsonObject(value) && listOf(value['type'] ?? value['@type']).includes(type)
}

/** Drops members whose value is undefined or an empty list: JSON-LD has no meaning for either. */
export function withoutAbsent(members: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  )
}

/** Drops members whose value is undefined. */
export function presentOnly<Members extends object>(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Members
}
