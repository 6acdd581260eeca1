/** HTTP face of the claim link: look first, then keep, download or ask for a new link. */
import { MesheError } from '@meshe/credentials'
import { type ClaimView, holdingApi } from '@meshe/domain/holding'
import { hashToken, type SignedIn } from '../accounts/session-store.ts'
import { sendSignInLink } from '../accounts/sign-in-link.ts'
import { inTransaction } from '../db/db.ts'
import { mountPublic, type Router } from '../http/mount.ts'
import { limitRate } from '../http/rate-limit.ts'
import { type ClaimedAward, findClaimedAward, sendNewClaimLink } from '../issuance/issuance-service.ts'
import { answerDocument } from './answer-document.ts'
import { lookHeldByKeys } from './holding-store.ts'
import { keepForAccount, requireOpen } from './keep-claim.ts'
import { readDocument } from './read-document.ts'

const dayMs = 24 * 3600_000

export function mountClaims(router: Router): void {
  const { context } = router
  const { db, clock, config, jobs } = context

  mountPublic(router, holdingApi.showClaim, async ({ params, account }) => {
    const award = await findClaimedAward(db, hashToken(params.token))
    return toClaimView(award, { heldCredentialId: await lookHeld(award, account), now: clock() })
  })

  mountPublic(router, holdingApi.downloadClaim, async ({ params, c }) => {
    const award = await findClaimedAward(db, hashToken(params.token))
    requireOpen(award, clock())
    return answerDocument(c, award.documents, params.format)
  })

  mountPublic(router, holdingApi.keepClaim, async ({ params, body, account }) => {
    const claimTokenHash = hashToken(params.token)
    const award = await findClaimedAward(db, claimTokenHash)
    const now = clock()
    const known = await lookHeld(award, account)
    if (known !== null) return { outcome: 'kept' as const, heldCredentialId: known }
    requireOpen(award, now)
    const address = body.email?.toLowerCase() ?? award.email
    if (account !== null && account.email === award.email && address === award.email) {
      const heldCredentialId = await inTransaction(db, (tx) => keepForAccount(tx, award, { ...account, now }))
      if (heldCredentialId === null) throw keptBySomebodyElse()
      return { outcome: 'kept' as const, heldCredentialId }
    }
    if (award.keptBy !== null && account !== null) throw keptBySomebodyElse()
    await limitRate(db, { bucket: `keep:${award.awardId}`, max: 10, windowMs: dayMs / 24 }, now)
    const link = { email: address, language: award.language, returnTo: null, claimTokenHash }
    await inTransaction(db, (tx) => sendSignInLink(tx, config, link, now))
    jobs.wake('mail')
    return { outcome: 'mail-sent' as const, emailHint: hintOf(address) }
  })

  mountPublic(router, holdingApi.renewClaim, async ({ params }) => {
    const award = await findClaimedAward(db, hashToken(params.token))
    const now = clock()
    if (award.isRevoked) {
      throw new MesheError('holding.claim-withdrawn', 'The university has withdrawn this credential.')
    }
    await limitRate(db, { bucket: `renew:${award.awardId}`, max: 3, windowMs: dayMs }, now)
    // The same link asks for one new link an hour, however often it is pressed.
    const cause = `claim-renewal:${award.awardId}:${now.toISOString().slice(0, 13)}`
    await inTransaction(db, (tx) => sendNewClaimLink(tx, context, { ...award, cause }))
    jobs.wake('mail')
    return { sent: true as const }
  })

  async function lookHeld(award: ClaimedAward, account: SignedIn | null): Promise<string | null> {
    const keys = award.documents.map(({ credentialId }) => credentialId)
    return account && lookHeldByKeys(db, account.accountId, keys)
  }
}

/** Who finds the link later finds nothing in it, unless they are the person who keeps the credential. */
async function toClaimView(
  award: ClaimedAward,
  { heldCredentialId, now }: { readonly heldCredentialId: string | null; readonly now: Date },
): Promise<ClaimView> {
  const isExpired = award.expiresAt <= now && heldCredentialId === null
  const [main] = award.documents
  const content = main && !isExpired ? (await readDocument(main.document)).content : null
  return {
    state: stateOf(award, isExpired),
    institution: {
      name: award.institution.name,
      country: award.institution.country,
      contact: award.institution.email ?? award.institution.homepage,
    },
    content: content as ClaimView['content'],
    emailHint: hintOf(award.email),
    expiresAt: award.expiresAt.toISOString(),
    formats: award.documents.map(({ format, losses }) => ({ format, losses: [...losses] })),
    heldCredentialId,
  }
}

function stateOf({ isRevoked, keptBy }: ClaimedAward, isExpired: boolean): ClaimView['state'] {
  if (isExpired) return 'expired'
  if (isRevoked) return 'withdrawn'
  return keptBy === null ? 'open' : 'kept'
}

/** `m…@example.org` */
function hintOf(address: string): string {
  const [local = '', domain = ''] = address.split('@')
  return `${[...local][0] ?? ''}…@${domain}`
}

function keptBySomebodyElse(): MesheError {
  return new MesheError('holding.claim-already-kept', 'Another account keeps this credential.')
}
