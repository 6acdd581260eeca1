/**
 * Reads CBOR that somebody else wrote, strictly: definite lengths only, nothing after the end, no member twice, no
 * fractions. What it may cost is bounded by the length of the input and by its depth.
 *
 * @module
 */
import { MesheError } from '../meshe-error.ts'
import { type CborValue, majorTypes, simpleValues } from './cbor-value.ts'

const maxDepth = 16
/** Instead of a length: an end mark follows somewhere (RFC 8949, section 3.2). */
const indefinite = 31

/**
 * One whole value of whole numbers that are not negative, texts, bytes, lists and maps: what proofs are made of.
 *
 * @throws MesheError `cbor.malformed`, `cbor.indefinite-length`, `cbor.duplicate-member`, `cbor.trailing-bytes`
 */
export function decodeCbor(bytes: Uint8Array): CborValue {
  return decodeWhole({ bytes, offset: 0, isWide: false })
}

/**
 * One whole value as COSE needs it: negative numbers, tags, truth values and null beside what `decodeCbor` reads.
 *
 * @throws MesheError as `decodeCbor` does
 */
export function decodeWideCbor(bytes: Uint8Array): CborValue {
  return decodeWhole({ bytes, offset: 0, isWide: true })
}

interface Reader {
  readonly bytes: Uint8Array
  readonly isWide: boolean
  offset: number
}

function decodeWhole(reader: Reader): CborValue {
  const value = read(reader, 0)
  if (reader.offset !== reader.bytes.length) {
    throw new MesheError('cbor.trailing-bytes', 'Something stands after the end of the value.')
  }
  return value
}

function read(reader: Reader, depth: number): CborValue {
  if (depth > maxDepth) throw malformed('depth')
  const { majorType, count } = readHead(reader)
  switch (majorType) {
    case majorTypes.number:
      return count
    case majorTypes.bytes:
      return take(reader, count)
    case majorTypes.text:
      return readText(take(reader, count))
    case majorTypes.list:
      expectRoom(reader, count)
      return Array.from({ length: count }, () => read(reader, depth + 1))
    case majorTypes.map:
      return readMap(reader, count, depth)
    default:
      if (reader.isWide) return readWide(reader, { majorType, count, depth })
      throw malformed('kind')
  }
}

interface WideHead {
  readonly majorType: number
  readonly count: number
  readonly depth: number
}

function readWide(reader: Reader, { majorType, count, depth }: WideHead): CborValue {
  switch (majorType) {
    case majorTypes.negative:
      return -1 - count
    case majorTypes.tag:
      return { tag: count, value: read(reader, depth + 1) }
    default: {
      const simple = simpleValues.get(count)
      if (simple === undefined) throw malformed('kind')
      return simple
    }
  }
}

function readMap(reader: Reader, count: number, depth: number): ReadonlyMap<number | string, CborValue> {
  expectRoom(reader, count * 2)
  const map = new Map<number | string, CborValue>()
  for (let index = 0; index < count; index += 1) {
    const name = read(reader, depth + 1)
    if (typeof name !== 'number' && typeof name !== 'string') throw malformed('member')
    if (map.has(name)) throw new MesheError('cbor.duplicate-member', 'A member is there twice.')
    map.set(name, read(reader, depth + 1))
  }
  return map
}

function readHead(reader: Reader): { readonly majorType: number; readonly count: number } {
  const lead = take(reader, 1)[0]!
  const majorType = lead >> 5
  const short = lead & 31
  if (short < 24) return { majorType, count: short }
  if (short === indefinite) throw new MesheError('cbor.indefinite-length', 'The length of a value is not said.')
  if (short > 27 || (majorType === majorTypes.simple && short > 23)) throw malformed('length')
  let count = 0
  for (const byte of take(reader, 2 ** (short - 24))) count = count * 256 + byte
  if (!Number.isSafeInteger(count)) throw malformed('number')
  return { majorType, count }
}

function readText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw malformed('text', cause)
  }
}

function take(reader: Reader, length: number): Uint8Array {
  if (length > reader.bytes.length - reader.offset) throw malformed('truncated')
  const part = reader.bytes.slice(reader.offset, reader.offset + length)
  reader.offset += length
  return part
}

/** Every item takes a byte at least: a list cannot be longer than what is left. */
function expectRoom(reader: Reader, items: number): void {
  if (items > reader.bytes.length - reader.offset) throw malformed('truncated')
}

function malformed(what: string, cause?: unknown): MesheError {
  return new MesheError('cbor.malformed', 'The bytes are not CBOR as it is used here.', { what }, cause)
}
