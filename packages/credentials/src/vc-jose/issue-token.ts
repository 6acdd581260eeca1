/** Signing a credential or a presentation as a token (VC-JOSE-COSE, sections 3.1.1 and 3.1.2). */
import type { Signer } from '../cryptography.ts'
import { checkCredentialShape } from '../data-model/index.ts'
import { numericDateOf, signCompactJws } from '../jose/index.ts'
import { asList, type JsonObject } from '../json/index.ts'
import { MesheError } from '../meshe-error.ts'
import { openEnvelope } from './envelope.ts'
import { checkTokenClaims, identifierOf } from './token-claims.ts'

export interface IssueTokenSettings {
  /** Its `verificationMethod` becomes `kid`, and must be one of the issuer's or holder's own. */
  readonly signer: Signer
  readonly issuedAt: Date
  /** When the signature ends; the credential says by itself how long it is valid. */
  readonly expiresAt?: Date | undefined
  /** Further claims: `aud` and `nonce` of a presentation, `cnf` of a credential. */
  readonly claims?: JsonObject | undefined
}

/**
 * @throws MesheError `credential.malformed` (shape of the data model), `credential.proof-present`,
 *   `credential.issuer-mismatch` when the key is not the issuer's, and as `checkTokenClaims` does
 */
export async function issueCredentialToken(credential: JsonObject, settings: IssueTokenSettings): Promise<string> {
  checkUnsecuredCredential(credential)
  return sign(credential, { ...settings, owner: 'issuer', kind: 'vc' })
}

/** @throws MesheError `credential.malformed`, `credential.proof-present` */
export function checkUnsecuredCredential(credential: JsonObject): void {
  const [fault] = checkCredentialShape(credential)
  if (fault !== undefined) throw new MesheError('credential.malformed', fault.message, { fault: fault.code })
  if (credential['proof'] !== undefined) {
    throw new MesheError('credential.proof-present', 'The credential carries a proof already.')
  }
}

/**
 * @throws MesheError `vc-jose.not-a-presentation`, `vc-jose.credential-unsecured`, `credential.issuer-mismatch` when the
 *   key is not the holder's, and as `checkTokenClaims` does
 */
export async function issuePresentationToken(presentation: JsonObject, settings: IssueTokenSettings): Promise<string> {
  checkPresentation(presentation)
  return sign(presentation, { ...settings, owner: 'holder', kind: 'vp' })
}

/** @throws MesheError `vc-jose.not-a-presentation`, `vc-jose.credential-unsecured` */
export function checkPresentation(presentation: JsonObject): void {
  if (!asList(presentation['type']).includes('VerifiablePresentation')) {
    throw new MesheError('vc-jose.not-a-presentation', 'This is no presentation.')
  }
  for (const credential of asList(presentation['verifiableCredential'])) {
    if (openEnvelope(credential)?.type !== 'EnvelopedVerifiableCredential') {
      throw new MesheError('vc-jose.credential-unsecured', 'A credential in the presentation is not secured.')
    }
  }
}

interface Signing extends IssueTokenSettings {
  readonly owner: 'issuer' | 'holder'
  readonly kind: 'vc' | 'vp'
}

function sign(document: JsonObject, { signer, issuedAt, expiresAt, claims, owner, kind }: Signing): Promise<string> {
  const kid = signer.verificationMethod
  if (identifierOf(document[owner]) !== kid.split('#')[0]) {
    throw new MesheError('credential.issuer-mismatch', 'The key belongs to somebody else.', { owner })
  }
  const dates = {
    iat: numericDateOf(issuedAt),
    ...(expiresAt === undefined ? {} : { exp: numericDateOf(expiresAt) }),
  }
  const signed = { ...document, ...claims, ...dates }
  const header = { typ: `${kind}+jwt`, cty: kind, kid }
  checkTokenClaims(signed, header, owner)
  return signCompactJws(JSON.stringify(signed), { signer, header })
}
