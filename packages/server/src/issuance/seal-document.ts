/** An award as European Digital Credential under the seal of its university (JAdES), as European services check it. */
import { MesheError } from '@meshe/credentials'
import { toEuropeanDigitalCredential } from '@meshe/credentials/elm'
import { namesOrganisation, sealEuropeanDigitalCredential } from '@meshe/credentials/jades'
import { isJsonObject } from '@meshe/credentials/json'
import type { Award } from '@meshe/credentials/micro-credential'
import { sealedFormat } from '@meshe/domain/holding'
import type { AppContext } from '../http/context.ts'
import type { SealKey } from '../keys/seal-key.ts'
import type { SignedDocument } from './credential-store.ts'

/**
 * The sealed document, with an identifier of its own and the status entry of its sister with a proof. An award is never
 * held up by it: where the key store names somebody else, has ended or the credential does not conform to its profile,
 * there is none, and the log says why.
 */
export async function sealDocument(
  { cryptography, clock, log }: Pick<AppContext, 'cryptography' | 'clock' | 'log'>,
  award: Award,
  { certificate, certificates, signer }: SealKey,
): Promise<SignedDocument | null> {
  const signedAt = clock()
  const { credential, losses } = toEuropeanDigitalCredential(award)
  const credentialId = `${String(credential['id'])}:sealed`
  const { issuer } = credential
  const isOwn = isJsonObject(issuer) && namesOrganisation(issuer, certificate.subject.organisationIdentifier)
  try {
    if (!isOwn) throw new MesheError('credential.issuer-mismatch', 'The key store names another organisation.')
    if (certificate.notAfter <= signedAt) throw new MesheError('key-store.certificate-expired', 'The seal has ended.')
    const draft = { ...credential, id: credentialId }
    const sealed = await sealEuropeanDigitalCredential(draft, { signer, certificates, signedAt, cryptography })
    return { format: sealedFormat, credentialId, document: JSON.stringify(sealed), losses }
  } catch (error) {
    if (!(error instanceof MesheError)) throw error
    log.error({ award: award.id, code: error.code, facts: error.facts }, 'an award is given without a seal')
    return null
  }
}
