/** What is asked of a presentation, and the credentials that stand in it (VC-JOSE-COSE, section 3.1.2). */
import { asList, type JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { type OpenedEnvelope, openEnvelope } from './envelope.ts'

export interface PresentationExpectations {
  /** The one who asked. */
  readonly audience?: string | undefined
  /** The nonce that was asked with. */
  readonly nonce?: string | undefined
}

export interface VerifiedPresentationToken {
  /** Of a token its header; of a COSE message the claims of its header. */
  readonly header: JsonObject
  readonly presentation: JsonObject
  readonly holder: string
  readonly keyId: string | null
  /** The credentials as tokens, each still to be verified. */
  readonly credentials: readonly OpenedEnvelope[]
}

const maxCredentials = 50

/** @throws MesheError `vc-jose.credential-unsecured` (not in an envelope, or too many), and as `openEnvelope` does */
export function presentedCredentials(presentation: JsonObject): readonly OpenedEnvelope[] {
  const credentials = asList(presentation['verifiableCredential'])
  if (credentials.length > maxCredentials) throw unsecured()
  return credentials.map((credential) => {
    const opened = openEnvelope(credential)
    if (opened?.type !== 'EnvelopedVerifiableCredential') throw unsecured()
    return opened
  })
}

/** @throws MesheError `vc-jose.nonce-mismatch` */
export function checkNonce(claims: JsonObject, nonce: string | undefined): void {
  if (nonce !== undefined && claims['nonce'] !== nonce) {
    throw new MesheError('vc-jose.nonce-mismatch', 'The presentation answers another question.')
  }
}

function unsecured(): MesheError {
  return new MesheError('vc-jose.credential-unsecured', 'A credential in the presentation is not secured.')
}
