/** The mail link: made, stored as a hash and sent in one transaction. */
import type { Config } from '../config/config.ts'
import type { Tx } from '../db/db.ts'
import { queueMail } from '../mail/mail-store.ts'
import { mailLanguageOf, writeMail } from '../mail/mail-texts.ts'
import { createToken, insertSignInLink, type SignInLink } from './session-store.ts'

const lifetimeMs = 15 * 60_000

/** The token stands behind `#`: it reaches no server log, and no mail scanner can use it up by opening the page. */
export async function sendSignInLink(
  tx: Tx,
  config: Pick<Config, 'origin'>,
  link: SignInLink,
  now: Date,
): Promise<void> {
  const token = createToken()
  await insertSignInLink(tx, { ...link, token, expiresAt: new Date(now.getTime() + lifetimeMs) }, now)
  const language = mailLanguageOf(link.language)
  const mail = writeMail('sign-in', language, { link: `${config.origin}/${language}/sign-in#${token}` })
  await queueMail(tx, { to: link.email.toLowerCase(), ...mail, cause: `sign-in:${token.slice(0, 12)}` }, now)
}
