/** Reading an SD-JWT without judging it: what it claims, as far as its holder shows it (RFC 9901, section 7.1). */
import type { Cryptography } from '../cryptography.ts'
import { decodeCompactJws, readClaims } from '../jose/index.ts'
import type { JsonObject } from '../json/index.ts'
import { type Disclosure, digestAlgorithmOf, hashName, hashWith, readDisclosure, runHashing } from './disclosure.ts'
import { type RevealedClaims, revealClaims } from './reveal-claims.ts'
import { splitSdJwt } from './sd-jwt-parts.ts'

export interface OpenedSdJwt {
  /** With what the holder shows; a disclosure that no digest stands for is refused, never shown. */
  readonly claims: JsonObject
  /** As the issuer wrote them, digests and all. */
  readonly signedClaims: JsonObject
  /** How many digests stay closed: claims kept back, and decoys. */
  readonly concealedCount: number
}

/**
 * Opens an SD-JWT. Opening is not verifying: nobody has looked at the signature.
 *
 * @throws MesheError as `splitSdJwt`, `decodeCompactJws`, `readDisclosure` and `revealClaims` do
 */
export async function openSdJwt(
  text: string,
  cryptography: Pick<Cryptography, 'sha256' | 'digest'>,
): Promise<OpenedSdJwt> {
  const { jwt, disclosures } = splitSdJwt(text)
  const signedClaims = readClaims(decodeCompactJws(jwt).payload)
  const { claims, concealedCount } = await revealDisclosures(signedClaims, disclosures, cryptography)
  return { claims, signedClaims, concealedCount }
}

/** Puts disclosures, as they are sent, into the payload that their digests stand in. */
export async function revealDisclosures(
  payload: JsonObject,
  disclosures: readonly string[],
  cryptography: Pick<Cryptography, 'sha256' | 'digest'>,
): Promise<RevealedClaims> {
  const hash = hashWith(digestAlgorithmOf(payload[hashName]), cryptography)
  return revealClaims(payload, await runHashing(readAll(disclosures), hash))
}

function* readAll(texts: readonly string[]) {
  const disclosures: Disclosure[] = []
  for (const text of texts) disclosures.push(yield* readDisclosure(text))
  return disclosures
}
