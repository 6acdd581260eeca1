/** A credential as a COSE message (`vc+cose`; VC-JOSE-COSE, section 3.3.1): what is signed is the credential in JSON. */
import { signCoseSign1, verifyCoseSign1 } from '../cose/index.ts'
import { readClaims, signatureAlgorithms } from '../jose/index.ts'
import type { JsonObject } from '../json/index.ts'
import { claimsBeside, coseHeaderOf } from './cose-claims.ts'
import { findIssuerKeyOf, issuerOf, type VerifyTokenSettings } from './find-owner-key.ts'
import { checkUnsecuredCredential, type IssueTokenSettings } from './issue-token.ts'
import { checkTokenClaims } from './token-claims.ts'
import type { VerifiedCredentialToken } from './verify-credential-token.ts'

const type = 'vc+cose'

/**
 * @throws MesheError `credential.malformed`, `credential.proof-present`, `credential.issuer-mismatch` when the key is not
 *   the issuer's, and as `checkTokenClaims` does
 */
export function issueCredentialCose(credential: JsonObject, settings: IssueTokenSettings): Promise<Uint8Array> {
  checkUnsecuredCredential(credential)
  const header = coseHeaderOf(credential, { ...settings, owner: 'issuer', type, contentType: 'vc' })
  return signCoseSign1(new TextEncoder().encode(JSON.stringify(credential)), { signer: settings.signer, header })
}

/**
 * Verifies the signature with the key that the issuer's document allows for assertions. Shape, dates and status are the
 * caller's matter; dates of the header stand among the members of the credential, as in a token.
 *
 * @throws MesheError as `verifyCoseSign1`, `findIssuerKeyOf`, `checkTokenClaims` and `claimsBeside` do
 */
export async function verifyCredentialCose(
  message: Uint8Array,
  settings: VerifyTokenSettings,
): Promise<VerifiedCredentialToken> {
  const { cryptography, algorithms = signatureAlgorithms } = settings
  const { header, payload } = await verifyCoseSign1(message, {
    cryptography,
    algorithms,
    types: [type],
    contentTypes: ['vc'],
    findKey: (hint, bytes) => findIssuerKeyOf(readClaims(bytes), hint, settings),
  })
  const document = readClaims(payload)
  checkTokenClaims(document, header.claims, 'issuer')
  const credential = claimsBeside(document, header.claims)
  const { keyId, claims } = header
  return { header: claims, credential, issuer: issuerOf(credential), keyId, hasConcealedMembers: false }
}
