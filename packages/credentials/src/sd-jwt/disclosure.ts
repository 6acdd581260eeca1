/** Disclosures: the salted texts that open what an SD-JWT conceals (RFC 9901, section 4.2). */
import type { Cryptography, DigestAlgorithm, Eventually } from '../cryptography.ts'
import { type JsonValue, parseJson } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { decodeBase64url, encodeBase64url } from '../multiformats/index.ts'

export interface Disclosure {
  /** As it is sent, base64url. */
  readonly text: string
  readonly digest: string
  /** Null for an element of a list. */
  readonly name: string | null
  readonly value: JsonValue
}

/** Names that the format keeps to itself (sections 4.1 and 4.2.4.1). */
export const digestsName = '_sd'
export const elementName = '...'
export const hashName = '_sd_alg'
const forbiddenNames = new Set([digestsName, elementName, '__proto__'])

/** Limits of one disclosure and of all. */
export const maxDisclosures = 1000
const valueLimits = { maxBytes: 256 * 1024, maxDepth: 64, maxNodes: 20_000 }

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** A computation that asks for digests one by one, so that it runs at once wherever hashing answers at once. */
export type Hashing<T> = Generator<Uint8Array, T, Uint8Array>

export async function runHashing<T>(
  hashing: Hashing<T>,
  hash: (bytes: Uint8Array) => Eventually<Uint8Array>,
): Promise<T> {
  let step = hashing.next()
  while (step.done !== true) {
    const digest = hash(step.value)
    step = hashing.next(digest instanceof Uint8Array ? digest : await digest)
  }
  return step.value
}

/** The hash function that `_sd_alg` names; without it SHA-256 (section 4.1.1). @throws MesheError `sd-jwt.hash-not-allowed` */
export function digestAlgorithmOf(name: JsonValue | undefined): DigestAlgorithm {
  if (name === undefined) return 'sha-256'
  if (name === 'sha-256' || name === 'sha-384' || name === 'sha-512') return name
  throw new MesheError('sd-jwt.hash-not-allowed', 'The hash function of the token is not used here.')
}

export function hashWith(
  algorithm: DigestAlgorithm,
  cryptography: Pick<Cryptography, 'sha256' | 'digest'>,
): (bytes: Uint8Array) => Eventually<Uint8Array> {
  if (algorithm === 'sha-256') return (bytes) => cryptography.sha256(bytes)
  return (bytes) => cryptography.digest(algorithm, bytes)
}

/** Writes a disclosure; the value holds its own concealed parts already. */
export function* makeDisclosure(salt: string, name: string | null, value: JsonValue): Hashing<Disclosure> {
  const content = name === null ? [salt, value] : [salt, name, value]
  const text = encodeBase64url(encoder.encode(JSON.stringify(content)))
  return { text, digest: encodeBase64url(yield encoder.encode(text)), name, value }
}

/** Reads a disclosure. @throws MesheError `sd-jwt.disclosure-malformed` or a code of `parseJson` */
export function* readDisclosure(text: string): Hashing<Disclosure> {
  const content = parseJson(decodeText(text), valueLimits)
  if (!Array.isArray(content) || content.length < 2 || content.length > 3) throw malformed()
  const [salt, name] = content
  if (typeof salt !== 'string') throw malformed()
  if (content.length === 3 && (typeof name !== 'string' || forbiddenNames.has(name))) throw malformed()
  const digest = encodeBase64url(yield encoder.encode(text))
  return { text, digest, name: content.length === 3 ? name : null, value: content.at(-1) }
}

function decodeText(text: string): string {
  try {
    return decoder.decode(decodeBase64url(text))
  } catch (cause) {
    throw malformed(cause)
  }
}

function malformed(cause?: unknown): MesheError {
  return new MesheError('sd-jwt.disclosure-malformed', 'A disclosure is not as the norm has it.', {}, cause)
}
