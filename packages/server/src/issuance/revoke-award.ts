/** Withdrawing an award: bits, audit, mail and messages to every university that has it, in one transaction. */
import { MesheError } from '@meshe/credentials'
import { textIn } from '@meshe/domain/catalogue'
import type { Institution } from '../accounts/institution-store.ts'
import { recordAudit } from '../audit/audit-store.ts'
import { inTransaction } from '../db/db.ts'
import type { AppContext } from '../http/context.ts'
import { queueMail } from '../mail/mail-store.ts'
import { writeMail } from '../mail/mail-texts.ts'
import { listReceivers, lockAward, markAwardRevoked, type StoredAward } from './award-store.ts'
import { createMicroCredentialReader } from './awarded-micro-credential.ts'
import { tellReceivers } from './receivers.ts'
import { setStatusOfAward } from './status-store.ts'

/** @throws MesheError `issuance.award-not-found`, `issuance.already-revoked` */
export async function revokeAward(
  context: AppContext,
  institution: Institution,
  { awardId, reason, by }: { readonly awardId: string; readonly reason: string; readonly by: string },
): Promise<void> {
  const { institutionId } = institution
  await inTransaction(context.db, async (tx) => {
    const now = context.clock()
    const award = await lockAward(tx, institutionId, awardId)
    if (!award) throw new MesheError('issuance.award-not-found', 'There is no such award.')
    if (award.state === 'revoked') throw new MesheError('issuance.already-revoked', 'This award was withdrawn before.')
    await markAwardRevoked(tx, award, { reason, by, now })
    await setStatusOfAward(tx, institutionId, { awardId, now })
    const subject = { kind: 'award', id: awardId }
    await recordAudit(tx, { institutionId, action: 'award.revoked', subject, accountId: by }, now)
    // What was never signed was never seen by anybody.
    if (award.state === 'pending') return
    const { title } = await createMicroCredentialReader(tx)(award)
    const mail = mailOf(award, { institution, title, reason })
    await queueMail(tx, { to: award.email, ...mail, cause: `revoked:${awardId}` }, now)
    const receivers = await listReceivers(tx, institutionId, awardId)
    await tellReceivers(tx, context, { award, institution, receivers, at: now, reason })
  })
  context.jobs.wake('mail')
  context.jobs.wake('federation-outbox')
}

function mailOf(
  { language, givenName }: StoredAward,
  given: {
    readonly institution: Institution
    readonly title: Readonly<Record<string, string>>
    readonly reason: string
  },
) {
  const { institution, title, reason } = given
  return writeMail('award-revoked', language, {
    name: givenName,
    institution: textIn(institution.name, language),
    title: textIn(title, language),
    reason,
    contact: institution.email ?? institution.homepage ?? textIn(institution.name, language),
  })
}
