/** Who did what: one event for each change of state, written in its transaction. */

import type { Db, Queryable } from '../db/db.ts'
import { uuidv7 } from '../db/uuid.ts'

/** Events of the node itself, not of one institution. */
export const nodeItself = '00000000-0000-0000-0000-000000000000'

export interface AuditEvent {
  readonly institutionId: string
  /** Noun and verb, e.g. `award.revoked`. */
  readonly action: string
  readonly subject: { readonly kind: string; readonly id: string }
  /** Who did it; null for the system. */
  readonly accountId: string | null
}

export async function recordAudit(db: Queryable, event: AuditEvent, now: Date): Promise<void> {
  await db`
    insert into audit_event (institution_id, event_id, at, action, subject_kind, subject_id, account_id)
    values (${event.institutionId}, ${uuidv7(now)}, ${now}, ${event.action}, ${event.subject.kind}, ${event.subject.id}, ${event.accountId})`
}

export interface RecordedEvent {
  readonly id: string
  readonly at: Date
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly by: string | null
}

export async function listAudit(
  db: Db,
  institutionId: string,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<RecordedEvent[]> {
  return db<RecordedEvent[]>`
    select e.event_id as id, e.at, e.action, e.subject_kind as "subjectKind", e.subject_id as "subjectId", coalesce(a.name, a.email) as by
    from audit_event e left join account a using (account_id)
    where e.institution_id = ${institutionId} and (${before}::uuid is null or e.event_id < ${before}::uuid)
    order by e.event_id desc limit ${limit}`
}
