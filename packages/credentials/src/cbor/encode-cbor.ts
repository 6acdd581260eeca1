/** Writes CBOR with definite lengths and the shortest heads (RFC 8949, section 4.2.1), members of maps in the order given. */
import { type CborValue, isCborTag, majorTypes, simpleValues } from './cbor-value.ts'

/** @throws RangeError for a number that is not whole or beyond 2^53 - 1: that is a bug of the caller. */
export function encodeCbor(value: CborValue): Uint8Array {
  const parts: Uint8Array[] = []
  write(value, parts)
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.length
  }
  return bytes
}

function write(value: CborValue, parts: Uint8Array[]): void {
  if (typeof value === 'number') {
    parts.push(value < 0 ? headOf(majorTypes.negative, -1 - value) : headOf(majorTypes.number, value))
    return
  }
  if (typeof value === 'boolean' || value === null) {
    for (const [simple, meaning] of simpleValues) if (meaning === value) parts.push(headOf(majorTypes.simple, simple))
    return
  }
  if (typeof value === 'string') {
    const text = new TextEncoder().encode(value)
    parts.push(headOf(majorTypes.text, text.length), text)
    return
  }
  if (value instanceof Uint8Array) {
    parts.push(headOf(majorTypes.bytes, value.length), value)
    return
  }
  if (value instanceof Map) {
    parts.push(headOf(majorTypes.map, value.size))
    for (const [name, inner] of value as ReadonlyMap<number | string, CborValue>) {
      write(name, parts)
      write(inner, parts)
    }
    return
  }
  if (isCborTag(value)) {
    parts.push(headOf(majorTypes.tag, value.tag))
    write(value.value, parts)
    return
  }
  const items = value as readonly CborValue[]
  parts.push(headOf(majorTypes.list, items.length))
  for (const item of items) write(item, parts)
}

function headOf(majorType: number, count: number): Uint8Array {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('CBOR here holds whole numbers.')
  const lead = majorType << 5
  if (count < 24) return Uint8Array.of(lead | count)
  const width = count < 0x100 ? 1 : count < 0x1_0000 ? 2 : count < 0x1_0000_0000 ? 4 : 8
  const head = new Uint8Array(1 + width)
  head[0] = lead | (24 + Math.log2(width))
  for (let index = width, rest = count; index > 0; index -= 1, rest = Math.floor(rest / 256)) head[index] = rest % 256
  return head
}
