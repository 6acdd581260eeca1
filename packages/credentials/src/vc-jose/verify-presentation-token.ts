/**
 * Verifying a presentation that is a token: the holder's signature for this question (VC-JOSE-COSE, sections 3.1.2 and
 * 3.2.2), whole (`vp+jwt`) or with selective disclosure (`vp+sd-jwt`).
 *
 * @module
 */
import { checkClaims, readClaims, signatureAlgorithms, verifyCompactJws } from '../jose/index.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { type VerifiedSdJwt, verifySdJwt } from '../sd-jwt/index.ts'
import { findHolderKey, holderOf, keyHintOf, type VerifyTokenSettings } from './find-owner-key.ts'
import {
  checkNonce,
  type PresentationExpectations,
  presentedCredentials,
  type VerifiedPresentationToken,
} from './presented-credentials.ts'
import { checkTokenClaims, identifierOf } from './token-claims.ts'

type Settings = VerifyTokenSettings & PresentationExpectations

/** What decides about a presentation stands in the open: whoever passes it on could keep it back otherwise. */
const openClaims = ['iss', 'aud', 'nonce', 'exp', 'nbf', 'iat', 'cnf']

/**
 * Verifies who presents; the credentials inside are only taken out of their envelopes. A token with selective disclosure
 * that names a key (`cnf`) answers the question by a proof of that key; any other by its own `aud` and `nonce`.
 *
 * @throws MesheError as `verifyCompactJws` or `verifySdJwt`, `findHolderKey`, `holderOf`, `checkTokenClaims`,
 *   `checkClaims` and `presentedCredentials` do; `vc-jose.nonce-mismatch`, `vc-jose.claim-concealed`
 */
export async function verifyPresentationToken(token: string, settings: Settings): Promise<VerifiedPresentationToken> {
  const { header, presentation } = token.includes('~')
    ? await verifySelective(token, settings)
    : await verifyWhole(token, settings)
  checkTokenClaims(presentation, header, 'holder')
  const { keyId } = keyHintOf(header)
  const holder = holderOf(presentation)
  return { header, presentation, holder, keyId, credentials: presentedCredentials(presentation) }
}

async function verifyWhole(token: string, settings: Settings) {
  const { cryptography, algorithms = signatureAlgorithms, now, audience, nonce } = settings
  const { header, payload } = await verifyCompactJws(token, {
    cryptography,
    algorithms,
    types: ['vp+jwt'],
    contentTypes: ['vp'],
    findKey: (head, bytes) => findHolderKey(holderOf(readClaims(bytes)), keyHintOf(head), settings),
  })
  const presentation = readClaims(payload)
  checkClaims(presentation, { now, audience })
  checkNonce(presentation, nonce)
  return { header, presentation }
}

async function verifySelective(token: string, settings: Settings) {
  const { cryptography, algorithms = signatureAlgorithms, now, audience, nonce } = settings
  const isBound = (signed: JsonObject) => signed['cnf'] !== undefined
  const verify = (keyBinding?: { readonly audience: string; readonly nonce: string; readonly now: Date }) =>
    verifySdJwt(token, {
      cryptography,
      algorithms,
      types: ['vp+sd-jwt'],
      contentTypes: ['vp'],
      keyBinding,
      findKey: (head, bytes) => findHolderKey(signedHolderOf(readClaims(bytes)), keyHintOf(head), settings),
    })
  let verified = await verify()
  checkOpen(verified)
  const isAsked = audience !== undefined && nonce !== undefined
  if (isAsked && isBound(verified.signedClaims)) {
    verified = await verify({ audience, nonce, now })
    checkClaims(verified.claims, { now })
  } else {
    checkClaims(verified.claims, { now, audience })
    checkNonce(verified.claims, nonce)
  }
  const { header, claims } = verified
  if (holderOf(claims) !== signedHolderOf(verified.signedClaims)) {
    throw new MesheError('vc-jose.claim-contradiction', 'The holder shown is not the one who signed.', { claim: 'iss' })
  }
  return { header, presentation: claims }
}

/** Who signed must stand in the open: as `holder`, or as `iss` where the holder is a disclosure. */
function signedHolderOf(signed: JsonObject): string {
  const holder = identifierOf(signed['holder']) ?? signed['iss']
  if (typeof holder !== 'string') throw new MesheError('vc-jose.holder-missing', 'Nobody is said to present this.')
  return holder
}

function checkOpen({ disclosed }: VerifiedSdJwt): void {
  for (const [name] of disclosed) {
    if (typeof name === 'string' && openClaims.includes(name)) {
      throw new MesheError('vc-jose.claim-concealed', 'This claim must stand in the open.', { claim: name })
    }
  }
}
