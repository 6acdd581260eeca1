/** Writing awards down before anything is signed: learners, awards and their places in the status lists, in one transaction. */
import { randomBytes } from 'node:crypto'
import type { AwardPart } from '@meshe/credentials/micro-credential'
import { recordAudit } from '../audit/audit-store.ts'
import type { Tx } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'
import { insertAwards, type NewAward } from './award-store.ts'
import { type NewLearner, saveLearners } from './learner-store.ts'
import { drawStatusEntries } from './status-store.ts'

const awardFormats = ['open-badges-3.0', 'european-digital-credential', 'sd-jwt-vc'] as const

/** What is the same for all awards of one round. */
export interface AwardRound {
  readonly institutionId: string
  readonly batchId: string | null
  readonly microCredentialId: string
  readonly microCredentialVersion: number
  /** ISO 8601 dates. */
  readonly awardedOn: string
  readonly validUntil: string | null
  /** Account of who awards; null for the system. */
  readonly by: string | null
}

export interface AwardDraft {
  readonly learner: NewLearner
  readonly grade?: string | undefined
  readonly parts?: readonly AwardPart[] | undefined
  readonly cause: string
}

/**
 * Stores pending awards. The caller holds the open status list (`lockOpenList`) and knows that nobody of them holds this award.
 *
 * @returns the ids of the awards, in the order of the drafts.
 */
export async function writeAwards(
  tx: Tx,
  round: AwardRound,
  { drafts, now }: { readonly drafts: readonly AwardDraft[]; readonly now: Date },
): Promise<string[]> {
  if (drafts.length === 0) return []
  const learners = drafts.map((draft) => draft.learner)
  const learnerIds = await saveLearners(tx, round.institutionId, { learners, now })
  // In the order of the list, although all are of one moment.
  const awardIds = drafts.map(() => uuidv7(now)).sort()
  const awards = drafts.map(
    ({ learner, grade, parts, cause }, at): NewAward => ({
      awardId: awardIds[at] ?? '',
      batchId: round.batchId,
      learnerId: learnerIds.get(learner.email.toLowerCase()) ?? '',
      microCredentialId: round.microCredentialId,
      microCredentialVersion: round.microCredentialVersion,
      givenName: learner.givenName,
      familyName: learner.familyName,
      dateOfBirth: learner.dateOfBirth ?? null,
      language: learner.language ?? 'en',
      awardedOn: round.awardedOn,
      validUntil: round.validUntil,
      grade: grade ?? null,
      parts: parts ?? null,
      salt: randomBytes(16).toString('base64url'),
      cause,
    }),
  )
  await insertAwards(tx, round.institutionId, { awards, by: round.by, now })
  const wanted = awards.flatMap(({ awardId }) => awardFormats.map((format) => ({ awardId, format })))
  await drawStatusEntries(tx, round.institutionId, { wanted, now })
  const subject =
    round.batchId === null
      ? { kind: 'award', id: awards[0]?.awardId ?? '' }
      : { kind: 'award-batch', id: round.batchId }
  await recordAudit(
    tx,
    { institutionId: round.institutionId, action: 'award.written', subject, accountId: round.by },
    now,
  )
  return awardIds
}

/** Today, as a calendar day in UTC. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}
