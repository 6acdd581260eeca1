/** CBOR (RFC 8949) as far as credentials need it, strict. */
export type { CborValue } from './cbor-value.ts'
export { decodeCbor } from './decode-cbor.ts'
export { encodeCbor } from './encode-cbor.ts'
