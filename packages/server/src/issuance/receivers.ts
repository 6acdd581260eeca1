/** Which universities have an award, as they say themselves, and telling them that it was withdrawn. */
import { MesheError } from '@meshe/credentials'
import type { RecognitionNotice } from '@meshe/domain/federation'
import { findInstitution, type Institution } from '../accounts/institution-store.ts'
import type { Tx } from '../db/db.ts'
import type { MessageHandlers } from '../federation/message-handlers.ts'
import { sendMessage } from '../federation/outbox-service.ts'
import { lookReceivingNode, mayNodeSpeakFor } from '../federation/trust-service.ts'
import type { AppContext } from '../http/context.ts'
import { lockAward, type StoredAward, saveReceiver } from './award-store.ts'
import { listDocuments, lookAwardKey } from './credential-store.ts'

export function onIssuanceMessages(handlers: MessageHandlers, context: AppContext): void {
  handlers.onMessage('recognition.notice', (tx, { fromNode, body }) => noteReceiver(tx, context, { fromNode, body }))
}

/** Remembers who has an award. A university that hears of it after it was withdrawn is told at once. */
async function noteReceiver(
  tx: Tx,
  context: AppContext,
  { fromNode, body }: { readonly fromNode: string; readonly body: RecognitionNotice },
): Promise<void> {
  if (!(await mayNodeSpeakFor(tx, fromNode, body.institution))) {
    throw new MesheError('permission.denied', 'This node does not speak for that university.')
  }
  const key = await lookAwardKey(tx, body.credentialId)
  const institution = key && (await findInstitution(tx, key.institutionId))
  const award = key && (await lockAward(tx, key.institutionId, key.awardId))
  if (!institution || !award || institution.did !== body.issuer) {
    throw new MesheError('issuance.award-not-found', 'There is no award with this credential here.')
  }
  const now = context.clock()
  const isNew = await saveReceiver(tx, award, { receiverDid: body.institution, now })
  if (!isNew || award.revokedAt === null) return
  const withdrawal = { at: award.revokedAt, reason: award.revocationReason ?? '' }
  await tellReceivers(tx, context, { award, institution, receivers: [body.institution], ...withdrawal })
}

export interface Withdrawal {
  readonly award: StoredAward
  readonly institution: Institution
  /** DIDs. */
  readonly receivers: readonly string[]
  readonly at: Date
  readonly reason: string
}

/** A university that has left the network cannot be told; it sees the withdrawal in the status list. */
export async function tellReceivers(tx: Tx, context: AppContext, withdrawal: Withdrawal): Promise<void> {
  const { award, institution, receivers, at, reason } = withdrawal
  if (receivers.length === 0) return
  const credentialIds = (await listDocuments(tx, award)).map((signed) => signed.credentialId)
  const body = { issuer: institution.did, credentialIds, at: at.toISOString(), reason }
  for (const to of receivers) {
    if ((await lookReceivingNode({ ...context, db: tx }, to)) === null) {
      context.log.warn({ to }, 'a university that has an award is not in the network any more')
      continue
    }
    await sendMessage(tx, context, { to, type: 'award.revoked', body, conversation: award.awardId })
  }
}
