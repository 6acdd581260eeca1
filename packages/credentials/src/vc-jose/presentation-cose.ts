/** A presentation as a COSE message (`vp+cose`; VC-JOSE-COSE, section 3.3.2): the question is answered in the signed header. */
import { signCoseSign1, verifyCoseSign1 } from '../cose/index.ts'
import { checkClaims, readClaims, signatureAlgorithms } from '../jose/index.ts'
import type { JsonObject } from '../json/index.ts'
import { claimsBeside, coseHeaderOf } from './cose-claims.ts'
import { findHolderKey, holderOf, type VerifyTokenSettings } from './find-owner-key.ts'
import { checkPresentation, type IssueTokenSettings } from './issue-token.ts'
import {
  checkNonce,
  type PresentationExpectations,
  presentedCredentials,
  type VerifiedPresentationToken,
} from './presented-credentials.ts'
import { checkTokenClaims } from './token-claims.ts'

const type = 'vp+cose'

/**
 * @throws MesheError `vc-jose.not-a-presentation`, `vc-jose.credential-unsecured`, `credential.issuer-mismatch` when the
 *   key is not the holder's, and as `checkTokenClaims` does
 */
export function issuePresentationCose(presentation: JsonObject, settings: IssueTokenSettings): Promise<Uint8Array> {
  checkPresentation(presentation)
  const header = coseHeaderOf(presentation, { ...settings, owner: 'holder', type, contentType: 'vp' })
  return signCoseSign1(new TextEncoder().encode(JSON.stringify(presentation)), { signer: settings.signer, header })
}

/**
 * Verifies who presents; the credentials inside are only taken out of their envelopes.
 *
 * @throws MesheError as `verifyCoseSign1`, `findHolderKey`, `holderOf`, `checkTokenClaims`, `claimsBeside`, `checkClaims`
 *   and `presentedCredentials` do; `vc-jose.nonce-mismatch`
 */
export async function verifyPresentationCose(
  message: Uint8Array,
  settings: VerifyTokenSettings & PresentationExpectations,
): Promise<VerifiedPresentationToken> {
  const { cryptography, algorithms = signatureAlgorithms, now, audience, nonce } = settings
  const { header, payload } = await verifyCoseSign1(message, {
    cryptography,
    algorithms,
    types: [type],
    contentTypes: ['vp'],
    findKey: (hint, bytes) => findHolderKey(holderOf(readClaims(bytes)), hint, settings),
  })
  const document = readClaims(payload)
  checkTokenClaims(document, header.claims, 'holder')
  const presentation = claimsBeside(document, header.claims)
  checkClaims(presentation, { now, audience })
  checkNonce(presentation, nonce)
  const { keyId, claims } = header
  const credentials = presentedCredentials(presentation)
  return { header: claims, presentation, holder: holderOf(presentation), keyId, credentials }
}
