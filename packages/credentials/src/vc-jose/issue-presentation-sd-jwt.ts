/** Signing a presentation of which parts can be kept back later (`vp+sd-jwt`; VC-JOSE-COSE, section 3.2.2). */
import type { Cryptography, PublicKey } from '../cryptography.ts'
import { numericDateOf } from '../jose/index.ts'
import type { JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { type Concealment, issueSdJwt } from '../sd-jwt/index.ts'
import { checkPresentation, type IssueTokenSettings } from './issue-token.ts'
import { checkTokenClaims, identifierOf } from './token-claims.ts'

export interface IssuePresentationSdJwtSettings extends IssueTokenSettings, Concealment {
  readonly cryptography: Pick<Cryptography, 'sha256' | 'digest' | 'randomBytes'>
  /** The key that a later proof of key binding is made with (`cnf`). Without it `aud` and `nonce` stand in the claims. */
  readonly holderKey?: PublicKey | undefined
}

/** What the verifier must see whoever passes it on. */
const openMembers = ['@context', 'holder', 'iss', 'aud', 'nonce', 'iat', 'exp', 'nbf', 'cnf']

/**
 * @throws MesheError `vc-jose.claim-concealed` for a path into a claim that must stand in the open,
 *   `credential.issuer-mismatch` when the key is not the holder's, and as `checkPresentation`, `checkTokenClaims` and
 *   `issueSdJwt` do
 */
export function issuePresentationSdJwt(
  presentation: JsonObject,
  settings: IssuePresentationSdJwtSettings,
): Promise<string> {
  const { signer, issuedAt, expiresAt, claims, cryptography, holderKey, disclosable, decoys } = settings
  checkPresentation(presentation)
  const kid = signer.verificationMethod
  if (identifierOf(presentation['holder']) !== kid.split('#')[0]) {
    throw new MesheError('credential.issuer-mismatch', 'The key belongs to somebody else.', { owner: 'holder' })
  }
  for (const [name] of disclosable) {
    if (typeof name === 'string' && openMembers.includes(name)) {
      throw new MesheError('vc-jose.claim-concealed', 'This claim must stand in the open.', { claim: name })
    }
  }
  const dates = {
    iat: numericDateOf(issuedAt),
    ...(expiresAt === undefined ? {} : { exp: numericDateOf(expiresAt) }),
  }
  const signed = { ...presentation, ...claims, ...dates }
  const header = { typ: 'vp+sd-jwt', cty: 'vp', kid }
  checkTokenClaims(signed, header, 'holder')
  return issueSdJwt(signed, { signer, cryptography, header, holderKey, disclosable, decoys })
}
