/** The key of whoever signed a credential or a presentation: what the issuer's or holder's own document shows. */
import type { Cryptography, SignatureAlgorithm } from '../cryptography.ts'
import type { DidResolver } from '../did/index.ts'
import { findControllerKey } from '../issuer-keys/index.ts'
import { isSignatureAlgorithm, type TrustedKey } from '../jose/index.ts'
import { asList, type JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { identifierOf } from './token-claims.ts'

export interface VerifyTokenSettings {
  readonly now: Date
  readonly cryptography: Cryptography
  /** Answers the controlled identifier document of a DID, and of a web address where whoever runs this allows it. */
  readonly resolveDid: DidResolver
  readonly algorithms?: readonly SignatureAlgorithm[] | undefined
}

/** What a header says of its key. */
export interface KeyHint {
  readonly keyId: string | null
  readonly algorithm: SignatureAlgorithm
}

/**
 * The key with which a credential may be signed.
 *
 * @throws MesheError `vc-jose.not-a-credential`, `issuer.missing`, and as `findControllerKey` does
 */
export function findIssuerKeyOf(credential: JsonObject, hint: KeyHint, settings: VerifyTokenSettings) {
  if (!asList(credential['type']).includes('VerifiableCredential')) {
    throw new MesheError('vc-jose.not-a-credential', 'The token does not hold a credential.')
  }
  return find({ controller: issuerOf(credential), purpose: 'assertionMethod' }, hint, settings)
}

/** The key with which a holder may present. @throws MesheError as `findControllerKey` does */
export function findHolderKey(holder: string, hint: KeyHint, settings: VerifyTokenSettings): Promise<TrustedKey> {
  return find({ controller: holder, purpose: 'authentication' }, hint, settings)
}

/** @throws MesheError `issuer.missing` */
export function issuerOf(credential: JsonObject): string {
  const issuer = identifierOf(credential['issuer'])
  if (typeof issuer !== 'string') throw new MesheError('issuer.missing', 'The credential does not say who issued it.')
  return issuer
}

/** @throws MesheError `vc-jose.not-a-presentation`, `vc-jose.holder-missing` */
export function holderOf(presentation: JsonObject): string {
  if (!asList(presentation['type']).includes('VerifiablePresentation')) {
    throw new MesheError('vc-jose.not-a-presentation', 'The token does not hold a presentation.')
  }
  const holder = identifierOf(presentation['holder'])
  if (typeof holder !== 'string') throw new MesheError('vc-jose.holder-missing', 'Nobody is said to present this.')
  return holder
}

/** What the header of a token says of its key; the header was judged before. */
export function keyHintOf({ kid, alg }: JsonObject): KeyHint {
  if (!isSignatureAlgorithm(alg)) throw new MesheError('jws.algorithm-not-allowed', 'This algorithm is not allowed.')
  return { keyId: typeof kid === 'string' ? kid : null, algorithm: alg }
}

interface Owner {
  readonly controller: string
  readonly purpose: 'assertionMethod' | 'authentication'
}

function find(owner: Owner, { keyId, algorithm }: KeyHint, { now, resolveDid }: VerifyTokenSettings) {
  return findControllerKey({ ...owner, keyId, algorithm, now }, resolveDid)
}
