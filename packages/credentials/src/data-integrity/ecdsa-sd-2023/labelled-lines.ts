/** Statements with the labels that an issuer's secret gives to blank nodes (vc-di-ecdsa, sections 3.4.2 to 3.4.6). */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { lineOf, type Quad, sortByCodePoints } from '../../json-ld/index.ts'
import { encodeMultibase } from '../../multiformats/index.ts'

/** Label by number of the blank node. */
export type Labels = ReadonlyMap<number, string>

/** The bytes of an issuer's label: HMAC-SHA-256 over the canonical label without its `_:`. */
export function secretLabel(canonicalLabel: string, hmacKey: Uint8Array): Uint8Array {
  return hmac(sha256, hmacKey, new TextEncoder().encode(canonicalLabel.slice(2)))
}

/** The `u` of multibase keeps a label from starting with a sign that N-Quads does not allow there. */
export function writtenLabel(bytes: Uint8Array): string {
  return `_:${encodeMultibase(bytes, 'base64url')}`
}

/** The distinct lines in their order. */
export function linesWith(quads: readonly Quad[], labels: Labels): readonly string[] {
  return sortByCodePoints([...new Set(quads.map((quad) => lineOf(quad, (blank) => labels.get(blank) ?? '_:')))])
}
