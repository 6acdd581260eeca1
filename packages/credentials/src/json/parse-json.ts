/**
 * A strict JSON reader (RFC 8259 under the rules of I-JSON, RFC 7493): what it accepts means the same to every reader,
 * so that a signature made over it says the same everywhere.
 *
 * @module
 */
import { MesheError } from '../meshe-error.ts'
import { parseStringToken } from './string-token.ts'

export interface JsonLimits {
  /** Size of the text in UTF-8. Default 1 MiB. */
  readonly maxBytes?: number
  /** Objects and arrays within each other. Default 32, never more than 512. */
  readonly maxDepth?: number
  /** Values and members in all. Default 10,000. */
  readonly maxNodes?: number
}

interface Reader {
  readonly text: string
  readonly maxDepth: number
  readonly maxNodes: number
  position: number
  nodes: number
}

const numberToken = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y
const loneSurrogate = /\p{Surrogate}/u

/**
 * Parses a JSON text strictly.
 *
 * @returns plain objects, arrays and scalars.
 * @throws MesheError `json.malformed`, `json.byte-order-mark`, `json.too-large` (bytes or nodes), `json.too-deep`,
 *   `json.duplicate-member` (RFC 7493, section 2.3), `json.forbidden-member` (`__proto__`), `json.lone-surrogate`
 *   (section 2.1), `json.number-out-of-range` (section 2.2).
 */
export function parseJson(text: string, limits: JsonLimits = {}): unknown {
  const maxBytes = limits.maxBytes ?? 1_048_576
  if (isLargerThan(text, maxBytes)) throw new MesheError('json.too-large', 'The JSON text is too large.', { maxBytes })
  if (text.charCodeAt(0) === 0xfeff) {
    throw new MesheError('json.byte-order-mark', 'The JSON text starts with a byte order mark.')
  }
  if (loneSurrogate.test(text)) throw new MesheError('json.lone-surrogate', 'The JSON text holds half a character.')
  const reader: Reader = {
    text,
    maxDepth: Math.min(limits.maxDepth ?? 32, 512),
    maxNodes: limits.maxNodes ?? 10_000,
    position: 0,
    nodes: 0,
  }
  const value = readValue(reader, 0)
  skipSpace(reader)
  if (reader.position !== text.length) throw malformed(reader)
  return value
}

function readValue(reader: Reader, depth: number): unknown {
  skipSpace(reader)
  countNode(reader)
  switch (reader.text[reader.position]) {
    case '{':
      return readObject(reader, depth + 1)
    case '[':
      return readArray(reader, depth + 1)
    case '"':
      return readString(reader)
    case 't':
      return readWord(reader, 'true', true)
    case 'f':
      return readWord(reader, 'false', false)
    case 'n':
      return readWord(reader, 'null', null)
    default:
      return readNumber(reader)
  }
}

function readObject(reader: Reader, depth: number): Record<string, unknown> {
  checkDepth(reader, depth)
  const object: Record<string, unknown> = {}
  reader.position += 1
  if (takes(reader, '}')) return object
  do {
    skipSpace(reader)
    const name = readString(reader)
    if (name === '__proto__') {
      throw new MesheError('json.forbidden-member', 'The JSON text holds a forbidden member.', { member: name })
    }
    if (Object.hasOwn(object, name)) {
      throw new MesheError('json.duplicate-member', 'The JSON text names a member twice.', { member: name })
    }
    if (!takes(reader, ':')) throw malformed(reader)
    object[name] = readValue(reader, depth)
  } while (takes(reader, ','))
  if (!takes(reader, '}')) throw malformed(reader)
  return object
}

function readArray(reader: Reader, depth: number): unknown[] {
  checkDepth(reader, depth)
  const array: unknown[] = []
  reader.position += 1
  if (takes(reader, ']')) return array
  do array.push(readValue(reader, depth))
  while (takes(reader, ','))
  if (!takes(reader, ']')) throw malformed(reader)
  return array
}

function readString(reader: Reader): string {
  const token = parseStringToken(reader.text, reader.position)
  if (token === null) throw malformed(reader)
  if (token.hasEscapes && loneSurrogate.test(token.value)) {
    throw new MesheError('json.lone-surrogate', 'The JSON text holds half a character.')
  }
  reader.position = token.end
  return token.value
}

function readNumber(reader: Reader): number {
  numberToken.lastIndex = reader.position
  const token = numberToken.exec(reader.text)
  if (token === null) throw malformed(reader)
  const value = Number(token[0])
  const isInteger = token[1] === undefined && token[2] === undefined
  if (!Number.isFinite(value) || (isInteger && !Number.isSafeInteger(value))) {
    throw new MesheError('json.number-out-of-range', 'The JSON text holds a number that readers would round.', {
      number: token[0].slice(0, 40),
    })
  }
  reader.position = numberToken.lastIndex
  return value
}

function readWord<T>(reader: Reader, word: string, value: T): T {
  if (!reader.text.startsWith(word, reader.position)) throw malformed(reader)
  reader.position += word.length
  return value
}

function takes(reader: Reader, character: string): boolean {
  skipSpace(reader)
  if (reader.text[reader.position] !== character) return false
  reader.position += 1
  return true
}

function skipSpace(reader: Reader): void {
  for (;;) {
    const code = reader.text.charCodeAt(reader.position)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
    reader.position += 1
  }
}

function countNode(reader: Reader): void {
  reader.nodes += 1
  if (reader.nodes > reader.maxNodes) {
    throw new MesheError('json.too-large', 'The JSON text holds too many values.', { maxNodes: reader.maxNodes })
  }
}

function checkDepth(reader: Reader, depth: number): void {
  if (depth > reader.maxDepth) {
    throw new MesheError('json.too-deep', 'The JSON text is nested too deeply.', { maxDepth: reader.maxDepth })
  }
}

/** UTF-8 needs one to three bytes for each UTF-16 unit: only between the two the text must be measured. */
function isLargerThan(text: string, maxBytes: number): boolean {
  if (text.length > maxBytes) return true
  return text.length * 3 > maxBytes && new TextEncoder().encode(text).length > maxBytes
}

function malformed(reader: Reader): MesheError {
  return new MesheError('json.malformed', 'The text is not JSON.', { position: reader.position })
}
