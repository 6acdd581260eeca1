/**
 * Salted hashes of a learner's identity (Open Badges 3.0, IdentityObject and IdentityHash).
 *
 * @module
 */
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
    const digest = await cryptography.sha256(new TextEncoder().encode(spelling + identity.salt))
    if (identity.identityHash.toLowerCase() === `sha256$${hexadecimal(digest)}`) return true
  }
  return false
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
