/** JSON as signatures need it: a strict reader and one canonical text. */
export { canonicalizeJson } from './canonicalize-json.ts'
export { asList, isJsonObject, type JsonObject, type JsonValue } from './json-value.ts'
export { type JsonLimits, parseJson } from './parse-json.ts'
