/** Writes down that something is going to be signed, before it is, and that it was. */
import { nodeItself, recordAudit } from '../audit/audit-store.ts'
import { inTransaction } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'
import type { AppContext } from '../http/context.ts'
import { insertSignature, markSigned } from './practice-store.ts'

interface PracticeSignature {
  readonly issuer: string
  readonly kind: 'practice-credential' | 'practice-presentation'
}

/** The record holds who signs and when; what is signed belongs to whoever sent it. */
export async function recordAround<Signed>(
  { db, clock }: Pick<AppContext, 'db' | 'clock'>,
  { issuer, kind }: PracticeSignature,
  sign: () => Promise<Signed>,
): Promise<Signed> {
  const signatureId = uuidv7(clock())
  const subject = { kind, id: signatureId }
  await inTransaction(db, async (tx) => {
    const now = clock()
    await insertSignature(tx, { signatureId, issuer, now })
    await recordAudit(tx, { institutionId: nodeItself, action: `${kind}.written`, subject, accountId: null }, now)
  })
  const signed = await sign()
  await inTransaction(db, async (tx) => {
    const now = clock()
    await markSigned(tx, signatureId, now)
    await recordAudit(tx, { institutionId: nodeItself, action: `${kind}.signed`, subject, accountId: null }, now)
  })
  return signed
}
