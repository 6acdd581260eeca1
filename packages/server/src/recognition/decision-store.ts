/** SQL of decisions: each as it was made, signed afterwards, and found again as a precedent. */
import type { RecognitionOutcome, StandingDecision } from '@meshe/domain/recognition'
import type { Queryable, Tx } from '../db/db.ts'
import type { CaseKey } from './case-file-store.ts'
import type { CaseCredential } from './case-store.ts'

export async function insertDecision(
  tx: Tx,
  { institutionId, caseId }: CaseKey,
  given: { readonly decision: StandingDecision; readonly number: number; readonly decisionId: string },
): Promise<void> {
  const { decision, number, decisionId } = given
  const statusIndex = await drawStatusIndex(tx, institutionId)
  await tx`
    insert into recognition_decision (institution_id, case_id, number, decision_id, status_index, outcome, ects_claimed, ects_granted,
      substantial_differences, reason, condition, decided_at, decided_by, is_final, sign_at)
    values (${institutionId}, ${caseId}, ${number}, ${decisionId}, ${statusIndex}, ${decision.outcome}, ${decision.ectsClaimed},
      ${decision.ectsGranted}, ${tx.json(decision.substantialDifferences as never)}, ${decision.reason},
      ${decision.condition}, ${decision.decidedAt}, ${decision.deciderIds.at(-1) ?? null}, ${decision.isFinal},
      ${decision.decidedAt})`
}

async function drawStatusIndex(tx: Tx, institutionId: string): Promise<number> {
  const [row] = await tx<{ used: number }[]>`
    insert into decision_status_list (institution_id, used) values (${institutionId}, 1)
    on conflict (institution_id) do update set used = decision_status_list.used + 1 returning used`
  return (row?.used ?? 1) - 1
}

/** How many places are drawn. */
export async function countStatusIndices(db: Queryable, institutionId: string): Promise<number> {
  const [row] = await db<{ used: number }[]>`
    select used from decision_status_list where institution_id = ${institutionId}`
  return row?.used ?? 0
}

/** Places between two bounds whose decision was replaced by a later one. */
export async function listSupersededIndices(
  db: Queryable,
  institutionId: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<number[]> {
  const rows = await db<{ index: number }[]>`
    select d.status_index as index from recognition_decision d
    where d.institution_id = ${institutionId} and d.status_index >= ${from} and d.status_index < ${to}
      and exists (select from recognition_decision later where later.institution_id = d.institution_id
        and later.case_id = d.case_id and later.number > d.number)`
  return rows.map(({ index }) => index)
}

export interface UnsignedDecision extends CaseKey {
  readonly number: number
  readonly decisionId: string
}

/** Decisions that wait for their signature. Two processes may sign the same one; only the first is stored. */
export async function listUnsignedDecisions(db: Queryable, now: Date, { limit }: { readonly limit: number }) {
  return db<UnsignedDecision[]>`
    select institution_id as "institutionId", case_id as "caseId", number, decision_id as "decisionId"
    from recognition_decision where document is null and sign_at <= ${now} order by sign_at limit ${limit}`
}

/** @returns false where it was signed before. */
export async function saveSignedDecision(
  tx: Tx,
  { institutionId, caseId, number }: UnsignedDecision,
  { document, now }: { readonly document: string; readonly now: Date },
): Promise<boolean> {
  const saved = await tx`
    update recognition_decision set document = ${document}, signed_at = ${now}
    where institution_id = ${institutionId} and case_id = ${caseId} and number = ${number} and document is null returning 1`
  return saved.length > 0
}

export async function postponeSigning(db: Queryable, { institutionId, caseId, number }: UnsignedDecision, now: Date) {
  await db`
    update recognition_decision set sign_attempts = sign_attempts + 1,
      sign_at = ${now}::timestamptz + least(interval '5 seconds' * power(2, sign_attempts), interval '1 hour')
    where institution_id = ${institutionId} and case_id = ${caseId} and number = ${number}`
}

export type DecisionRecord = Omit<StandingDecision, 'deciderIds'> & { readonly statusIndex: number }

/** A decision as it was made, whatever came after it. */
export async function findDecision(
  db: Queryable,
  { institutionId, caseId, number }: UnsignedDecision,
): Promise<DecisionRecord> {
  const [row] = await db<DecisionRecord[]>`
    select status_index as "statusIndex", outcome, ects_claimed as "ectsClaimed", ects_granted as "ectsGranted",
      substantial_differences as "substantialDifferences", reason, condition, decided_at as "decidedAt", is_final as "isFinal"
    from recognition_decision where institution_id = ${institutionId} and case_id = ${caseId} and number = ${number}`
  if (!row) throw new Error('A decision that waits for its signature is gone.')
  return row
}

export interface Precedent {
  readonly title: Readonly<Record<string, string>>
  readonly awardingBody: string
  readonly outcome: RecognitionOutcome
  readonly ectsGranted: number
  readonly ectsClaimed: number
  readonly decidedAt: Date
  readonly similarity: 'same-micro-credential' | 'same-field-and-level'
}

/** Standing decisions on the same micro-credential, then on the same field and level; the newest first. Nobody is named. */
export async function listPrecedents(
  db: Queryable,
  { institutionId, caseId }: CaseKey,
  { achievementId, field, eqf }: CaseCredential,
): Promise<Precedent[]> {
  return db<Precedent[]>`
    select c.title, c.awarding_body as "awardingBody", d.outcome, d.ects_granted as "ectsGranted",
      d.ects_claimed as "ectsClaimed", d.decided_at as "decidedAt",
      case when c.achievement_id = ${achievementId} then 'same-micro-credential' else 'same-field-and-level' end as similarity
    from recognition_case c
    join lateral (select * from recognition_decision r where r.institution_id = c.institution_id and r.case_id = c.case_id
      order by r.number desc limit 1) d on true
    where c.institution_id = ${institutionId} and c.case_id <> ${caseId} and c.state in ('decided', 'appeal-decided')
      and (c.achievement_id = ${achievementId} or (c.field = ${field} and c.eqf = ${eqf}))
    order by (c.achievement_id = ${achievementId}) desc nulls last, d.decided_at desc limit 10`
}
