/** What a JSON text can be once it is parsed. Unknown members survive: foreign credentials are never narrowed. */

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject

export interface JsonObject {
  readonly [member: string]: JsonValue | undefined
}

/** An object, not an array and not null; the members are not looked at. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** One or many, as JSON-LD writes it: nothing gives an empty list, one value a list of one. */
export function asList(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value as JsonValue]
}
