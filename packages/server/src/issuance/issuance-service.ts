/** What other slices may ask of issuance. */
import { MesheError } from '@meshe/credentials'
import type { AwardPart, MicroCredential } from '@meshe/credentials/micro-credential'
import { findInstitution, type Institution } from '../accounts/institution-store.ts'
import { recordAudit } from '../audit/audit-store.ts'
import { findPublishedMicroCredential } from '../catalogue/catalogue-service.ts'
import type { Queryable, Tx } from '../db/db.ts'
import type { AppContext } from '../http/context.ts'
import {
  listAwardedAddresses,
  listAwardsOfLearners,
  lockAward,
  lookAward,
  markAwardClaimed,
  type StoredAward,
  setMailCause,
} from './award-store.ts'
import { createMicroCredentialReader } from './awarded-micro-credential.ts'
import { dayOf, writeAwards } from './awarding.ts'
import { sendClaimLink } from './claim-links.ts'
import { formatOrder, listDocuments, lookAwardKey, lookClaim, type SignedDocument } from './credential-store.ts'
import { listLearners, lookLearner, saveLearners } from './learner-store.ts'
import { lockOpenList } from './status-store.ts'

export { formatOrder, type SignedDocument }

export interface LearnerNames {
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly language?: string | undefined
  readonly now: Date
}

/** The learner with this address at an institution, made where there is none. A known learner keeps the name on record. */
export async function findOrCreateLearner(
  tx: Tx,
  institutionId: string,
  { now, ...learner }: LearnerNames,
): Promise<string> {
  const known = await lookLearner(tx, institutionId, { email: learner.email })
  if (known) return known.learnerId
  const saved = await saveLearners(tx, institutionId, { learners: [learner], now })
  return saved.get(learner.email.toLowerCase()) ?? ''
}

/** The names of learners of an institution by their id. */
export async function listLearnerNames(
  db: Queryable,
  institutionId: string,
  learnerIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const learners = await listLearners(db, institutionId, learnerIds)
  return new Map(
    learners.map(({ learnerId, givenName, familyName }) => [learnerId, `${givenName} ${familyName}`.trim()]),
  )
}

export interface AwardOrder {
  readonly institutionId: string
  readonly learnerId: string
  /** The award is made from its published version. */
  readonly microCredentialId: string
  /** What it is given for, e.g. `pathway:<id>:<learner id>`; the same cause awards once. */
  readonly cause: string
  readonly grade?: string | undefined
  readonly parts?: readonly AwardPart[] | undefined
  /** ISO 8601 dates; today and without end unless said. */
  readonly awardedOn?: string | undefined
  readonly validUntil?: string | undefined
  /** Account of who awards; null for the system. */
  readonly by: string | null
}

/**
 * Writes an award; it is signed and mailed after the transaction (`context.jobs.wake('sign-awards')` makes it at once).
 *
 * @returns the id of the award, the same for the same cause.
 * @throws MesheError `issuance.not-published`, `issuance.already-awarded`, `stacking.learner-not-found`
 */
export async function awardToLearner(tx: Tx, { clock }: Pick<AppContext, 'clock'>, order: AwardOrder): Promise<string> {
  const { institutionId, microCredentialId, cause, grade, parts } = order
  const now = clock()
  await lockOpenList(tx, institutionId, now)
  const given = await lookAward(tx, institutionId, { cause })
  if (given) return given.awardId
  const learner = await lookLearner(tx, institutionId, { learnerId: order.learnerId })
  if (!learner) throw new MesheError('stacking.learner-not-found', 'There is no such learner here.')
  const published = await findPublishedMicroCredential(tx, institutionId, microCredentialId)
  const holders = await listAwardedAddresses(tx, institutionId, { microCredentialId, addresses: [learner.email] })
  if (holders.size > 0) throw new MesheError('issuance.already-awarded', 'This person holds this award already.')
  const round = {
    institutionId,
    batchId: null,
    microCredentialId,
    microCredentialVersion: published.version,
    awardedOn: order.awardedOn ?? dayOf(now),
    validUntil: order.validUntil ?? null,
    by: order.by,
  }
  const { email, givenName, familyName } = learner
  const person = {
    email,
    givenName,
    familyName,
    dateOfBirth: learner.dateOfBirth ?? undefined,
    language: learner.language ?? undefined,
  }
  const [awardId = ''] = await writeAwards(tx, round, { drafts: [{ learner: person, grade, parts, cause }], now })
  return awardId
}

/** An award as other slices see it. */
export interface AwardRecord {
  readonly awardId: string
  readonly institutionId: string
  readonly learnerId: string
  readonly learner: { readonly givenName: string; readonly familyName: string; readonly email: string }
  readonly microCredentialId: string
  /** The version that was awarded; its `id` is the IRI that credentials name. */
  readonly microCredential: MicroCredential
  readonly state: 'pending' | 'issued' | 'revoked'
  /** ISO 8601 dates. */
  readonly awardedOn: string
  readonly validUntil: string | null
  readonly grade: string | null
  readonly cause: string
  readonly revokedAt: Date | null
}

