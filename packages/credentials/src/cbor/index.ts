/** CBOR (RFC 8949) as far as credentials need it, strict. */
export { type CborTag, type CborValue, isCborTag } from './cbor-value.ts'
export { decodeCbor, decodeWideCbor } from './decode-cbor.ts'
export { encodeCbor } from './encode-cbor.ts'
