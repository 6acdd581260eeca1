/**
 * Signs what is written: takes pending awards, makes every encoding, and stores documents, claim link, mail and audit with the new
 * state in one transaction. A crash at any moment leaves an award pending or issued, never something between.
 */
import { MesheError } from '@meshe/credentials'
import type { Award, MicroCredential, StatusReference } from '@meshe/credentials/micro-credential'
import { institutionSigner, issuerAddressOf } from '../accounts/institution-keys.ts'
import { findInstitution, type Institution } from '../accounts/institution-store.ts'
import { toIssuingInstitution } from '../accounts/institutions.ts'
import { recordAudit } from '../audit/audit-store.ts'
import { inTransaction, type Queryable, type Tx } from '../db/db.ts'
import type { AppContext } from '../http/context.ts'
import { markAwardDelayed, markAwardIssued, type StoredAward, takePendingAwards } from './award-store.ts'
import { createMicroCredentialReader } from './awarded-micro-credential.ts'
import { sendClaimLink } from './claim-links.ts'
import { insertDocuments } from './credential-store.ts'
import { type DocumentSigners, signDocuments } from './sign-documents.ts'
import { listStatusEntries, type StatusEntryPlace } from './status-store.ts'

const chunk = 10

/** Signs up to ten awards that wait. @returns how many were issued. */
export async function signAwards(context: AppContext): Promise<number> {
  const issued = await inTransaction(context.db, async (tx) => {
    const now = context.clock()
    const awards = await takePendingAwards(tx, { now, limit: chunk })
    const findIssuer = createIssuerReader(context, tx)
    const readMicroCredential = createMicroCredentialReader(tx)
    let done = 0
    for (const award of awards) {
      try {
        const issuer = await findIssuer(award.institutionId)
        const microCredential = await readMicroCredential(award)
        await tx.savepoint((step) => issue(context, step, { award, issuer, microCredential }))
        done += 1
      } catch (error) {
        await delay(context, tx, { award, error })
      }
    }
    return done
  })
  if (issued > 0) context.jobs.wake('mail')
  return issued
}

interface Issuer {
  readonly institution: Institution
  readonly signers: DocumentSigners
}

function createIssuerReader(context: AppContext, db: Queryable): (institutionId: string) => Promise<Issuer> {
  const known = new Map<string, Promise<Issuer>>()
  return (institutionId) => {
    const found = known.get(institutionId) ?? read(institutionId)
    known.set(institutionId, found)
    return found
  }
  async function read(institutionId: string): Promise<Issuer> {
    const institution = await findInstitution(db, institutionId)
    const proofs = await institutionSigner(context, institution)
    const tokens = await institutionSigner(context, institution, 'P-256')
    return { institution, signers: { proofs, tokens, seal: context.sealKeys.get(institution.slug) ?? null } }
  }
}

interface Issue {
  readonly award: StoredAward
  readonly issuer: Issuer
  readonly microCredential: MicroCredential
}

async function issue(context: AppContext, tx: Queryable, { award, issuer, microCredential }: Issue): Promise<void> {
  const { institution, signers } = issuer
  const now = context.clock()
  const places = await listStatusEntries(tx, award.institutionId, award.awardId)
  const place = places.get('sd-jwt-vc')
  const documents = await signDocuments(context, {
    award: toAwardRecord(context, { award, institution, microCredential, places }),
    issuerAddress: issuerAddressOf(institution),
    tokenStatus: place ? { uri: tokenStatusListUrl(institution, place.listId), index: place.index } : null,
    signers,
  })
  const cause = `claim:${award.awardId}`
  await insertDocuments(tx, award, { documents, now })
  await sendClaimLink(tx, context.config, { award, institution, title: microCredential.title, cause, now })
  await markAwardIssued(tx, award, { mailCause: cause, now })
  const subject = { kind: 'award', id: award.awardId }
  await recordAudit(tx, { institutionId: award.institutionId, action: 'award.issued', subject, accountId: null }, now)
}

interface Written extends Pick<Issue, 'award' | 'microCredential'> {
  readonly institution: Institution
  /** By format. */
  readonly places: ReadonlyMap<string, StatusEntryPlace>
}

function toAwardRecord({ config }: AppContext, { award, institution, microCredential, places }: Written): Award {
  const reference = (format: string): StatusReference => {
    const place = places.get(format)
    if (!place) throw new MesheError('status.range', 'The award has no place in a status list.', { format })
    return {
      statusListCredential: statusListUrl(config.origin, institution, place.listId),
      statusListIndex: place.index,
    }
  }
  const day = new Date(`${award.awardedOn}T00:00:00Z`)
  return {
    id: `urn:uuid:${award.awardId}`,
    microCredential,
    institution: toIssuingInstitution(institution),
    learner: {
      givenName: award.givenName,
      familyName: award.familyName,
      dateOfBirth: award.dateOfBirth ?? undefined,
      email: award.email,
    },
    awardedOn: day,
    validFrom: day,
    validUntil: award.validUntil === null ? undefined : new Date(`${award.validUntil}T23:59:59Z`),
    grade: award.grade ?? undefined,
    parts: award.parts ?? undefined,
    salt: award.salt,
    status: {
      openBadges: reference('open-badges-3.0'),
      europeanDigitalCredential: reference('european-digital-credential'),
    },
  }
}

export function statusListUrl(origin: string, institution: Pick<Institution, 'slug'>, listId: string): string {
  return `${origin}/institutions/${institution.slug}/status/${listId}`
}

/** Under the address that tokens name as their issuer. */
export function tokenStatusListUrl(institution: Pick<Institution, 'did'>, listId: string): string {
  return `${issuerAddressOf(institution)}/token-status/${listId}`
}

/** Puts an award off, so that one that cannot be signed holds up no other. */
async function delay(
  { clock, log }: AppContext,
  tx: Tx,
  { award, error }: { readonly award: StoredAward; readonly error: unknown },
): Promise<void> {
  const code = error instanceof MesheError ? error.code : 'internal'
  log.error(
    { award: award.awardId, code, attempts: award.attempts },
    'an award could not be signed and will be tried again',
  )
  const nextAttemptAt = new Date(clock().getTime() + Math.min(30_000 * 2 ** award.attempts, 3600_000))
  await markAwardDelayed(tx, award, { code, nextAttemptAt })
}
