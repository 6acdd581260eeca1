/**
 * JSON Canonicalization Scheme (RFC 8785): one text for one value.
 *
 * @module
 */
import { MesheError } from '../meshe-error.ts'

const maxDepth = 512
const loneSurrogate = /\p{Surrogate}/u

/**
 * The canonical text of a value that `parseJson` could have answered. Members whose value is `undefined` are left out.
 *
 * @throws MesheError `json.number-out-of-range` (section 3.2.2.3), `json.lone-surrogate` (section 3.2.2.2),
 *   `json.too-deep`, `json.malformed` for anything JSON does not know (a function, a date, a symbol).
 */
export function canonicalizeJson(value: unknown): string {
  return write(value, 0)
}

function write(value: unknown, depth: number): string {
  if (depth > maxDepth) throw new MesheError('json.too-deep', 'The value is nested too deeply.', { maxDepth })
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return writeString(value)
  if (typeof value === 'number') return writeNumber(value)
  if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item, depth + 1)).join(',')}]`
  if (!isPlainObject(value)) throw new MesheError('json.malformed', 'The value has no place in JSON.')
  const members = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort() // by UTF-16 code units, section 3.2.3
    .map((name) => `${writeString(name)}:${write(value[name], depth + 1)}`)
  return `{${members.join(',')}}`
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new MesheError('json.number-out-of-range', 'The number has no place in JSON.')
  return JSON.stringify(value)
}

function writeString(value: string): string {
  if (loneSurrogate.test(value)) throw new MesheError('json.lone-surrogate', 'The text holds half a character.')
  return JSON.stringify(value)
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
