/** Sends the mails of the outbox: to the sink of the demonstration, or by SMTP, with growing pauses between attempts. */
import { createTransport } from 'nodemailer'
import type { Config } from '../config/config.ts'
import { type Db, inTransaction } from '../db/db.ts'
import { markMailFailed, markMailSent, takeDueMails, type WaitingMail } from './mail-store.ts'

export type SendMail = (mail: { readonly to: string; readonly subject: string; readonly body: string }) => Promise<void>

/** @returns null for the sink, which keeps the mail where it is. */
export function createMailTransport(mail: Config['mail']): SendMail | null {
  if (mail.transport === 'sink') return null
  const transport = createTransport(mail.url)
  return async ({ to, subject, body }) => {
    await transport.sendMail({ from: mail.from, to, subject, text: body })
  }
}

const maxAttempts = 12

/** Sends up to 20 mails that are due. @returns how many were tried. */
export async function sendDueMails(db: Db, send: SendMail | null, now: () => Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    const mails = await takeDueMails(tx, now(), { limit: 20 })
    for (const mail of mails) {
      try {
        await send?.(mail)
        await markMailSent(tx, mail.id, { now: now(), keepBody: send === null })
      } catch (error) {
        await markMailFailed(tx, mail.id, {
          now: now(),
          nextAttemptAt: nextAttempt(mail, error, now()),
          code: codeOf(error),
        })
      }
    }
    return mails.length
  })
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
