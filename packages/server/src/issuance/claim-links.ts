/** The claim link of an award: a token for 180 days, kept as a hash, and the mail that carries it, in one transaction. */
import { textIn } from '@meshe/domain/catalogue'
import type { Institution } from '../accounts/institution-store.ts'
import { createToken, hashToken } from '../accounts/session-store.ts'
import type { Config } from '../config/config.ts'
import type { Queryable } from '../db/db.ts'
import { queueMail } from '../mail/mail-store.ts'
import { writeMail } from '../mail/mail-texts.ts'
import type { StoredAward } from './award-store.ts'
import { insertClaim } from './credential-store.ts'

const lifetimeMs = 180 * 24 * 3600_000

export interface ClaimLink {
  readonly award: StoredAward
  readonly institution: Institution
  readonly title: Readonly<Record<string, string>>
  /** The same cause is one mail. */
  readonly cause: string
  readonly now: Date
}

export async function sendClaimLink(
  tx: Queryable,
  { origin }: Pick<Config, 'origin'>,
  { award, institution, title, cause, now }: ClaimLink,
): Promise<void> {
  const token = createToken()
  const expiresAt = new Date(now.getTime() + lifetimeMs)
  await insertClaim(tx, award, { tokenHash: hashToken(token), expiresAt, now })
  const mail = writeMail('claim', award.language, {
    name: award.givenName,
    institution: textIn(institution.name, award.language),
    title: textIn(title, award.language),
    link: `${origin}/c/${token}`,
    until: new Intl.DateTimeFormat(mailLanguage(award.language), { dateStyle: 'long', timeZone: 'UTC' }).format(
      expiresAt,
    ),
  })
  await queueMail(tx, { to: award.email, ...mail, cause }, now)
}

/** The language in which the mail is written: a language tag may be well-formed and still be none. */
function mailLanguage(tag: string): string {
  const language = tag.split('-')[0] ?? 'en'
  return ['en', 'es', 'de'].includes(language) ? language : 'en'
}
