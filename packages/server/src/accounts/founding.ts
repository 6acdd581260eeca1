/** Founding the universities of a node and their staff from a file: the first step of an operator, and of the demonstration. */
import {
  CountryCode,
  Email,
  LanguageTag,
  languageMap,
  PersonName,
  roles,
  Slug,
  WebAddress,
} from '@meshe/domain/contract'
import { z } from 'zod'
import { recordAudit } from '../audit/audit-store.ts'
import type { Config } from '../config/config.ts'
import { connect, inTransaction } from '../db/db.ts'
import { startEmbeddedPostgres } from '../db/embedded-postgres.ts'
import { migrate } from '../db/migrations.ts'
import type { AppContext } from '../http/context.ts'
import { openKeyStore } from '../keys/key-store.ts'
import { type Institution, listInstitutions } from './institution-store.ts'
import { createInstitution } from './institutions.ts'
import { saveMembership } from './membership-store.ts'
import { findOrCreateAccount } from './session-store.ts'

const Staff = z.strictObject({
  email: Email,
  name: PersonName.optional(),
  language: LanguageTag.default('en'),
  roles: z.array(z.enum(roles)).min(1),
})

/** What the file says. */
export const Founding = z.strictObject({
  institutions: z
    .array(
      z.strictObject({
        slug: Slug,
        name: languageMap(200),
        country: CountryCode,
        homepage: WebAddress.optional(),
        email: Email.optional(),
        legalIdentifier: z.string().trim().min(1).max(200),
        staff: z.array(Staff).max(500).default([]),
      }),
    )
    .min(1)
    .max(500),
})
export type Founding = z.infer<typeof Founding>

export interface FoundedInstitution {
  readonly slug: string
  readonly did: string
  /** False where it was there before: then only its staff were brought up to date. */
  readonly isNew: boolean
  readonly staff: number
}

type FoundingContext = Pick<AppContext, 'config' | 'db' | 'keys' | 'clock'>

/** Founds what is missing; what is there stays. May run beside the running node. */
export async function foundInstitutions(config: Config, founding: Founding): Promise<FoundedInstitution[]> {
  const embedded = config.databaseUrl === null ? await startEmbeddedPostgres(config.dataDirectory) : null
  const db = connect(config.databaseUrl ?? embedded?.url ?? '', { connections: 2 })
  try {
    await migrate(db)
    const context = { config, db, keys: await openKeyStore(config.dataDirectory), clock: () => new Date() }
    const present = new Map((await listInstitutions(db)).map((institution) => [institution.slug, institution]))
    const founded: FoundedInstitution[] = []
    for (const { staff, ...institution } of founding.institutions) {
      const known = present.get(institution.slug)
      const { did, institutionId } = known ?? (await createInstitution(context, institution))
      await employ(context, institutionId, staff)
      founded.push({ slug: institution.slug, did, isNew: known === undefined, staff: staff.length })
    }
    return founded
  } finally {
    await db.end({ timeout: 5 })
    if (embedded && !embedded.wasRunning) await embedded.stop()
  }
}

async function employ(
  { db, clock }: FoundingContext,
  institutionId: Institution['institutionId'],
  staff: Founding['institutions'][number]['staff'],
): Promise<void> {
  await inTransaction(db, async (tx) => {
    for (const { email, name, language, roles: given } of staff) {
      const accountId = await findOrCreateAccount(tx, { email, language, name }, clock())
      await saveMembership(tx, { institutionId, accountId, roles: given })
      await recordAudit(
        tx,
        { institutionId, action: 'membership.changed', subject: { kind: 'account', id: accountId }, accountId: null },
        clock(),
      )
    }
  })
}
