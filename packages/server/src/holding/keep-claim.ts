/** From a claim link into the wallet: at once for whoever proved the address of the award, else through a mail link. */
import { MesheError } from '@meshe/credentials'
import type { SignInHook } from '../accounts/accounts-routes.ts'
import type { Tx } from '../db/db.ts'
import type { AppContext } from '../http/context.ts'
import { type ClaimedAward, findClaimedAward, lockClaimedAward, noteClaim } from '../issuance/issuance-service.ts'
import { readDocument } from './read-document.ts'
import { putIntoWallet } from './wallet.ts'

/** @throws MesheError `holding.claim-expired`, `holding.claim-withdrawn` */
export function requireOpen(award: ClaimedAward, now: Date): void {
  if (award.expiresAt <= now) throw new MesheError('holding.claim-expired', 'This link is too old. Ask for a new one.')
  if (award.isRevoked) throw new MesheError('holding.claim-withdrawn', 'The university has withdrawn this credential.')
}

/**
 * Keeps the credential for an account whose address is proven. The same account may keep it again.
 *
 * @returns the id of the held credential, or null where somebody else keeps it.
 */
export async function keepForAccount(
  tx: Tx,
  award: ClaimedAward,
  { accountId, email, now }: { readonly accountId: string; readonly email: string; readonly now: Date },
): Promise<string | null> {
  const keptBy = await lockClaimedAward(tx, award)
  if (keptBy !== null && keptBy !== accountId) return null
  const documents = await Promise.all(award.documents.map(({ document }) => readDocument(document)))
  const held = { accountId, source: 'claimed', documents, report: null, siblingKeys: [] } as const
  const heldCredentialId = await putIntoWallet(tx, held, now)
  if (keptBy === null) {
    await noteClaim(tx, award, { accountId, isOtherAddress: email.toLowerCase() !== award.email, now })
  }
  return heldCredentialId
}

/** Keeps the credential of the claim that a sign-in link was sent for, in the transaction of the sign-in. */
export function keepClaimOnSignIn({ clock }: Pick<AppContext, 'clock'>): SignInHook {
  return async (tx, { accountId, email, claimTokenHash }) => {
    if (claimTokenHash === null) return null
    const award = await findClaimedAward(tx, claimTokenHash)
    // The sign-in counts whatever became of the credential meanwhile.
    if (award.isRevoked) return null
    const heldCredentialId = await keepForAccount(tx, award, { accountId, email, now: clock() })
    return heldCredentialId === null ? null : `/me/credentials/${heldCredentialId}`
  }
}
