/** HTTP face of the hosted wallet. */
import { MesheError } from '@meshe/credentials'
import type { VerificationReport } from '@meshe/credentials/verification'
import { type HeldCredentialView, holdingApi } from '@meshe/domain/holding'
import type { SignedIn } from '../accounts/session-store.ts'
import { nodeItself, recordAudit } from '../audit/audit-store.ts'
import { inTransaction } from '../db/db.ts'
import { mountAccount, type Router } from '../http/mount.ts'
import { answerDocument } from './answer-document.ts'
import { mountClaims } from './claim-routes.ts'
import { findHeld } from './holding-service.ts'
import { deleteHeldCredential, type HeldCredential, listHeldCredentials } from './holding-store.ts'
import { addToWallet, recheck } from './wallet.ts'

export function mountHolding(router: Router): void {
  const { context } = router
  const { db, clock } = context
  mountClaims(router)

  mountAccount(router, holdingApi.listHeldCredentials, async ({ account }) => {
    const wallet = await listHeldCredentials(db, account.accountId)
    // All at once: the lists of issuers are shared, and one that does not answer is waited for once.
    const checked = await Promise.all(wallet.map((held) => recheck(context, account, held)))
    return { credentials: checked.map(toHeldView) }
  })

  mountAccount(router, holdingApi.addCredential, async ({ body, account }) => {
    const document = typeof body.document === 'string' ? body.document : JSON.stringify(body.document)
    return show(account, await addToWallet(context, account, document))
  })

  mountAccount(router, holdingApi.showHeldCredential, ({ params, account }) => show(account, params.credential))

  mountAccount(router, holdingApi.downloadHeldCredential, async ({ params, account, c }) =>
    answerDocument(c, (await findHeld(db, account.accountId, params.credential)).documents, params.format),
  )

  mountAccount(router, holdingApi.removeHeldCredential, async ({ params, account: { accountId } }) =>
    inTransaction(db, async (tx) => {
      if (!(await deleteHeldCredential(tx, accountId, params.credential))) {
        throw new MesheError('holding.credential-not-found', 'You hold no such credential.')
      }
      const subject = { kind: 'held-credential', id: params.credential }
      await recordAudit(tx, { institutionId: nodeItself, action: 'credential.removed', subject, accountId }, clock())
      return null
    }),
  )

  async function show(account: SignedIn, heldCredentialId: string): Promise<HeldCredentialView> {
    return toHeldView(await recheck(context, account, await findHeld(db, account.accountId, heldCredentialId)))
  }
}

function toHeldView(held: HeldCredential & { readonly report: VerificationReport }): HeldCredentialView {
  const formats = held.documents.map(({ format }) => format)
  return {
    id: held.heldCredentialId,
    content: held.content as HeldCredentialView['content'],
    format: held.report.format,
    formats,
    addedAt: held.addedAt.toISOString(),
    source: held.source,
    report: held.report as HeldCredentialView['report'],
  }
}
