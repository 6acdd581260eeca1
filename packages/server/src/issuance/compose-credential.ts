/** VC-API: signs what the caller composed, after refusing everything that this node would have to be ashamed of. */
import { addProof } from '@meshe/credentials/data-integrity'
import type { JsonObject } from '@meshe/credentials/json'
import { canonicalize } from '@meshe/credentials/json-ld'
import { institutionSigner } from '../accounts/institution-keys.ts'
import type { Institution } from '../accounts/institution-store.ts'
import { recordAudit } from '../audit/audit-store.ts'
import { inTransaction } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'
import type { AppContext } from '../http/context.ts'
import { checkComposed } from './check-composed.ts'
import { insertComposed, markComposedSigned } from './credential-store.ts'

interface ComposedCredential {
  readonly credential: JsonObject
  readonly by: string
  /** One that signs with the Ed25519 key of the institution. */
  readonly cryptosuite?: 'eddsa-rdfc-2022' | 'eddsa-jcs-2022' | undefined
}

/**
 * Also with a suite that signs the JSON itself, every word must have a meaning: readers go by the statements.
 *
 * @throws MesheError `credential.proof-present`, `credential.issuer-mismatch`, `credential.malformed` (facts: fault, path),
 *   `credential.valid-until-before-valid-from`, `credential.undefined-term`, `credential.context-unknown`, `permission.denied`,
 *   `status.malformed`
 */
export async function issueComposed(
  context: AppContext,
  institution: Institution,
  { credential, by, cryptosuite = 'eddsa-rdfc-2022' }: ComposedCredential,
): Promise<JsonObject> {
  const draft = checkComposed(credential, institution.did)
  await canonicalize(draft)
  const recordId = uuidv7(context.clock())
  const { institutionId } = institution
  await inTransaction(context.db, async (tx) => {
    const now = context.clock()
    await insertComposed(tx, institutionId, { recordId, draft, by }, now)
    const subject = { kind: 'composed-credential', id: recordId }
    await recordAudit(tx, { institutionId, action: 'composed-credential.written', subject, accountId: by }, now)
  })
  const signed = await addProof(draft, {
    signer: await institutionSigner(context, institution),
    cryptosuite,
    created: context.clock(),
    cryptography: context.cryptography,
  })
  await inTransaction(context.db, async (tx) => {
    const now = context.clock()
    await markComposedSigned(tx, institutionId, { recordId, document: JSON.stringify(signed), now })
    const subject = { kind: 'composed-credential', id: recordId }
    await recordAudit(tx, { institutionId, action: 'composed-credential.issued', subject, accountId: by }, now)
  })
  return signed
}
