/** What the proofs here need of CBOR (RFC 8949): whole numbers that are not negative, texts, bytes, lists and maps. */
export type CborValue = number | string | Uint8Array | readonly CborValue[] | ReadonlyMap<number | string, CborValue>

/** Major types (RFC 8949, section 3.1). */
export const majorTypes = { number: 0, bytes: 2, text: 3, list: 4, map: 5 } as const
