/**
 * Salted hashes of a learner's identity (Open Badges 3.0, IdentityObject and IdentityHash).
 *
 * @module
 */
import { md5 } from '@noble/hashes/legacy.js'
import type { Cryptography } from '../cryptography.ts'

/**
 * `sha256$` and the hexadecimal SHA-256 of the value followed by the salt, both in UTF-8.
 * The norm leaves the normalisation of mail addresses open; MESHE trims and lower-cases them before hashing.
 */
export async function hashIdentity(mailAddress: string, salt: string, cryptography: Cryptography): Promise<string> {
  return `sha256$${hexadecimal(await cryptography.sha256(new TextEncoder().encode(normalized(mailAddress) + salt)))}`
}

/** Whether a mail address is the one behind a hash; both normalisations in use are tried: as written and lower-cased. */
export async function matchesIdentityHash(
  identity: { readonly identityHash: string; readonly salt: string },
  mailAddress: string,
  cryptography: Cryptography,
): Promise<boolean> {
  for (const spelling of new Set([mailAddress, normalized(mailAddress)])) {
    if (await isHashOf(identity, spelling, cryptography)) return true
  }
  return false
}

/** Whether this exact value, with the salt behind it, has this hash; the norm knows `sha256$` and `md5$`. */
export async function isHashOf(
  { identityHash, salt }: { readonly identityHash: string; readonly salt: string },
  value: string,
  cryptography: Cryptography,
): Promise<boolean> {
  const bytes = new TextEncoder().encode(value + salt)
  const hash = identityHash.toLowerCase()
  if (hash.startsWith('md5$')) return hash === `md5$${hexadecimal(md5(bytes))}`
  return hash === `sha256$${hexadecimal(await cryptography.sha256(bytes))}`
}

/** A `urn:uuid:` of version 8 (RFC 9562, section 5.8) derived from a name: the same name gives the same identifier. */
export async function deriveIdentifier(name: string, cryptography: Cryptography): Promise<string> {
  const bytes = (await cryptography.sha256(new TextEncoder().encode(name))).slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const digits = hexadecimal(bytes)
  return `urn:uuid:${[digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join('-')}`
}

function normalized(mailAddress: string): string {
  return mailAddress.trim().toLowerCase()
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
