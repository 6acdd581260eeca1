/** What the desk of the issuing officer sees of batches, rows and awards. */
import type {
  AwardBatchView,
  AwardState,
  AwardView,
  CheckedListView,
  CheckedRow,
  CheckedRowView,
} from '@meshe/domain/issuance'
import type { Queryable } from '../db/db.ts'
import { lookMailStates } from '../mail/mail-store.ts'
import type { StoredAward } from './award-store.ts'
import { createMicroCredentialReader } from './awarded-micro-credential.ts'
import type { StoredBatch, StoredRow } from './batch-store.ts'
import { listLosses } from './credential-store.ts'

export async function toBatchViews(
  db: Queryable,
  institutionId: string,
  batches: readonly StoredBatch[],
): Promise<AwardBatchView[]> {
  const readMicroCredential = createMicroCredentialReader(db)
  const views: AwardBatchView[] = []
  for (const batch of batches) {
    const { title, version } = await readMicroCredential({ ...batch, institutionId })
    const { total, pending, issued, keptForLater, claimed, createdBy } = batch
    views.push({
      id: batch.batchId,
      microCredential: { id: batch.microCredentialId, title, version },
      createdAt: batch.createdAt.toISOString(),
      createdBy,
      total,
      pending,
      issued,
      keptForLater,
      claimed,
    })
  }
  return views
}

export async function toAwardViews(
  db: Queryable,
  institutionId: string,
  awards: readonly StoredAward[],
): Promise<AwardView[]> {
  const readMicroCredential = createMicroCredentialReader(db)
  const mails = await lookMailStates(
    db,
    awards.flatMap((award) => award.mailCause ?? []),
  )
  const losses = await listLosses(
    db,
    institutionId,
    awards.map((award) => award.awardId),
  )
  const views: AwardView[] = []
  for (const award of awards) {
    const { title, version } = await readMicroCredential(award)
    const { givenName, familyName, email } = award
    const own = losses.filter((candidate) => candidate.awardId === award.awardId)
    views.push({
      id: award.awardId,
      batchId: award.batchId,
      microCredential: { id: award.microCredentialId, title, version },
      learner: { givenName, familyName, email },
      state: stateOf(award),
      awardedOn: award.awardedOn,
      issuedAt: award.issuedAt?.toISOString() ?? null,
      claimedAt: award.claimedAt?.toISOString() ?? null,
      mail: mails.get(award.mailCause ?? '') ?? 'waiting',
      revocation: award.revokedAt && {
        at: award.revokedAt.toISOString(),
        reason: award.revocationReason ?? '',
        by: award.revokedByName,
      },
      delayedBy: award.state === 'pending' ? award.lastError : null,
      losses: Object.fromEntries(own.map(({ format, losses: lost }) => [format, [...lost]])),
    })
  }
  return views
}

function stateOf({ state, claimedAt }: StoredAward): AwardState {
  return state === 'issued' && claimedAt !== null ? 'kept' : state
}

export function toCheckedListView(rows: readonly CheckedRow[]): CheckedListView {
  const ready = rows.filter((row) => row.row !== null).length
  const views = rows.map(({ number, raw, row, problems }) => ({
    number,
    raw,
    isReady: row !== null,
    problems: [...problems],
  }))
  return { rows: views, ready, withProblems: rows.length - ready }
}

/** A row that was awarded has no problems any more, whatever it came with. */
export function toRowView({ number, raw, problems, awardId }: StoredRow): CheckedRowView {
  return { number, raw, isReady: awardId !== null, problems: awardId === null ? [...problems] : [] }
}
