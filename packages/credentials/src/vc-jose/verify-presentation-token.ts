/** Verifying a presentation that is a token (`vp+jwt`): the holder's signature for this question (VC-JOSE-COSE, section 3.1.2). */
import { findControllerKey } from '../issuer-keys/index.ts'
import { checkClaims, readClaims, signatureAlgorithms, verifyCompactJws } from '../jose/index.ts'
import { asList, type JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { type OpenedEnvelope, openEnvelope } from './envelope.ts'
import { checkTokenClaims, identifierOf } from './token-claims.ts'
import { algorithmOf, keyIdOf, type VerifyTokenSettings } from './verify-credential-token.ts'

export interface PresentationExpectations {
  /** The one who asked. */
  readonly audience?: string | undefined
  /** The nonce that was asked with. */
  readonly nonce?: string | undefined
}

export interface VerifiedPresentationToken {
  readonly header: JsonObject
  readonly presentation: JsonObject
  readonly holder: string
  /** The credentials as tokens, each still to be verified. */
  readonly credentials: readonly OpenedEnvelope[]
}

const maxCredentials = 50

/**
 * Verifies who presents; the credentials inside are only taken out of their envelopes.
 *
 * @throws MesheError as `verifyCompactJws`, `findControllerKey`, `checkTokenClaims`, `checkClaims` and `openEnvelope` do;
 *   `vc-jose.not-a-presentation`, `vc-jose.holder-missing`, `vc-jose.credential-unsecured` (a credential that is not in an
 *   envelope), `vc-jose.nonce-mismatch`
 */
export async function verifyPresentationToken(
  token: string,
  settings: VerifyTokenSettings & PresentationExpectations,
): Promise<VerifiedPresentationToken> {
  const { cryptography, algorithms = signatureAlgorithms, now, resolveDid, audience, nonce } = settings
  const { header, payload } = await verifyCompactJws(token, {
    cryptography,
    algorithms,
    types: ['vp+jwt'],
    contentTypes: ['vp'],
    findKey: (head, bytes) => {
      const request = {
        controller: holderOf(readClaims(bytes)),
        keyId: keyIdOf(head),
        algorithm: algorithmOf(head),
        now,
      }
      return findControllerKey({ ...request, purpose: 'authentication' }, resolveDid)
    },
  })
  const presentation = readClaims(payload)
  checkTokenClaims(presentation, header, 'holder')
  checkClaims(presentation, { now, audience })
  if (nonce !== undefined && presentation['nonce'] !== nonce) {
    throw new MesheError('vc-jose.nonce-mismatch', 'The presentation answers another question.')
  }
  return { header, presentation, holder: holderOf(presentation), credentials: credentialsOf(presentation) }
}

function holderOf(presentation: JsonObject): string {
  if (!asList(presentation['type']).includes('VerifiablePresentation')) {
    throw new MesheError('vc-jose.not-a-presentation', 'The token does not hold a presentation.')
  }
  const holder = identifierOf(presentation['holder'])
  if (typeof holder !== 'string') throw new MesheError('vc-jose.holder-missing', 'Nobody is said to present this.')
  return holder
}

function credentialsOf(presentation: JsonObject): readonly OpenedEnvelope[] {
  const credentials = asList(presentation['verifiableCredential'])
  if (credentials.length > maxCredentials) throw unsecured()
  return credentials.map((credential) => {
    const opened = openEnvelope(credential)
    if (opened?.type !== 'EnvelopedVerifiableCredential') throw unsecured()
    return opened
  })
}

function unsecured(): MesheError {
  return new MesheError('vc-jose.credential-unsecured', 'A credential in the presentation is not secured.')
}
