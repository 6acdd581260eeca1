/** Whether a resource is the one that a credential names by its digest (VC Data Model 2.0, section 5.3 Integrity of Related Resources). */
import type { Cryptography, DigestAlgorithm } from '../cryptography.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { decodeMultibase, encodeHex } from '../multiformats/index.ts'

export type DigestJudgement = 'matches' | 'differs' | 'unsupported'

/** Multihash codes (Controlled Identifiers 1.0, section 2.5 Multihash); the length follows the code. */
const multihashes: Readonly<Record<number, DigestAlgorithm>> = { 18: 'sha-256', 19: 'sha-512', 32: 'sha-384' }
/** Issuers write digests without that head too, the W3C's own test suite among them; those have other lengths, so that none is mistaken. */
const lengths: Readonly<Record<number, DigestAlgorithm>> = { 32: 'sha-256', 48: 'sha-384', 64: 'sha-512' }
const strengths = ['256', '384', '512'] as const

/** The digests of one resource in lower-case hexadecimal. */
export type Digests = Readonly<Record<DigestAlgorithm, string>>

/** What a resource says of itself, for `judgeDigests`. */
export async function digestsOf(bytes: Uint8Array, { digest }: Pick<Cryptography, 'digest'>): Promise<Digests> {
  return {
    'sha-256': encodeHex(await digest('sha-256', bytes)),
    'sha-384': encodeHex(await digest('sha-384', bytes)),
    'sha-512': encodeHex(await digest('sha-512', bytes)),
  }
}

/**
 * Every digest that is given must match. Of several in `digestSRI` the strongest kind counts, and one of that kind is enough
 * (Subresource Integrity, section 3.3.4).
 *
 * @returns `differs` when one does not match, else `unsupported` when one is of a kind that is not known here
 */
export function judgeDigests({ digestSRI, digestMultibase }: JsonObject, digests: Digests): DigestJudgement {
  const judgements: DigestJudgement[] = []
  if (typeof digestSRI === 'string') judgements.push(judgeSri(digestSRI, digests))
  if (typeof digestMultibase === 'string') judgements.push(judgeMultibase(digestMultibase, digests))
  if (judgements.includes('differs')) return 'differs'
  return judgements.length > 0 && judgements.every((judgement) => judgement === 'matches') ? 'matches' : 'unsupported'
}

function judgeSri(text: string, digests: Digests): DigestJudgement {
  const hashes = [...text.matchAll(/(?:^|\s)sha(256|384|512)-([A-Za-z0-9+/_-]+={0,2})/g)]
  const strongest = strengths.findLast((strength) => hashes.some((hash) => hash[1] === strength))
  if (strongest === undefined) return 'unsupported'
  const actual = digests[`sha-${strongest}`]
  return hashes.some((hash) => hash[1] === strongest && hexOfBase64(hash[2] ?? '') === actual) ? 'matches' : 'differs'
}

function judgeMultibase(text: string, digests: Digests): DigestJudgement {
  const multihash = lookBytes(text)
  const bare = multihash === null ? undefined : lengths[multihash.length]
  if (multihash !== null && bare !== undefined) {
    if (encodeHex(multihash) === digests[bare]) return 'matches'
    return multihash[1] === multihash.length - 2 ? 'unsupported' : 'differs'
  }
  const algorithm = multihash === null ? undefined : multihashes[multihash[0] ?? 0]
  if (multihash === null || algorithm === undefined) return 'unsupported'
  const isMatch = multihash[1] === multihash.length - 2 && encodeHex(multihash.slice(2)) === digests[algorithm]
  return isMatch ? 'matches' : 'differs'
}

function lookBytes(text: string): Uint8Array | null {
  try {
    return decodeMultibase(text)
  } catch (error) {
    if (error instanceof MesheError) return null
    throw error
  }
}

/** base64 in either alphabet, with its padding or without; empty for anything else. */
function hexOfBase64(text: string): string {
  const plain = text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
  const bytes = lookBytes(`u${plain}`)
  return bytes === null ? '' : encodeHex(bytes)
}
