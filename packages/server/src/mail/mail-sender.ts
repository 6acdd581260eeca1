/** Sends the mails of the outbox: to the sink of the demonstration, or by SMTP, with growing pauses between attempts. */
import { createTransport } from 'nodemailer'
import type { Config } from '../config/config.ts'
import { type Db, inTransaction, type Tx } from '../db/db.ts'
import { markMailFailed, markMailSent, takeDueMails, type WaitingMail } from './mail-store.ts'

export type SendMail = (mail: { readonly to: string; readonly subject: string; readonly body: string }) => Promise<void>

/** A mail server that does not answer holds up a mail, not a connection to the database for minutes. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** @returns null for the sink, which keeps the mail where it is. */
export function createMailTransport(mail: Config['mail']): SendMail | null {
  if (mail.transport === 'sink') return null
  const transport = createTransport({ url: mail.url, ...patience })
  return async ({ to, subject, body }) => {
    await transport.sendMail({ from: mail.from, to, subject, text: body })
  }
}

const maxAttempts = 12

const mostAtOnce = 20

/**
 * Sends up to 20 mails that are due, each in a transaction of its own: a crash can send one of them again, not all.
 *
 * @returns how many were tried
 */
export async function sendDueMails(db: Db, send: SendMail | null, now: () => Date): Promise<number> {
  for (let tried = 0; tried < mostAtOnce; tried += 1) {
    if (!(await inTransaction(db, (tx) => sendDueMail(tx, send, now)))) return tried
  }
  return mostAtOnce
}

/** @returns whether there was one */
async function sendDueMail(tx: Tx, send: SendMail | null, now: () => Date): Promise<boolean> {
  const [mail] = await takeDueMails(tx, now(), { limit: 1 })
  if (!mail) return false
  const error = await send?.(mail).then(
    () => null,
    (failure: unknown) => failure ?? 'failed',
  )
  if (!error) {
    await markMailSent(tx, mail.id, { now: now(), keepBody: send === null })
    return true
  }
  const nextAttemptAt = nextAttempt(mail, error, now())
  await markMailFailed(tx, mail.id, { now: now(), nextAttemptAt, code: codeOf(error) })
  return true
}

/** Null where trying again is of no use: the address does not exist, or it failed for two days. */
function nextAttempt(mail: WaitingMail, error: unknown, now: Date): Date | null {
  const isPermanent =
    typeof error === 'object' && error !== null && 'responseCode' in error && Number(error.responseCode) >= 550
  if (isPermanent || mail.attempts + 1 >= maxAttempts) return null
  return new Date(now.getTime() + Math.min(30_000 * 2 ** mail.attempts, 6 * 3600_000))
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'mail.failed'
}
