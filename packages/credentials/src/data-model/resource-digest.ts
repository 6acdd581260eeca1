/** Whether a resource is the one that a credential names by its digest (VC Data Model 2.0, section 5.3 Integrity of Related Resources). */
import type { Cryptography, DigestAlgorithm } from '../cryptography.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { decodeMultibase, encodeHex } from '../multiformats/index.ts'

export type DigestJudgement = 'matches' | 'differs' | 'unsupported'

/** Multihash codes (Controlled Identifiers 1.0, section 2.5 Multihash) with the length of the hash in bytes. */
const multihashes: Readonly<Record<number, { readonly algorithm: DigestAlgorithm; readonly length: number }>> = {
  18: { algorithm: 'sha-256', length: 32 },
  19: { algorithm: 'sha-512', length: 64 },
  32: { algorithm: 'sha-384', length: 48 },
}
const strengths = ['256', '384', '512']

/**
 * Every digest that is given must match. Of several in `digestSRI` the strongest kind counts, and one of that kind is enough
 * (Subresource Integrity, section 3.3.4).
 *
 * @returns `unsupported` when a digest is of a kind that is not known here, `differs` before that
 */
export async function judgeResourceDigest(
  { digestSRI, digestMultibase }: JsonObject,
  bytes: Uint8Array,
  cryptography: Pick<Cryptography, 'digest'>,
): Promise<DigestJudgement> {
  const judgements: DigestJudgement[] = []
  if (typeof digestSRI === 'string') judgements.push(await judgeSri(digestSRI, bytes, cryptography))
  if (typeof digestMultibase === 'string') judgements.push(await judgeMultibase(digestMultibase, bytes, cryptography))
  if (judgements.includes('differs')) return 'differs'
  return judgements.length > 0 && judgements.every((judgement) => judgement === 'matches') ? 'matches' : 'unsupported'
}

type Digesting = Pick<Cryptography, 'digest'>

async function judgeSri(text: string, bytes: Uint8Array, { digest }: Digesting): Promise<DigestJudgement> {
  const hashes = [...text.matchAll(/(?:^|\s)sha(256|384|512)-([A-Za-z0-9+/_-]+={0,2})/g)]
  const strongest = strengths.findLast((strength) => hashes.some((hash) => hash[1] === strength))
  if (strongest === undefined) return 'unsupported'
  const actual = encodeHex(await digest(`sha-${strongest}` as DigestAlgorithm, bytes))
  const isMatch = hashes.some((hash) => hash[1] === strongest && hexOfBase64(hash[2] ?? '') === actual)
  return isMatch ? 'matches' : 'differs'
}

async function judgeMultibase(text: string, bytes: Uint8Array, { digest }: Digesting): Promise<DigestJudgement> {
  const multihash = lookBytes(text)
  const kind = multihash === null ? undefined : multihashes[multihash[0] ?? 0]
  if (multihash === null || kind === undefined) return 'unsupported'
  if (multihash[1] !== kind.length || multihash.length !== 2 + kind.length) return 'differs'
  return encodeHex(multihash.slice(2)) === encodeHex(await digest(kind.algorithm, bytes)) ? 'matches' : 'differs'
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
