/** Bytes and keys as text: base58btc, base64url, multibase and Multikey. */
export { decodeBase58, encodeBase58 } from './base58.ts'
export { encodeBase64, lookBase64 } from './base64.ts'
export { decodeBase64url, encodeBase64url } from './base64url.ts'
export { decodeHex, encodeHex } from './hex.ts'
export { decodeMultibase, encodeMultibase, type MultibaseEncoding } from './multibase.ts'
export {
  decodeMultikey,
  decodeMultikeyBytes,
  encodeEd25519Multikey,
  encodeMultikey,
  encodeMultikeyBytes,
} from './multikey.ts'
