/** HTTP face of the accounts slice: sign-in by mail link, the session, the people of an institution. */
import { createHash } from 'node:crypto'
import { MesheError } from '@meshe/credentials'
import { type AccountView, accountsApi, type SessionView } from '@meshe/domain/accounts'
import { nodeItself, recordAudit } from '../audit/audit-store.ts'
import { showsMailSink } from '../config/config.ts'
import { inTransaction, type Tx } from '../db/db.ts'
import type { AppContext } from '../http/context.ts'
import { mountAccount, mountMember, mountPublic, type Router } from '../http/mount.ts'
import { limitRate } from '../http/rate-limit.ts'
import { clearSessionCookie, sessionLifetimeMs, sessionToken, setSessionCookie } from '../http/session-cookie.ts'
import { listMails } from '../mail/mail-store.ts'
import { listMembers, saveMembership } from './membership-store.ts'
import {
  createToken,
  deleteSession,
  findAccount,
  findOrCreateAccount,
  insertSession,
  type SignedIn,
  updateAccount,
  useSignInLink,
} from './session-store.ts'
import { sendSignInLink } from './sign-in-link.ts'

/** What else happens in the transaction of a sign-in: the credential of a claim is kept. Answers where to go. */
export type SignInHook = (
  tx: Tx,
  signIn: { readonly accountId: string; readonly email: string; readonly claimTokenHash: Uint8Array | null },
) => Promise<string | null>

export function mountAccounts(router: Router, onSignIn: SignInHook): void {
  const { context } = router
  const { db, clock, config, jobs } = context

  mountPublic(router, accountsApi.requestSignInLink, async ({ body }) => {
    const bucket = `sign-in:${createHash('sha256').update(body.email.toLowerCase()).digest('base64url')}`
    await limitRate(db, { bucket, max: 10, windowMs: 15 * 60_000 }, clock())
    await inTransaction(db, (tx) =>
      sendSignInLink(
        tx,
        config,
        { email: body.email, language: body.language, returnTo: body.returnTo ?? null, claimTokenHash: null },
        clock(),
      ),
    )
    jobs.wake('mail')
    return { sent: true as const }
  })

  mountPublic(router, accountsApi.signIn, async ({ body, c }) => {
    const now = clock()
    const token = createToken()
    const signedIn = await inTransaction(db, async (tx) => {
      const link = await useSignInLink(tx, body.token, now)
      const accountId = await findOrCreateAccount(tx, link, now)
      await insertSession(tx, { token, accountId, expiresAt: new Date(now.getTime() + sessionLifetimeMs) }, now)
      await recordAudit(
        tx,
        {
          institutionId: nodeItself,
          action: 'session.started',
          subject: { kind: 'account', id: accountId },
          accountId,
        },
        now,
      )
      const keptAt = await onSignIn(tx, { accountId, email: link.email, claimTokenHash: link.claimTokenHash })
      return { account: await findAccount(tx, accountId), returnTo: keptAt ?? link.returnTo }
    })
    setSessionCookie(config, c, token)
    return { session: toSessionView(context, signedIn.account), returnTo: signedIn.returnTo }
  })

  mountPublic(router, accountsApi.showSession, async ({ account }) => toSessionView(context, account))

  mountAccount(router, accountsApi.signOut, async ({ c, account }) => {
    const token = sessionToken(config, c)
    await inTransaction(db, async (tx) => {
      if (token !== null) await deleteSession(tx, token)
      const subject = { kind: 'account', id: account.accountId }
      await recordAudit(
        tx,
        { institutionId: nodeItself, action: 'session.ended', subject, accountId: account.accountId },
        clock(),
      )
    })
    clearSessionCookie(config, c)
    return null
  })

  mountAccount(router, accountsApi.updateAccount, async ({ body, account }) =>
    inTransaction(db, async (tx) => {
      await updateAccount(tx, account.accountId, body)
      const subject = { kind: 'account', id: account.accountId }
      await recordAudit(
        tx,
        { institutionId: nodeItself, action: 'account.changed', subject, accountId: account.accountId },
        clock(),
      )
      return toAccountView(await findAccount(tx, account.accountId))
    }),
  )

  mountMember(router, accountsApi.listMembers, async ({ institution }) => ({
    members: await listMembers(db, institution.institutionId),
  }))

  mountMember(router, accountsApi.saveMember, async ({ body, institution, account }) =>
    inTransaction(db, async (tx) => {
      const now = clock()
      const accountId = await findOrCreateAccount(tx, { email: body.email, language: 'en', name: body.name }, now)
      if (accountId === account.accountId && !body.roles.includes('administrator')) {
        throw new MesheError(
          'permission.denied',
          'You cannot take your own administration away. Ask another administrator.',
        )
      }
      await saveMembership(tx, { institutionId: institution.institutionId, accountId, roles: body.roles })
      const subject = { kind: 'account', id: accountId }
      await recordAudit(
        tx,
        {
          institutionId: institution.institutionId,
          action: 'membership.changed',
          subject,
          accountId: account.accountId,
        },
        now,
      )
      const saved = await findAccount(tx, accountId)
      return { accountId, email: saved.email, name: saved.name, roles: body.roles }
    }),
  )

  mountPublic(router, accountsApi.listSinkMails, async ({ query }) => {
    if (!showsMailSink(config)) throw new MesheError('request.not-found', 'There is nothing at this address.')
    const mails = await listMails(db, { to: query.to ?? null })
    return { mails: mails.map((mail) => ({ ...mail, sentAt: mail.sentAt?.toISOString() ?? null })) }
  })
}

function toSessionView({ config }: AppContext, account: SignedIn | null): SessionView {
  const node = { name: config.name, kind: config.kind, mailSink: showsMailSink(config) }
  return { account: account && toAccountView(account), node }
}

function toAccountView(account: SignedIn): AccountView {
  return {
    id: account.accountId,
    email: account.email,
    name: account.name,
    language: account.language,
    memberships: account.memberships.map(({ slug, institutionName, roles }) => ({
      institution: { slug, name: institutionName },
      roles: [...roles],
    })),
  }
}