/**
 * What an institution has awarded, to one learner or to all, of all or of some micro-credentials, oldest first. Withdrawn
 * awards are among them.
 */
export async function listAwardsOfInstitutionLearners(
  db: Queryable,
  institutionId: string,
  {
    learnerId = null,
    microCredentialIds = null,
  }: { readonly learnerId?: string | null; readonly microCredentialIds?: readonly string[] | null } = {},
): Promise<AwardRecord[]> {
  const read = createMicroCredentialReader(db)
  const awards = await listAwardsOfLearners(db, institutionId, { learnerId, microCredentialIds })
  const records: AwardRecord[] = []
  for (const award of awards) records.push(toRecord(award, await read(award)))
  return records
}

/** The award behind the identifier of one of its credentials, of any institution of this node, or null. */
export async function lookAwardByCredentialId(db: Queryable, credentialId: string): Promise<AwardRecord | null> {
  const key = await lookAwardKey(db, credentialId)
  const award = key && (await lookAward(db, key.institutionId, { awardId: key.awardId }))
  return award && toRecord(award, await createMicroCredentialReader(db)(award))
}

/** Every document of the award that this credential belongs to; none where it is not of this node. */
export async function listDocumentsOfSameAward(db: Queryable, credentialId: string): Promise<SignedDocument[]> {
  const key = await lookAwardKey(db, credentialId)
  return key ? listDocuments(db, key) : []
}

export interface ClaimedAward {
  readonly institution: Institution
  readonly awardId: string
  readonly email: string
  readonly language: string
  readonly isRevoked: boolean
  /** Account that keeps it, or null. */
  readonly keptBy: string | null
  readonly expiresAt: Date
  readonly documents: readonly SignedDocument[]
}

/** What a claim link leads to. @throws MesheError `holding.claim-not-found` */
export async function findClaimedAward(db: Queryable, tokenHash: Uint8Array): Promise<ClaimedAward> {
  const claim = await lookClaim(db, tokenHash)
  const award = claim && (await lookAward(db, claim.institutionId, { awardId: claim.awardId }))
  if (!claim || !award) throw new MesheError('holding.claim-not-found', 'There is nothing behind this link.')
  return {
    institution: await findInstitution(db, award.institutionId),
    awardId: award.awardId,
    email: award.email,
    language: award.language,
    isRevoked: award.state === 'revoked',
    keptBy: award.claimedBy,
    expiresAt: claim.expiresAt,
    documents: await listDocuments(db, award),
  }
}

type AwardKey = Pick<ClaimedAward, 'awardId'> & { readonly institution: Pick<Institution, 'institutionId'> }

/**
 * Holds an award while it is decided who keeps it. @returns the account that keeps it already, or null.
 *
 * @throws MesheError `holding.claim-not-found`
 */
export async function lockClaimedAward(tx: Tx, { awardId, institution }: AwardKey): Promise<string | null> {
  const award = await lockAward(tx, institution.institutionId, awardId)
  if (!award) throw new MesheError('holding.claim-not-found', 'There is nothing behind this link.')
  return award.claimedBy
}

/** Notes who keeps an award, and whether it is somebody with another address than the award's. */
export async function noteClaim(
  tx: Tx,
  { awardId, institution }: AwardKey,
  {
    accountId,
    isOtherAddress,
    now,
  }: { readonly accountId: string; readonly isOtherAddress: boolean; readonly now: Date },
): Promise<void> {
  const { institutionId } = institution
  await markAwardClaimed(tx, { institutionId, awardId }, { accountId, now })
  const action = isOtherAddress ? 'award.claimed-by-other-address' : 'award.claimed'
  await recordAudit(tx, { institutionId, action, subject: { kind: 'award', id: awardId }, accountId }, now)
}

/** Sends a new claim link to the address of the award. @throws MesheError `holding.claim-not-found` */
export async function sendNewClaimLink(
  tx: Tx,
  { config, clock }: Pick<AppContext, 'config' | 'clock'>,
  { awardId, institution, cause }: Pick<ClaimedAward, 'awardId' | 'institution'> & { readonly cause: string },
): Promise<void> {
  const { institutionId } = institution
  const award = await lockAward(tx, institutionId, awardId)
  if (!award) throw new MesheError('holding.claim-not-found', 'There is nothing behind this link.')
  const { title } = await createMicroCredentialReader(tx)(award)
  const now = clock()
  await sendClaimLink(tx, config, { award, institution, title, cause, now })
  await setMailCause(tx, award, cause)
  const subject = { kind: 'award', id: awardId }
  await recordAudit(tx, { institutionId, action: 'claim.renewed', subject, accountId: null }, now)
}

function toRecord(award: StoredAward, microCredential: MicroCredential): AwardRecord {
  const { awardId, institutionId, learnerId, givenName, familyName, email, microCredentialId } = award
  const { state, awardedOn, validUntil, grade, cause, revokedAt } = award
  return {
    awardId,
    institutionId,
    learnerId,
    learner: { givenName, familyName, email },
    microCredentialId,
    microCredential,
    state,
    awardedOn,
    validUntil,
    grade,
    cause,
    revokedAt,
  }
}
