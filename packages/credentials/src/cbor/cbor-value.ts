/** What is written and read here of CBOR (RFC 8949). */
export type CborValue =
  | number
  | string
  | boolean
  | null
  | Uint8Array
  | CborTag
  | readonly CborValue[]
  | ReadonlyMap<number | string, CborValue>

/** A value with a number that says what it is (RFC 8949, section 3.4). */
export interface CborTag {
  readonly tag: number
  readonly value: CborValue
}

/** Major types (RFC 8949, section 3.1). */
export const majorTypes = { number: 0, negative: 1, bytes: 2, text: 3, list: 4, map: 5, tag: 6, simple: 7 } as const

/** Simple values (RFC 8949, section 3.3). */
export const simpleValues: ReadonlyMap<number, boolean | null> = new Map([
  [20, false],
  [21, true],
  [22, null],
])

export function isCborTag(value: CborValue): value is CborTag {
  return typeof value === 'object' && value !== null && 'tag' in value
}
