/** SQL of checks beside the requests: of what has just arrived, and of what was recognised long ago. */
import type { Queryable, Tx } from '../db/db.ts'
import type { CaseKey } from './case-file-store.ts'

export async function listDueIntakes(db: Queryable, now: Date, { limit }: { readonly limit: number }) {
  return db<(CaseKey & { readonly attempts: number })[]>`
    select institution_id as "institutionId", case_id as "caseId", intake_attempts as attempts from recognition_case
    where intake_at <= ${now} order by intake_at limit ${limit}`
}

/** The first check is done, or is tried again at `againAt`. */
export async function saveIntake(
  tx: Queryable,
  { institutionId, caseId }: CaseKey,
  { now, againAt }: { readonly now: Date; readonly againAt: Date | null },
): Promise<void> {
  await tx`
    update recognition_case set intake_at = ${againAt}, intake_attempts = intake_attempts + 1, checked_at = ${now}
    where institution_id = ${institutionId} and case_id = ${caseId}`
}

/** A document came in addition: the case is checked anew. */
export async function requestIntake(tx: Tx, { institutionId, caseId }: CaseKey, now: Date): Promise<void> {
  await tx`
    update recognition_case set intake_at = ${now}, intake_attempts = 0
    where institution_id = ${institutionId} and case_id = ${caseId}`
}

/** Recognised cases whose credential was not looked at since `before`, the longest unseen first. */
export async function listRecheckable(db: Queryable, before: Date, { limit }: { readonly limit: number }) {
  return db<CaseKey[]>`
    select institution_id as "institutionId", case_id as "caseId" from recognition_case c
    where state in ('decided', 'appeal-decided') and confirmed_at is null and checked_at <= ${before}
      and (select r.ects_granted from recognition_decision r where r.institution_id = c.institution_id
        and r.case_id = c.case_id order by r.number desc limit 1) > 0
    order by checked_at limit ${limit}`
}

export async function markChecked(db: Queryable, { institutionId, caseId }: CaseKey, now: Date): Promise<void> {
  await db`update recognition_case set checked_at = ${now} where institution_id = ${institutionId} and case_id = ${caseId}`
}

export async function lookDecisionMonths(db: Queryable, institutionId: string): Promise<number | null> {
  const [row] = await db<{ months: number }[]>`
    select decision_months as months from recognition_policy where institution_id = ${institutionId}`
  return row?.months ?? null
}

export async function saveDecisionMonths(tx: Tx, institutionId: string, months: number): Promise<void> {
  await tx`
    insert into recognition_policy (institution_id, decision_months) values (${institutionId}, ${months})
    on conflict (institution_id) do update set decision_months = excluded.decision_months`
}
